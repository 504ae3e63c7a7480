package io.reprise.storage.publication;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.domain.blob.BlobStore;
import io.reprise.domain.publication.Delivery;
import io.reprise.domain.publication.Manifest;
import io.reprise.domain.publication.Placement;
import io.reprise.domain.publication.PublicationTarget;
import io.reprise.domain.publication.PublicationTarget.NotDelivered;
import io.reprise.domain.publication.Receipt;
import io.reprise.domain.publication.Slot;
import io.reprise.domain.shared.Digest;
import io.reprise.domain.variant.Rendition;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.NoSuchFileException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What every target must do; a new kind of target passes by implementing this. */
public interface PublicationTargetContract {
    Instant AT = Instant.parse("2026-03-01T10:00:00Z");
    UUID DELIVERY = UUID.fromString("00000000-0000-7000-8000-00000000000d");

    /** A target that has the bytes from there. */
    PublicationTarget target(BlobStore blobs);

    /** An empty store for one test. */
    BlobStore blobs();

    /** What anybody can see of a delivery: bytes by name. Empty = nothing. */
    Map<String, byte[]> seen(UUID delivery) throws IOException;

    /** What is left over anywhere, of whatever was not finished. */
    List<String> leftOver() throws IOException;

    @Test
    default void theFilesAreThereUnderTheNamesOfTheirReceipts() throws Exception {
        Placement main = placement(1, "amazon", "B0TEST1234", "main");
        Placement second = placement(2, "amazon", "B0TEST1234", "1");
        Delivery delivery = delivery(second, main);
        List<Receipt> receipts = target(blobs()).deliver(delivery);
        assertThat(receipts)
                .containsExactly(
                        new Receipt(
                                DELIVERY,
                                kind(),
                                "B0TEST1234.PT01.jpg",
                                second.file().digest(),
                                AT),
                        new Receipt(
                                DELIVERY,
                                kind(),
                                "B0TEST1234.MAIN.jpg",
                                main.file().digest(),
                                AT));
        Map<String, byte[]> seen = seen(DELIVERY);
        assertThat(seen).containsOnlyKeys("B0TEST1234.MAIN.jpg", "B0TEST1234.PT01.jpg", "manifest.csv");
        assertThat(seen.get("B0TEST1234.MAIN.jpg")).isEqualTo(bytes(1));
        assertThat(seen.get("B0TEST1234.PT01.jpg")).isEqualTo(bytes(2));
        assertThat(new String(seen.get("manifest.csv"), UTF_8)).isEqualTo(Manifest.of(delivery.files()));
        assertThat(leftOver()).isEmpty();
    }

    @Test
    default void severalChannelsHaveAFolderEach() throws Exception {
        Delivery delivery = new Delivery(
                DELIVERY,
                Delivery.Layout.BY_CHANNEL,
                List.of(placement(1, "amazon", "B0TEST1234", "main"), placement(2, "taobao", "夏季跑鞋", "main")),
                AT);
        target(blobs()).deliver(delivery);
        assertThat(seen(DELIVERY))
                .containsOnlyKeys("amazon/US/B0TEST1234.MAIN.jpg", "taobao/US/夏季跑鞋_main.jpg", "manifest.csv");
    }

    @Test
    default void twoThatWantOneNameAreBothThere() throws Exception {
        List<Receipt> receipts = target(blobs())
                .deliver(delivery(placement(1, "taobao", "A/B", "main"), placement(2, "taobao", "a:b", "main")));
        Set<String> names = new HashSet<>();
        receipts.forEach(receipt -> names.add(receipt.fileName().toLowerCase(Locale.ROOT)));
        assertThat(names).hasSize(2);
        assertThat(seen(DELIVERY)).hasSize(3);
        assertThat(seen(DELIVERY).get(receipts.getFirst().fileName())).isEqualTo(bytes(1));
        assertThat(seen(DELIVERY).get(receipts.getLast().fileName())).isEqualTo(bytes(2));
    }

    @Test
    default void noNameLeadsAnywhereElse() throws Exception {
        List<String> hostile = List.of(
                "../../../../tmp/escaped",
                "..\\..\\escaped",
                "/etc/passwd",
                "C:\\autoexec.bat",
                "..",
                ".",
                "",
                "con",
                "LPT1.txt",
                "a\u0000.exe",
                "\u202Egpj.exe",
                "-rf",
                "=HYPERLINK(\"x\")",
                "a\nb",
                "manifest.csv",
                "鞋".repeat(100),
                "\uD83D\uDC5F".repeat(50),
                "\uD83D");
        List<Placement> placements = new ArrayList<>();
        for (String each : hostile) {
            int number = placements.size();
            placements.add(placement(number, each, each, each));
        }
        Delivery delivery = new Delivery(DELIVERY, Delivery.Layout.BY_CHANNEL, placements, AT);
        List<Receipt> receipts = target(blobs()).deliver(delivery);
        Map<String, byte[]> seen = seen(DELIVERY);
        assertThat(seen).hasSize(hostile.size() + 1);
        assertThat(seen.keySet())
                .allSatisfy(name -> assertThat(name).doesNotContain("..").doesNotStartWith("/"));
        for (int i = 0; i < receipts.size(); i++) {
            int number = (int) delivery.placements().get(i).publicationId().getLeastSignificantBits();
            assertThat(seen.get(receipts.get(i).fileName())).isEqualTo(bytes(number));
        }
        assertThat(leftOver()).isEmpty();
    }

    @Test
    default void aFileThatIsNotThereLeavesNothing() throws Exception {
        Placement there = placement(1, "taobao", "A", "main");
        Placement gone = placement(2, "taobao", "B", "main");
        blobs().delete(gone.file().digest());
        assertThatThrownBy(() -> target(blobs()).deliver(delivery(there, gone)))
                .isInstanceOf(NotDelivered.class)
                .hasCauseInstanceOf(NoSuchFileException.class);
        assertThat(seen(DELIVERY)).isEmpty();
        assertThat(leftOver()).isEmpty();
    }

    @Test
    default void whatBreaksInTheMiddleLeavesNothing() throws Exception {
        Delivery delivery = delivery(placement(1, "taobao", "A", "main"), placement(2, "taobao", "B", "main"));
        var broken = new StoreThatReads(blobs(), in -> new FilterInputStream(in) {
            private long read;

            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int now = super.read(into, offset, Math.min(length, 1_000));
                read += now;
                if (read > 60_000) {
                    throw new IOException("the disk went away");
                }
                return now;
            }
        });
        assertThatThrownBy(() -> target(broken).deliver(delivery))
                .isInstanceOf(NotDelivered.class)
                .hasRootCauseMessage("the disk went away");
        assertThat(seen(DELIVERY)).isEmpty();
        assertThat(leftOver()).isEmpty();
    }

    @Test
    default void bytesThatAreNotThosePublishedAreNotHandedOver() throws Exception {
        Delivery delivery = delivery(placement(1, "taobao", "A", "main"));
        var altered = new StoreThatReads(blobs(), in -> new FilterInputStream(in) {
            @Override
            public int read(byte[] into, int offset, int length) throws IOException {
                int read = super.read(into, offset, length);
                if (read > 0) {
                    into[offset] ^= 1;
                }
                return read;
            }
        });
        assertThatThrownBy(() -> target(altered).deliver(delivery)).isInstanceOf(NotDelivered.class);
        var cut = new StoreThatReads(blobs(), in -> new ByteArrayInputStream(in.readNBytes(70_000)));
        assertThatThrownBy(() -> target(cut).deliver(delivery)).isInstanceOf(NotDelivered.class);
        assertThat(seen(DELIVERY)).isEmpty();
        assertThat(leftOver()).isEmpty();
    }

    @Test
    default void twiceIsOneDeliveryAndOtherFilesTakeItsPlace() throws Exception {
        Placement one = placement(1, "taobao", "A", "main");
        Placement two = placement(2, "taobao", "B", "main");
        PublicationTarget target = target(blobs());
        List<Receipt> first = target.deliver(delivery(one, two));
        assertThat(target.deliver(delivery(two, one))).isEqualTo(first);
        assertThat(seen(DELIVERY)).containsOnlyKeys("A_main.jpg", "B_main.jpg", "manifest.csv");
        target.deliver(delivery(one));
        assertThat(seen(DELIVERY)).containsOnlyKeys("A_main.jpg", "manifest.csv");
        assertThat(leftOver()).isEmpty();
    }

    @Test
    default void anotherDeliveryIsBesideTheFirst() throws Exception {
        UUID other = UUID.fromString("00000000-0000-7000-8000-00000000000e");
        Placement one = placement(1, "taobao", "A", "main");
        PublicationTarget target = target(blobs());
        target.deliver(delivery(one));
        target.deliver(new Delivery(other, Delivery.Layout.FLAT, List.of(placement(2, "taobao", "A", "main")), AT));
        assertThat(seen(DELIVERY).get("A_main.jpg")).isEqualTo(bytes(1));
        assertThat(seen(other).get("A_main.jpg")).isEqualTo(bytes(2));
    }

    private String kind() {
        return target(blobs()).kind();
    }

    /** The same pseudo-random bytes for the same number, more than one buffer of them. */
    default byte[] bytes(int number) {
        byte[] bytes = new byte[100_000 + number];
        new Random(number).nextBytes(bytes);
        return bytes;
    }

    /** A published file whose bytes are in the store. */
    default Placement placement(int number, String channel, String listing, String slot) throws IOException {
        byte[] bytes = bytes(number);
        Digest digest;
        try (BlobStore.Staged staged = blobs().stage(new ByteArrayInputStream(bytes), Long.MAX_VALUE)) {
            staged.commit();
            digest = staged.digest();
        }
        return new Placement(
                new UUID(7, number),
                new UUID(2, number),
                new UUID(3, number),
                4,
                "a-profile",
                new Slot(channel, "US", listing, slot),
                "SKU-" + number,
                new Rendition(digest, bytes.length, 800, 600, "jpeg", 90, "test 1"),
                AT.minusSeconds(60),
                null);
    }

    default Delivery delivery(Placement... placements) {
        return new Delivery(DELIVERY, Delivery.Layout.FLAT, List.of(placements), AT);
    }

    /** What a failing disk does to a stream. */
    interface Reading {
        InputStream of(InputStream in) throws IOException;
    }
}
