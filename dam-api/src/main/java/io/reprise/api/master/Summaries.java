package io.reprise.api.master;

import io.reprise.domain.brand.BrandEvent;
import io.reprise.domain.channel.ChannelProfileEvent;
import io.reprise.domain.collection.CollectionEvent;
import io.reprise.domain.cost.CostEvent;
import io.reprise.domain.field.FieldEvent;
import io.reprise.domain.master.MasterEvent;
import io.reprise.domain.performance.PerformanceReportEvent;
import io.reprise.domain.publication.PublicationEvent;
import io.reprise.domain.rate.RateEvent;
import io.reprise.domain.review.ReviewEvent;
import io.reprise.domain.rights.EmbargoEvent;
import io.reprise.domain.rights.LicenceEvent;
import io.reprise.domain.variant.VariantEvent;
import java.util.Locale;

/** A line for each event of a history or of the feed. */
final class Summaries {
    private Summaries() {}

    static String of(Object payload) {
        return switch (payload) {
            case MasterEvent.Registered _ -> "registered";
            case MasterEvent.VersionAdded e ->
                "version " + e.version() + ": " + e.content().fileName();
            case MasterEvent.VersionRestored e -> "version " + e.version() + " restored from " + e.restoredFrom();
            case MasterEvent.Described e -> "described: " + String.join(", ", e.changed());
            case MasterEvent.Tagged e ->
                "tagged: +" + e.added().size() + " -" + e.removed().size();
            case MasterEvent.ProductsAssigned e -> e.products().size() + " products assigned";
            case MasterEvent.Classified e -> "classified as " + e.assetClass().code();
            case MasterEvent.Retired _ -> "retired";
            case MasterEvent.Reinstated _ -> "reinstated";
            case VariantEvent.Requested e -> e.profile() + " requested from version " + e.masterVersion();
            case VariantEvent.Derived e ->
                "variant derived from version " + e.masterVersion() + ": "
                        + e.conformance().outcome().code();
            case VariantEvent.DerivationFailed e -> "derivation failed: " + e.code();
            case VariantEvent.MarkedStale e -> "variant stale: the master is at version " + e.masterVersion();
            case EmbargoEvent.Placed e -> "embargo until " + e.until();
            case EmbargoEvent.Lifted _ -> "embargo lifted";
            case PublicationEvent.Published e ->
                "published on " + e.slot().channel() + " " + e.slot().market() + ", listing "
                        + e.slot().listing() + ", slot " + e.slot().slot();
            case PublicationEvent.Withdrawn e -> "withdrawn as of " + e.ends();
            case PublicationEvent.TakedownRequired e -> "to be taken down: " + String.join(", ", e.reasons());
            case PublicationEvent.Delivered e -> "delivered to " + e.receipt().target();
            case LicenceEvent.Granted e ->
                "licence granted: " + e.terms().kind().name().toLowerCase(Locale.ROOT);
            case LicenceEvent.Revised _ -> "licence revised";
            case LicenceEvent.MastersAdded _ -> "added to a licence";
            case LicenceEvent.MastersRemoved _ -> "taken from a licence";
            case LicenceEvent.Ended e -> "licence ends at " + e.at();
            case ReviewEvent.Requested e -> "approval asked for version " + e.version();
            case ReviewEvent.Approved e -> "version " + e.version() + " approved";
            case ReviewEvent.Rejected e -> "version " + e.version() + " rejected";
            case CostEvent.Recorded e ->
                "cost recorded: " + money(e) + ", " + e.kind().code();
            case CostEvent.Reversed e ->
                "cost taken back: " + money(e) + ", " + e.kind().code();
            case BrandEvent.ApprovalRequired e -> "approval required for the brand " + e.brand();
            case BrandEvent.ApprovalWaived e -> "approval waived for the brand " + e.brand();
            case ChannelProfileEvent.Revised e -> "profile " + e.profile() + " revised: " + e.revision();
            case PerformanceReportEvent.Imported e -> "report imported: " + e.accepted() + " of " + e.rows() + " rows";
            case FieldEvent.Defined e -> "field defined: " + e.definition().key();
            case FieldEvent.Revised e -> "field revised: " + e.definition().key();
            case FieldEvent.Retired _ -> "field retired";
            case FieldEvent.Restored _ -> "field restored";
            case CollectionEvent.Created e -> "collection created: " + e.name();
            case CollectionEvent.Renamed e -> "collection renamed: " + e.name();
            case CollectionEvent.MastersAdded _ -> "put into a collection";
            case CollectionEvent.MastersRemoved _ -> "taken from a collection";
            case CollectionEvent.QueryChanged _ -> "query of a collection changed";
            case CollectionEvent.Deleted _ -> "collection deleted";
            case RateEvent.Recorded e ->
                "rate recorded: 1 " + e.base() + " = " + e.rate().toPlainString() + " " + e.quote();
            default -> throw new IllegalStateException("no summary for " + payload.getClass());
        };
    }

    private static String money(CostEvent event) {
        return event.amount().text() + " " + event.amount().currency();
    }
}
