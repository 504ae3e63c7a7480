package io.reprise.storage.publication;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.publication.Delivery;
import io.reprise.domain.publication.Placement;
import io.reprise.domain.publication.PublicationTarget;
import io.reprise.domain.shared.Digest;
import io.reprise.storage.blob.FileBlobStore;
import io.reprise.storage.master.ContentRegister;
import io.reprise.storage.postgres.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Enumeration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

class ZipTargetTest implements PublicationTargetContract {
    static TestDatabase database;
    static Archives archives;

    @TempDir
    Path directory;

    private BlobStore blobs;

    @BeforeAll
    static void start() {
        database = TestDatabase.embedded();
        archives = new Archives(database.dataSource());
    }

    @AfterAll
    static void stop() {
        database.close();
    }

    @BeforeEach
    void open() throws IOException {
        blobs = new FileBlobStore(directory.resolve("blobs"));
        JdbcClient.create(database.dataSource())
                .sql("delete from delivery_archive")
                .update();
    }

    @Override
    public PublicationTarget target(BlobStore blobs) {
        return new ZipTarget(blobs, archives, () -> Files.createTempDirectory("reprise-zip-test"));
    }

    @Override
    public BlobStore blobs() {
        return blobs;
    }

    @Override
    public Map<String, byte[]> seen(UUID delivery) throws IOException {
        Map<String, byte[]> seen = new TreeMap<>();
        Optional<Digest> archive = archives.find(delivery);
        if (archive.isPresent()) {
            try (ZipFile zip = new ZipFile(blobs.localFile(archive.get()).toFile())) {
                for (Enumeration<? extends ZipEntry> each = zip.entries(); each.hasMoreElements(); ) {
                    ZipEntry entry = each.nextElement();
                    assertThat(entry.getTimeLocal()).hasToString("1980-01-01T00:00");
                    try (InputStream in = zip.getInputStream(entry)) {
                        assertThat(seen.put(entry.getName(), in.readAllBytes())).isNull();
                    }
                }
            }
        }
        return seen;
    }

    @Override
    public List<String> leftOver() throws IOException {
        try (Stream<Path> staged = Files.list(directory.resolve("blobs/.staging"))) {
            return staged.map(Path::toString).toList();
        }
    }

    @Test
    void theSameFilesMakeTheSameBytesInWhateverOrderAndWheneverTheyCome() throws Exception {
        Placement one = placement(1, "taobao", "A", "main");
        Placement two = placement(2, "taobao", "夏季", "main");
        UUID later = UUID.fromString("00000000-0000-7000-8000-00000000000f");
        target(blobs).deliver(delivery(one, two));
        target(blobs)
                .deliver(new Delivery(later, Delivery.Layout.FLAT, List.of(two, one), AT.plusSeconds(86_400 * 400L)));
        assertThat(archives.find(later)).isEqualTo(archives.find(DELIVERY)).isPresent();
        target(blobs).deliver(new Delivery(later, Delivery.Layout.FLAT, List.of(two), AT));
        assertThat(archives.find(later)).isNotEqualTo(archives.find(DELIVERY)).isPresent();
    }

    @Test
    void itsBytesAreInUseUntilItsTimeIsOver() throws Exception {
        var register = new ContentRegister(database.dataSource());
        target(blobs).deliver(delivery(placement(1, "taobao", "A", "main")));
        Digest digest = archives.find(DELIVERY).orElseThrow();
        assertThat(register.used(List.of(digest))).containsExactly(digest);
        assertThat(archives.forgetMadeBefore(Instant.now().minusSeconds(3_600))).isZero();
        assertThat(archives.forgetMadeBefore(Instant.now().plusSeconds(3_600))).isOne();
        assertThat(archives.find(DELIVERY)).isEmpty();
        assertThat(register.used(List.of(digest))).isEmpty();
    }

    @Test
    void anyForgottenMasterInItTakesItAway() throws Exception {
        var register = new ContentRegister(database.dataSource());
        target(blobs).deliver(delivery(placement(1, "taobao", "A", "main"), placement(2, "taobao", "B", "main")));
        Digest digest = archives.find(DELIVERY).orElseThrow();
        register.forget(new UUID(3, 7));
        assertThat(archives.find(DELIVERY)).isPresent();
        register.forget(new UUID(3, 2));
        assertThat(archives.find(DELIVERY)).isEmpty();
        assertThat(register.used(List.of(digest))).isEmpty();
    }
}
