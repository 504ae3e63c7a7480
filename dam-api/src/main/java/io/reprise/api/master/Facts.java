package io.reprise.api.master;

import io.reprise.domain.brand.BrandEvent;
import io.reprise.domain.channel.ChannelProfileEvent;
import io.reprise.domain.collection.CollectionEvent;
import io.reprise.domain.cost.CostEvent;
import io.reprise.domain.master.MasterEvent;
import io.reprise.domain.money.Money;
import io.reprise.domain.performance.PerformanceReportEvent;
import io.reprise.domain.publication.PublicationEvent;
import io.reprise.domain.publication.Slot;
import io.reprise.domain.rate.RateEvent;
import io.reprise.domain.review.ReviewEvent;
import io.reprise.domain.rights.EmbargoEvent;
import io.reprise.domain.rights.LicenceEvent;
import io.reprise.domain.variant.VariantEvent;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the lines of a history are about, for clients that say them in their own language. Events that only have the
 * number of a publication or a variant get its place or profile from the event that began it, so all events of a history
 * have to be shown to it in their order.
 */
final class Facts {
    private final Map<UUID, Slot> slots = new HashMap<>();
    private final Map<UUID, String> profiles = new HashMap<>();
    private final Map<UUID, String> collections = new HashMap<>();

    Map<String, Object> of(Object payload) {
        return switch (payload) {
            case MasterEvent.VersionAdded e ->
                new Told()
                        .with("version", e.version())
                        .with("fileName", e.content().fileName())
                        .facts();
            case MasterEvent.VersionRestored e ->
                new Told()
                        .with("version", e.version())
                        .with("restoredFrom", e.restoredFrom())
                        .facts();
            case MasterEvent.Described e ->
                new Told().with("changed", e.changed()).facts();
            case MasterEvent.Tagged e ->
                new Told()
                        .with("added", without(e.removed(), e.added()))
                        .with("removed", without(e.added(), e.removed()))
                        .facts();
            case MasterEvent.Classified e ->
                new Told().with("assetClass", e.assetClass().code()).facts();
            case VariantEvent e -> of(e);
            case PublicationEvent e -> of(e);
            case ReviewEvent e -> new Told().with("version", e.version()).facts();
            case EmbargoEvent.Placed e ->
                new Told().with("from", e.from()).with("until", e.until()).facts();
            case LicenceEvent.Granted e ->
                new Told()
                        .with("kind", e.terms().kind().name().toLowerCase(Locale.ROOT))
                        .facts();
            case LicenceEvent.Ended e -> new Told().with("at", e.at()).facts();
            case CostEvent e -> of(e);
            case BrandEvent e -> new Told().with("brand", e.brand()).facts();
            case ChannelProfileEvent.Revised e ->
                new Told()
                        .with("profile", e.profile())
                        .with("revision", e.revision())
                        .facts();
            case PerformanceReportEvent.Imported e ->
                new Told().with("rows", e.rows()).with("accepted", e.accepted()).facts();
            case RateEvent.Recorded e ->
                new Told()
                        .with("base", e.base())
                        .with("quote", e.quote())
                        .with("rate", e.rate().toPlainString())
                        .with("date", e.date())
                        .facts();
            case CollectionEvent e -> of(e);
            default -> Map.of();
        };
    }

    /** What collections are called today. */
    void called(Map<UUID, String> names) {
        collections.putAll(names);
    }

    private Map<String, Object> of(CollectionEvent event) {
        String name = switch (event) {
            case CollectionEvent.Created e -> e.name();
            case CollectionEvent.Renamed e -> e.name();
            default -> collections.get(event.collectionId());
        };
        return new Told()
                .with("collectionId", event.collectionId())
                .with("name", name)
                .facts();
    }

    private Map<String, Object> of(VariantEvent event) {
        if (event instanceof VariantEvent.Requested requested) {
            profiles.put(requested.variantId(), requested.profile());
        }
        Told told = new Told().with("variantId", event.variantId()).with("profile", profiles.get(event.variantId()));
        return switch (event) {
            case VariantEvent.Requested e ->
                told.with("version", e.masterVersion()).facts();
            case VariantEvent.Derived e ->
                told.with("version", e.masterVersion())
                        .with("outcome", e.conformance().outcome().code())
                        .facts();
            case VariantEvent.DerivationFailed e ->
                told.with("version", e.masterVersion()).with("code", e.code()).facts();
            case VariantEvent.MarkedStale e ->
                told.with("version", e.masterVersion()).facts();
        };
    }

    private Map<String, Object> of(PublicationEvent event) {
        if (event instanceof PublicationEvent.Published published) {
            slots.put(published.publicationId(), published.slot());
        }
        Told told = new Told().with("publicationId", event.publicationId());
        Slot slot = slots.get(event.publicationId());
        if (slot != null) {
            told.with("channel", slot.channel())
                    .with("market", slot.market())
                    .with("listing", slot.listing())
                    .with("slot", slot.slot());
        }
        return switch (event) {
            case PublicationEvent.Published e ->
                told.with("from", e.use().from()).with("until", e.use().until()).facts();
            case PublicationEvent.Withdrawn e -> told.with("ends", e.ends()).facts();
            case PublicationEvent.TakedownRequired e ->
                told.with("since", e.since()).with("reasons", e.reasons()).facts();
            case PublicationEvent.Delivered e ->
                told.with("delivery", e.receipt().delivery())
                        .with("target", e.receipt().target())
                        .facts();
        };
    }

    /** A tag that was only put into another place was neither added nor removed. */
    private static List<String> without(List<String> others, List<String> tags) {
        return tags.stream().filter(tag -> !others.contains(tag)).toList();
    }

    private static Map<String, Object> of(CostEvent event) {
        Money amount = event.amount();
        return new Told()
                .with("kind", event.kind().code())
                .with("amount", amount.text())
                .with("currency", amount.currency())
                .facts();
    }

    /** In the order in which they are told; what is not known is left out. */
    private static final class Told {
        private final Map<String, Object> facts = new LinkedHashMap<>();

        Told with(String name, @Nullable Object value) {
            if (value != null) {
                facts.put(name, value);
            }
            return this;
        }

        Map<String, Object> facts() {
            return facts;
        }
    }
}
