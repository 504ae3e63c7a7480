package io.reprise.domain.publication;

import io.reprise.domain.shared.Digest;
import io.reprise.domain.variant.Rendition;
import java.time.Instant;
import java.util.UUID;

/** Published files for tests. */
final class Placements {
    static final Instant FROM = Instant.parse("2026-03-01T10:00:00Z");

    private Placements() {}

    static Placement placement(int number, String channel, String market, String listing, String slot, String product) {
        return new Placement(
                new UUID(7, number),
                new UUID(2, number),
                new UUID(3, number),
                4,
                channel + "-main",
                new Slot(channel, market, listing, slot),
                product,
                new Rendition(new Digest("ab".repeat(32)), 1_234, 800, 600, "jpeg", 90, "test 1"),
                FROM,
                null);
    }

    static Placement placement(int number, String channel, String listing, String slot) {
        return placement(number, channel, "US", listing, slot, null);
    }

    static Delivery delivery(Delivery.Layout layout, Placement... placements) {
        return new Delivery(new UUID(9, 9), layout, java.util.List.of(placements), FROM.plusSeconds(60));
    }
}
