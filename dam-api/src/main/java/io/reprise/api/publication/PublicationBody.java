package io.reprise.api.publication;

import io.reprise.domain.publication.PublicationEvent;
import io.reprise.domain.publication.Receipt;
import io.reprise.storage.publication.PublicationRows;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A publication as clients see it.
 *
 * @param until first instant at which it is no longer live
 * @param live whether it is live now
 * @param takedown why it must come down, if it must
 * @param receipts of deliveries, oldest first; told of a single publication only
 */
public record PublicationBody(
        UUID publicationId,
        UUID variantId,
        UUID masterId,
        String channel,
        String market,
        String listing,
        String slot,
        @Nullable String product,
        @Nullable String campaign,
        @Nullable String counterfactual,
        Instant from,
        @Nullable Instant until,
        boolean live,
        @Nullable TakedownBody takedown,
        @Nullable List<ReceiptBody> receipts) {

    /** @param reasons codes of the decision about its rights */
    public record TakedownBody(Instant since, List<String> reasons) {}

    /**
     * One file handed over.
     *
     * @param delivery the job that did it
     * @param target {@code folder} or {@code zip}
     * @param fileName name in the delivery
     */
    public record ReceiptBody(UUID delivery, String target, String fileName, String sha256, Instant at) {}

    /** @param now what is live is told by it */
    public static PublicationBody of(PublicationRows.Row row, Instant now) {
        Instant since = row.takedownSince();
        boolean over = row.ends() != null && !now.isBefore(row.ends());
        return new PublicationBody(
                row.id(),
                row.variantId(),
                row.masterId(),
                row.channel(),
                row.market(),
                row.listing(),
                row.slot(),
                row.product(),
                row.campaign(),
                row.counterfactual(),
                row.starts(),
                row.ends(),
                row.liveAt(now),
                since == null || over ? null : new TakedownBody(since, row.takedownReasons()),
                null);
    }

    /** The same with the receipts among its events. */
    PublicationBody with(List<PublicationEvent> events) {
        return new PublicationBody(
                publicationId,
                variantId,
                masterId,
                channel,
                market,
                listing,
                slot,
                product,
                campaign,
                counterfactual,
                from,
                until,
                live,
                takedown,
                events.stream()
                        .filter(PublicationEvent.Delivered.class::isInstance)
                        .map(event -> of(((PublicationEvent.Delivered) event).receipt()))
                        .toList());
    }

    private static ReceiptBody of(Receipt receipt) {
        return new ReceiptBody(
                receipt.delivery(),
                receipt.target(),
                receipt.fileName(),
                receipt.digest().value(),
                receipt.at());
    }
}
