package io.reprise.api.cli;

import java.io.IOException;
import java.nio.file.FileSystemLoopException;
import java.nio.file.FileVisitOption;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What a person means by "these files and folders": every visible file, each once. Links are followed, loops are
 * left; hidden files below a named folder are skipped, a hidden file that is named itself is taken.
 *
 * @param files by path
 * @param bytes the sum of their sizes
 * @param unreadable what could not be looked at, with the reason
 */
record FileWalk(List<Path> files, long bytes, Map<Path, String> unreadable) {
    FileWalk {
        files = List.copyOf(files);
        unreadable = Map.copyOf(unreadable);
    }

    static FileWalk of(List<Path> roots) throws IOException {
        Collector found = new Collector();
        for (Path root : roots) {
            found.root = root;
            Files.walkFileTree(root, EnumSet.of(FileVisitOption.FOLLOW_LINKS), Integer.MAX_VALUE, found);
        }
        List<Path> files = found.files.values().stream().sorted().toList();
        return new FileWalk(files, found.bytes, found.unreadable);
    }

    private static final class Collector extends SimpleFileVisitor<Path> {
        /** By real path: the same file through a link or through two arguments is one file. */
        private final Map<Path, Path> files = new LinkedHashMap<>();

        private final Map<Path, String> unreadable = new LinkedHashMap<>();
        private final Set<Path> entered = new HashSet<>();
        private Path root = Path.of("");
        private long bytes;

        @Override
        public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) throws IOException {
            if (hidden(folder) || !entered.add(folder.toRealPath())) {
                return FileVisitResult.SKIP_SUBTREE;
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
            if (hidden(file)) {
                return FileVisitResult.CONTINUE;
            }
            if (attributes.isSymbolicLink()) {
                unreadable.put(file, "a link that leads nowhere");
            } else if (attributes.isRegularFile()) {
                Path real = file.toRealPath();
                bytes += files.containsKey(real) ? 0 : attributes.size();
                files.merge(real, file, (one, other) -> one.compareTo(other) < 0 ? one : other);
            } else {
                unreadable.put(file, "no file but a pipe or a device");
            }
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException reason) {
            if (!(reason instanceof FileSystemLoopException) && !hidden(file)) {
                unreadable.put(file, reason.getClass().getSimpleName());
            }
            return FileVisitResult.CONTINUE;
        }

        private boolean hidden(Path path) {
            return !path.equals(root) && Multipart.bareName(path).startsWith(".");
        }
    }
}
