package io.reprise.api.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
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

    private Path file(String name) throws IOException {
        Path file = folder.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, "abc");
    }
}
