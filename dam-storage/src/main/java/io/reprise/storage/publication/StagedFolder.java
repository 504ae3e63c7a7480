package io.reprise.storage.publication;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.LinkedHashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder that nobody is shown yet. */
final class StagedFolder {
    private final Path path;
    private final Set<Path> folders = new LinkedHashSet<>();

    /** Makes it; its parent is there, it is not. */
    StagedFolder(Path path) throws IOException {
        this.path = path;
        Files.createDirectory(path);
        folders.add(path);
    }

    /** Writes a file. */
    interface Content {
        void writeTo(OutputStream out) throws IOException;
    }

    Path path() {
        return path;
    }

    /**
     * @param name relative, with {@code /} between its parts
     * @throws IOException also if it leads out of the folder, or there is such a file
     */
    void add(String name, Content content) throws IOException {
        Path file = path.resolve(name).normalize();
        if (!file.startsWith(path) || file.equals(path)) {
            throw new IOException("a name that leads out of its folder");
        }
        for (Path folder = file.getParent(); folder != null && folders.add(folder); folder = folder.getParent()) {
            Files.createDirectories(folder);
        }
        try (FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
                OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel))) {
            content.writeTo(out);
            out.flush();
            channel.force(true);
        }
    }

    /** The names of all files are on the disk, as their bytes are. */
    void seal() throws IOException {
        for (Path folder : folders) {
            sync(folder);
        }
    }

    static void sync(Path folder) throws IOException {
        try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }

    /** Deletes a file, a link or a folder with everything in it, but nothing that a link leads to. */
    static void delete(Path path) throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        try {
            Files.walkFileTree(path, new SimpleFileVisitor<>() {
                @Override
                public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
                    Files.deleteIfExists(file);
                    return FileVisitResult.CONTINUE;
                }

                @Override
                public FileVisitResult postVisitDirectory(Path folder, @Nullable IOException failed)
                        throws IOException {
                    Files.deleteIfExists(folder);
                    return FileVisitResult.CONTINUE;
                }
            });
        } catch (NoSuchFileException gone) {
            // Somebody else cleans up here at the same time.
            return;
        }
    }
}
