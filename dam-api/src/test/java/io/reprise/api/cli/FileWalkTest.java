package io.reprise.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class FileWalkTest {
    @TempDir
    private Path folder;

    @Test
    void takesVisibleFilesOfAllFoldersAndTheirSize() throws IOException {
        file("a.jpg");
        file("below/b.jpg");
        file(".hidden");
        file(".folder/c.jpg");

        FileWalk walk = FileWalk.of(List.of(folder));

        assertThat(walk.files()).containsExactly(folder.resolve("a.jpg"), folder.resolve("below/b.jpg"));
        assertThat(walk.bytes()).isEqualTo(6);
    }

    @Test
    void takesAHiddenFileThatIsNamedItself() throws IOException {
        assertThat(FileWalk.of(List.of(file(".hidden"))).files()).containsExactly(folder.resolve(".hidden"));
    }

    @Test
    void leavesLoopsOfLinksAndTakesAFileOnce() throws IOException {
        Path file = file("below/a.jpg");
        Files.createSymbolicLink(folder.resolve("below/back"), folder);
        Files.createSymbolicLink(folder.resolve("below/twin.jpg"), file);

        FileWalk walk = FileWalk.of(List.of(folder, file));

        assertThat(walk.files()).containsExactly(file);
        assertThat(walk.bytes()).isEqualTo(3);
    }

    @Test
    void saysWhichLinkLeadsNowhere() throws IOException {
        Path broken = Files.createSymbolicLink(folder.resolve("broken.jpg"), folder.resolve("gone"));

        FileWalk walk = FileWalk.of(List.of(folder));

        assertThat(walk.files()).isEmpty();
        assertThat(walk.unreadable()).containsOnlyKeys(broken);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void saysWhatIsNoFile() throws IOException, InterruptedException {
        Path pipe = folder.resolve("pipe.jpg");
        assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor())
                .isZero();

        assertThat(FileWalk.of(List.of(folder)).unreadable()).containsOnlyKeys(pipe);
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void readsNamesInGbkAndTheirBytes() throws IOException {
        Path shoe = Path.of(URI.create(folder.toUri() + "%BA%EC%D0%AC+1.jpg"));
        Path neither = Path.of(URI.create(folder.toUri() + "caf%E9.jpg"));
        Files.writeString(shoe, "abc");
        Files.writeString(neither, "d");

        assertThat(FileWalk.of(List.of(folder)).files()).containsExactlyInAnyOrder(shoe, neither);
        assertThat(Multipart.bareName(shoe)).isEqualTo("红鞋+1.jpg");
        assertThat(Multipart.bareName(neither)).isEqualTo("caf\uFFFD.jpg");
        assertThat(Multipart.bytes(shoe).contentLength()).isEqualTo(3);
    }

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "abc");
    }
}
