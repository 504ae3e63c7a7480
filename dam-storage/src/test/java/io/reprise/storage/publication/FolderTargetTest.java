package io.reprise.storage.publication;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.publication.PublicationTarget;
import io.reprise.domain.publication.PublicationTarget.NotDelivered;
import io.reprise.storage.blob.FileBlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FolderTargetTest implements PublicationTargetContract {
    @TempDir
    Path directory;

    private BlobStore blobs;
    private Path root;

    @BeforeEach
    void open() throws IOException {
        blobs = new FileBlobStore(directory.resolve("blobs"));
        root = directory.resolve("out/going");
    }

    @Override
    public PublicationTarget target(BlobStore blobs) {
        return new FolderTarget(root, blobs);
    }

    @Override
    public BlobStore blobs() {
        return blobs;
    }

    @Override
    public Map<String, byte[]> seen(UUID delivery) throws IOException {
        Path folder = root.resolve(delivery.toString());
        Map<String, byte[]> seen = new TreeMap<>();
        if (Files.exists(folder)) {
            try (Stream<Path> files = Files.walk(folder)) {
                for (Path file : files.filter(Files::isRegularFile).toList()) {
                    seen.put(folder.relativize(file).toString(), Files.readAllBytes(file));
                }
            }
        }
        return seen;
    }

    @Override
    public List<String> leftOver() throws IOException {
        try (Stream<Path> files = Files.list(root.resolve(".staging"))) {
            return files.map(Path::toString).toList();
        }
    }

    @Test
    void theDirectoryMayBeALinkOfItsOperator() throws Exception {
        Path real = Files.createDirectories(directory.resolve("mounted"));
        Files.createDirectories(root.getParent());
        Files.createSymbolicLink(root, real);
        target(blobs).deliver(delivery(placement(1, "taobao", "A", "main")));
        assertThat(real.resolve(DELIVERY + "/A_main.jpg")).exists();
    }

    @Test
    void noLinkInTheDirectoryIsFollowed() throws Exception {
        Path elsewhere = Files.createDirectories(directory.resolve("elsewhere"));
        Path precious = Files.writeString(elsewhere.resolve("precious"), "keep");
        Files.createDirectories(root);

        Path staging = Files.createSymbolicLink(root.resolve(".staging"), elsewhere);
        assertRefused();
        Files.delete(staging);

        Path place = Files.createSymbolicLink(root.resolve(DELIVERY.toString()), elsewhere);
        assertRefused();
        Files.delete(place);

        Files.writeString(place, "a file in the place of a folder");
        assertRefused();
        assertThat(place).hasContent("a file in the place of a folder");
        assertThat(elsewhere).isDirectoryContaining(precious::equals);
        assertThat(precious).hasContent("keep");
        assertThat(leftOver()).isEmpty();
    }

    private void assertRefused() throws IOException {
        var delivery = delivery(placement(1, "taobao", "A", "main"));
        assertThatThrownBy(() -> target(blobs).deliver(delivery)).isInstanceOf(NotDelivered.class);
    }

    @Test
    void whatAStoppedServerHasLeftIsDeletedAfterADayAndNothingThatALinkInItLeadsTo() throws Exception {
        Path precious = Files.writeString(directory.resolve("precious"), "keep");
        Path old = Files.createDirectories(root.resolve(".staging/old/a"));
        Files.createSymbolicLink(old.resolve("link"), directory);
        Files.setLastModifiedTime(
                root.resolve(".staging/old"), FileTime.from(Instant.now().minusSeconds(100_000)));
        Path young = Files.createDirectories(root.resolve(".staging/young"));
        target(blobs).deliver(delivery(placement(1, "taobao", "A", "main")));
        assertThat(leftOver()).containsExactly(young.toString());
        assertThat(precious).hasContent("keep");
    }

    @Test
    void whoIsKilledInTheMiddleLeavesWhatWasThereBefore() throws Exception {
        var first = delivery(placement(1, "taobao", "A", "main"));
        target(blobs).deliver(first);
        TargetToKill.runAndKill(root, directory.resolve("blobs"));
        assertThat(leftOver()).hasSize(1);
        assertThat(seen(DELIVERY)).containsOnlyKeys("A_main.jpg", "manifest.csv");
        target(blobs).deliver(delivery(placement(1, "taobao", "A", "main"), placement(2, "taobao", "B", "main")));
        assertThat(seen(DELIVERY)).containsOnlyKeys("A_main.jpg", "B_main.jpg", "manifest.csv");
    }

    @Test
    void aDirectoryThatCannotBeMadeIsARefusal() throws Exception {
        Files.writeString(directory.resolve("out"), "no folder");
        assertRefused();
    }
}
