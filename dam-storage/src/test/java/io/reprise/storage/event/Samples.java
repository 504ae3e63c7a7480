package io.reprise.storage.event;

import io.reprise.domain.brand.Brand;
import io.reprise.domain.brand.BrandEvent;
import io.reprise.domain.channel.ChannelProfile;
import io.reprise.domain.channel.ChannelProfileEvent;
import io.reprise.domain.channel.Evidence;
import io.reprise.domain.channel.Metric;
import io.reprise.domain.channel.ProfileDefinition;
import io.reprise.domain.channel.Rendering;
import io.reprise.domain.channel.Requirement;
import io.reprise.domain.channel.Rule;
import io.reprise.domain.collection.CollectionEvent;
import io.reprise.domain.collection.CollectionKind;
import io.reprise.domain.collection.MasterCollection;
import io.reprise.domain.cost.Cost;
import io.reprise.domain.cost.CostEvent;
import io.reprise.domain.cost.CostKind;
import io.reprise.domain.field.Choice;
import io.reprise.domain.field.Field;
import io.reprise.domain.field.FieldDefinition;
import io.reprise.domain.field.FieldEvent;
import io.reprise.domain.field.FieldType;
import io.reprise.domain.field.Labels;
import io.reprise.domain.master.AssetClass;
import io.reprise.domain.master.Content;
import io.reprise.domain.master.Description;
import io.reprise.domain.master.Master;
import io.reprise.domain.master.MasterEvent;
import io.reprise.domain.master.MediaFacts;
import io.reprise.domain.master.Product;
import io.reprise.domain.money.Money;
import io.reprise.domain.performance.PerformanceReport;
import io.reprise.domain.performance.PerformanceReportEvent;
import io.reprise.domain.publication.Counterfactual;
import io.reprise.domain.publication.Publication;
import io.reprise.domain.publication.PublicationEvent;
import io.reprise.domain.publication.Receipt;
import io.reprise.domain.publication.Slot;
import io.reprise.domain.rate.Rate;
import io.reprise.domain.rate.RateEvent;
import io.reprise.domain.recipe.AiLabel;
import io.reprise.domain.recipe.Applied;
import io.reprise.domain.recipe.Background;
import io.reprise.domain.recipe.Crop;
import io.reprise.domain.recipe.Output;
import io.reprise.domain.recipe.Overlay;
import io.reprise.domain.recipe.Position;
import io.reprise.domain.recipe.Recipe;
import io.reprise.domain.recipe.RecipeDefinition;
import io.reprise.domain.recipe.RecipeEvent;
import io.reprise.domain.recipe.Tone;
import io.reprise.domain.review.Review;
import io.reprise.domain.review.ReviewEvent;
import io.reprise.domain.rights.Embargo;
import io.reprise.domain.rights.EmbargoEvent;
import io.reprise.domain.rights.Licence;
import io.reprise.domain.rights.LicenceEvent;
import io.reprise.domain.rights.LicenceTerms;
import io.reprise.domain.selection.Flag;
import io.reprise.domain.selection.Selection;
import io.reprise.domain.selection.SelectionEvent;
import io.reprise.domain.shared.Digest;
import io.reprise.domain.variant.Conformance;
import io.reprise.domain.variant.FocalPoint;
import io.reprise.domain.variant.Outcome;
import io.reprise.domain.variant.Rendition;
import io.reprise.domain.variant.RuleOutcome;
import io.reprise.domain.variant.Variant;
import io.reprise.domain.variant.VariantEvent;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One of everything that is stored, with every component there. */
final class Samples {
    static final UUID MASTER = UUID.fromString("00000000-0000-7000-8000-000000000001");
    static final UUID COST = UUID.fromString("00000000-0000-7000-8000-000000000004");
    static final UUID RATE = UUID.fromString("00000000-0000-7000-8000-000000000005");
    static final UUID VARIANT = UUID.fromString("00000000-0000-7000-8000-000000000002");
    static final UUID REVIEW = UUID.fromString("00000000-0000-7000-8000-000000000007");
    static final UUID PERSON = UUID.fromString("00000000-0000-7000-8000-000000000008");

    private Samples() {}

    static List<MasterEvent> master() {
        return List.of(
                new MasterEvent.Registered(MASTER, description()),
                new MasterEvent.VersionAdded(MASTER, 1, content("a"), "a note"),
                new MasterEvent.VersionAdded(MASTER, 2, content("b"), "another note"),
                new MasterEvent.VersionRestored(MASTER, 3, 1),
                new MasterEvent.Described(MASTER, description(), List.of("title", "fields")),
                new MasterEvent.Tagged(MASTER, List.of("new"), List.of("shoe")),
                new MasterEvent.ProductsAssigned(MASTER, List.of(product())),
                new MasterEvent.Classified(MASTER, AssetClass.MODEL),
                new MasterEvent.Reinstated(MASTER),
                new MasterEvent.Retired(MASTER));
    }

    static List<VariantEvent> variant() {
        return List.of(
                new VariantEvent.Requested(
                        VARIANT, MASTER, "amazon-main", "crop", 1, new FocalPoint(0.25, 0.75), applied()),
                new VariantEvent.Derived(VARIANT, MASTER, 1, 1, rendition(), conformance()),
                new VariantEvent.MarkedStale(VARIANT, MASTER, 2),
                new VariantEvent.Requested(
                        VARIANT, MASTER, "amazon-main", "crop", 2, new FocalPoint(0.5, 0.5), applied()),
                new VariantEvent.DerivationFailed(VARIANT, MASTER, 2, "decoder-died"));
    }

    static List<ChannelProfileEvent> profile() {
        return List.of(new ChannelProfileEvent.Revised("amazon-main", 1, definition()));
    }

    static final UUID LICENCE = UUID.fromString("00000000-0000-7000-8000-000000000004");

    static List<LicenceEvent> licence() {
        return List.of(
                new LicenceEvent.Granted(LICENCE, List.of(MASTER), terms()),
                new LicenceEvent.Revised(LICENCE, terms()),
                new LicenceEvent.MastersAdded(LICENCE, List.of(VARIANT)),
                new LicenceEvent.MastersRemoved(LICENCE, List.of(VARIANT)),
                new LicenceEvent.Ended(LICENCE, Instant.parse("2026-06-05T04:03:02Z")));
    }

    static LicenceTerms terms() {
        return new LicenceTerms(
                "Studio 影像",
                LicenceTerms.Kind.LICENSED,
                List.of("amazon"),
                List.of("US", "DE"),
                List.of("CN"),
                Instant.parse("2026-01-02T03:04:05Z"),
                Instant.parse("2027-01-02T03:04:05.000001Z"),
                "Photo: A. Nonym");
    }

    static List<EmbargoEvent> embargo() {
        UUID id = Embargo.idOf(MASTER);
        Instant from = Instant.parse("2026-01-02T03:04:05Z");
        return List.of(
                new EmbargoEvent.Placed(id, MASTER, from, from.plusSeconds(60), "launch in spring"),
                new EmbargoEvent.Lifted(id, MASTER),
                new EmbargoEvent.Placed(id, MASTER, from, from.plusSeconds(90), "launch in summer"));
    }

    static List<PublicationEvent> publication() {
        UUID id = UUID.fromString("00000000-0000-7000-8000-000000000005");
        Instant from = Instant.parse("2026-01-02T03:04:05Z");
        var use = new io.reprise.domain.publication.Use(
                "SKU-1",
                "spring-26",
                Counterfactual.NEW_SHOOT,
                "https://www.amazon.com/dp/B0TEST1234",
                from,
                from.plusSeconds(90));
        return List.of(
                new PublicationEvent.Published(
                        id,
                        VARIANT,
                        MASTER,
                        2,
                        "amazon-main",
                        new Digest("cd".repeat(32)),
                        new Slot("amazon", "US", "B0TEST1234", "main"),
                        use),
                new PublicationEvent.Delivered(
                        id,
                        MASTER,
                        new Receipt(
                                UUID.fromString("00000000-0000-7000-8000-000000000006"),
                                "zip",
                                "B0TEST1234.MAIN.jpg",
                                new Digest("cd".repeat(32)),
                                from.plusSeconds(10))),
                new PublicationEvent.TakedownRequired(id, MASTER, from.plusSeconds(60), List.of("licence-expired")),
                new PublicationEvent.Withdrawn(id, MASTER, from.plusSeconds(70)));
    }

    static List<CostEvent> cost() {
        LocalDate day = LocalDate.of(2026, 1, 2);
        Instant known = Instant.parse("2026-05-04T03:02:01.123456Z");
        Money spent = Money.parse("120.50", "EUR");
        return List.of(
                new CostEvent.Recorded(COST, MASTER, "Atelier", CostKind.CREATION, spent, day, known, 0L, "a note"),
                new CostEvent.Reversed(
                        COST, MASTER, "Atelier", CostKind.CREATION, spent.negated(), day, known.plusSeconds(1), 0));
    }

    static List<PerformanceReportEvent> report() {
        return List.of(new PerformanceReportEvent.Imported(
                UUID.fromString("00000000-0000-8000-8000-000000000004"),
                new Digest("d".repeat(64)),
                new Digest("e".repeat(64)),
                Instant.parse("2026-07-01T08:00:00Z"),
                3,
                2,
                1));
    }

    static List<RateEvent> rate() {
        return List.of(new RateEvent.Recorded(
                RATE,
                "CNY",
                "EUR",
                new BigDecimal("0.12830000"),
                LocalDate.of(2026, 1, 2),
                Instant.parse("2026-05-04T03:02:01Z")));
    }

    static List<ReviewEvent> review() {
        return List.of(
                new ReviewEvent.Requested(REVIEW, MASTER, 2, PERSON, "for the spring campaign"),
                new ReviewEvent.Approved(REVIEW, MASTER, 2, PERSON),
                new ReviewEvent.Rejected(REVIEW, MASTER, 2, PERSON, "the logo is an old one"));
    }

    static List<BrandEvent> brand() {
        UUID brand = Brand.idOf("Atelier 工作室");
        return List.of(
                new BrandEvent.ApprovalWaived(brand, "Atelier 工作室"),
                new BrandEvent.ApprovalRequired(brand, "Atelier 工作室"));
    }

    static List<FieldEvent> field() {
        UUID field = Field.idOf("heel-height");
        var labels = new Labels("Heel height", "跟高");
        var definition = new FieldDefinition(
                "heel-height",
                labels,
                FieldType.NUMBER,
                "cm",
                new BigDecimal("0.5"),
                new BigDecimal("20"),
                List.of(new Choice("low", new Labels("Low", "低"), true)),
                true,
                true,
                List.of("shoes"),
                10);
        return List.of(
                new FieldEvent.Defined(field, definition),
                new FieldEvent.Revised(field, definition),
                new FieldEvent.Restored(field),
                new FieldEvent.Retired(field));
    }

    static List<SelectionEvent> selection() {
        UUID shoot = UUID.fromString("00000000-0000-7000-8000-000000000003");
        return List.of(
                new SelectionEvent.Marked(Selection.idOf(PERSON, shoot), PERSON, shoot, List.of(MASTER), 4, Flag.PICK));
    }

    static List<CollectionEvent> collection() {
        UUID id = UUID.fromString("00000000-0000-7000-8000-000000000009");
        Map<String, List<String>> query = Map.of("q", List.of("red shoe"), "brand", List.of("Atelier", "Other"));
        return List.of(
                new CollectionEvent.Created(id, PERSON, "Spring 春季", CollectionKind.LIVE, query),
                new CollectionEvent.Deleted(id),
                new CollectionEvent.Renamed(id, "Summer 夏季"),
                new CollectionEvent.MastersAdded(id, List.of(MASTER, VARIANT)),
                new CollectionEvent.MastersRemoved(id, List.of(VARIANT)),
                new CollectionEvent.QueryChanged(id, Map.of("q", List.of("blue shoe"))));
    }

    static Applied applied() {
        return new Applied(List.of(new Applied.Use("eco-badge", 2)), "cd".repeat(32));
    }

    static List<RecipeEvent> recipe() {
        var definition = new RecipeDefinition(
                new Crop(Crop.Kind.FIXED, new Crop.Area(0, 0.25, 0.5, 0.5), 0.05),
                new Background(Background.Kind.REPLACE, "#ffffff"),
                new Tone(1.1, 0.9, 1.2, "#c01010", 0.25),
                0.5,
                List.of(
                        new Overlay(
                                new Digest("ab".repeat(32)), null, Position.TOP_RIGHT, 0.2, 0.04, "#000000", null, 1),
                        new Overlay(null, "新品 ¥99", Position.BOTTOM_LEFT, 0.06, 0.04, "#ffffff", "#c01010", 0.9)),
                new AiLabel("AI生成", Position.BOTTOM_RIGHT, 0.05),
                new Output("webp", 80, 100_000L, 0.98, true));
        return List.of(new RecipeEvent.Revised(Recipe.idOf("eco-badge"), "eco-badge", 1, "Eco badge 环保", definition));
    }

    /** Events first, then snapshots. Of an event type that is there twice the first. */
    static List<Object> all() {
        List<Object> all = new ArrayList<>();
        all.addAll(master());
        all.addAll(variant());
        all.addAll(profile());
        all.addAll(licence());
        all.addAll(embargo());
        all.addAll(publication());
        all.addAll(cost());
        all.addAll(rate());
        all.addAll(report());
        all.addAll(review());
        all.addAll(brand());
        all.addAll(field());
        all.addAll(selection());
        all.addAll(collection());
        all.addAll(recipe());
        all.add(Master.of(master()));
        all.add(Variant.of(variant()));
        all.add(ChannelProfile.of(profile()));
        all.add(Licence.of(licence()));
        all.add(Embargo.of(embargo()));
        all.add(Publication.of(publication()));
        all.add(Cost.of(cost()));
        all.add(Rate.of(rate()));
        all.add(PerformanceReport.of(report()));
        all.add(Review.of(review()));
        all.add(Brand.of(brand()));
        all.add(Field.of(field()));
        all.add(Selection.of(selection()));
        all.add(MasterCollection.of(collection()));
        all.add(Recipe.of(recipe()));
        return all;
    }

    static Description description() {
        return new Description(
                "Red shoe 红色跑步鞋",
                "Atelier",
                "A shoe that is red",
                "shoes/running",
                AssetClass.PACKSHOT,
                UUID.fromString("00000000-0000-7000-8000-000000000003"),
                Instant.parse("2026-05-04T03:02:01Z"),
                "zh-CN",
                List.of("shoe", "red"),
                List.of(product()),
                Map.of("sole", "rubber"));
    }

    static Product product() {
        return new Product("04006381333931", "SKU-1", "Red shoe");
    }

    static Content content(String digit) {
        return new Content(new Digest(digit.repeat(64)), 12_345, "red shoe.jpg", facts());
    }

    static MediaFacts facts() {
        var features = new MediaFacts.Features(
                120.5,
                6.25,
                List.of(new MediaFacts.Colour("red", 0.75)),
                0.5,
                1.0,
                new MediaFacts.Box(0.125, 0.25, 0.5, 0.625),
                "0123456789abcdef");
        return new MediaFacts(
                "jpeg",
                4000,
                3000,
                1,
                "srgb",
                8,
                false,
                "sRGB IEC61966-2.1",
                6,
                Instant.parse("2026-05-04T03:02:01Z"),
                "Maker Model",
                true,
                features,
                Map.of("dc:title", "embedded title"));
    }

    static Rendition rendition() {
        return new Rendition(
                new Digest("c".repeat(64)),
                54_321,
                2000,
                2000,
                "jpeg",
                88,
                "libvips 8.17",
                List.of("ground-not-uniform"));
    }

    static Conformance conformance() {
        return new Conformance(
                Outcome.PASSED,
                false,
                rules().stream()
                        .map(rule -> new RuleOutcome(rule, "2000", Outcome.PASSED))
                        .toList());
    }

    static List<Rule> rules() {
        return List.of(
                rule("least", Metric.LONGEST_SIDE, new Requirement.AtLeast(1000)),
                rule("most", Metric.BYTES, new Requirement.AtMost(10_000_000)),
                rule("format", Metric.FORMAT, new Requirement.OneOf(List.of("jpeg", "png"))),
                rule("aspect", Metric.ASPECT, new Requirement.Ratio(3, 4)),
                rule("ground", Metric.BACKGROUND_WHITE, new Requirement.White()),
                rule("overlay", Metric.OVERLAY, new Requirement.Absent()));
    }

    private static Rule rule(String name, Metric metric, Requirement required) {
        return new Rule(name, metric, required, "https://example.org/rules", "2026-01-02", Evidence.OFFICIAL);
    }

    static ProfileDefinition definition() {
        return new ProfileDefinition(
                "amazon",
                "Amazon main",
                List.of("US", "DE"),
                "main",
                LocalDate.of(2026, 1, 2),
                rules(),
                new Rendering(2000, 2000, Rendering.Fit.PAD_WHITE, "jpeg", 90, 10_000_000L, false));
    }
}
