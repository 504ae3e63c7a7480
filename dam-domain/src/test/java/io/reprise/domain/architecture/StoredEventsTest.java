package io.reprise.domain.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.brand.Brand;
import io.reprise.domain.brand.BrandEvent;
import io.reprise.domain.channel.ChannelProfile;
import io.reprise.domain.channel.ChannelProfileEvent;
import io.reprise.domain.collection.CollectionEvent;
import io.reprise.domain.collection.MasterCollection;
import io.reprise.domain.cost.Cost;
import io.reprise.domain.cost.CostEvent;
import io.reprise.domain.field.Field;
import io.reprise.domain.field.FieldEvent;
import io.reprise.domain.master.Master;
import io.reprise.domain.master.MasterEvent;
import io.reprise.domain.performance.PerformanceReport;
import io.reprise.domain.performance.PerformanceReportEvent;
import io.reprise.domain.publication.Publication;
import io.reprise.domain.publication.PublicationEvent;
import io.reprise.domain.rate.Rate;
import io.reprise.domain.rate.RateEvent;
import io.reprise.domain.recipe.Recipe;
import io.reprise.domain.recipe.RecipeEvent;
import io.reprise.domain.review.Review;
import io.reprise.domain.review.ReviewEvent;
import io.reprise.domain.rights.Embargo;
import io.reprise.domain.rights.EmbargoEvent;
import io.reprise.domain.rights.Licence;
import io.reprise.domain.rights.LicenceEvent;
import io.reprise.domain.selection.Selection;
import io.reprise.domain.selection.SelectionEvent;
import io.reprise.domain.shared.Digest;
import io.reprise.domain.shared.Forgettable;
import io.reprise.domain.shared.StoredAs;
import io.reprise.domain.variant.Variant;
import io.reprise.domain.variant.VariantEvent;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.time.temporal.Temporal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** An append-only log cannot be repaired: what an event type promises is checked before the first one is stored. */
class StoredEventsTest {
    private static final List<Class<?>> AGGREGATES = List.of(
            Master.class,
            Variant.class,
            ChannelProfile.class,
            Licence.class,
            Embargo.class,
            Publication.class,
            Cost.class,
            Rate.class,
            PerformanceReport.class,
            Review.class,
            Brand.class,
            Field.class,
            Selection.class,
            MasterCollection.class,
            Recipe.class);

    /** Text that is a code, a name of the trade or a rule, and never somebody's words: it is stored in the clear. */
    private static final Set<String> CODES = Set.of(
            "Description.brand",
            "Description.category",
            "Description.locale",
            "Product.gtin",
            "Product.sku",
            "Described.changed",
            "Requested.profile",
            "Requested.recipe",
            "DerivationFailed.code",
            "Rendition.format",
            "Rendition.engine",
            "RuleOutcome.measured",
            "Revised.profile",
            "ProfileDefinition.channel",
            "ProfileDefinition.name",
            "ProfileDefinition.markets",
            "ProfileDefinition.role",
            "Rule.name",
            "Rule.source",
            "Rule.sourceDate",
            "OneOf.values",
            "Rendering.format",
            "Published.profile",
            "Slot.channel",
            "Slot.market",
            "Slot.listing",
            "Slot.slot",
            "Use.product",
            "Use.campaign",
            "TakedownRequired.reasons",
            "Receipt.target",
            "Receipt.fileName",
            "LicenceTerms.channels",
            "LicenceTerms.territories",
            "LicenceTerms.except",
            "Recorded.brand",
            "Reversed.brand",
            "Money.currency",
            "Recorded.base",
            "Recorded.quote",
            "Imported.content",
            "Imported.findings",
            "ApprovalRequired.brand",
            "ApprovalWaived.brand",
            "FieldDefinition.key",
            "FieldDefinition.unit",
            "FieldDefinition.categories",
            "Choice.key",
            "Labels.en",
            "Labels.zhCn",
            // What is drawn on pictures for everybody to read.
            "AiLabel.text",
            "Applied.hash",
            "Background.colour",
            "Output.format",
            "Overlay.colour",
            "Overlay.ground",
            "Overlay.picture",
            "Overlay.text",
            "Rendition.notes",
            "Revised.label",
            "Revised.name",
            "Tone.tint",
            "Use.recipe");

    static Stream<Class<?>> events() {
        return Stream.of(
                        MasterEvent.class,
                        VariantEvent.class,
                        ChannelProfileEvent.class,
                        LicenceEvent.class,
                        PublicationEvent.class,
                        EmbargoEvent.class,
                        CostEvent.class,
                        RateEvent.class,
                        PerformanceReportEvent.class,
                        ReviewEvent.class,
                        BrandEvent.class,
                        FieldEvent.class,
                        SelectionEvent.class,
                        CollectionEvent.class,
                        RecipeEvent.class)
                .flatMap(StoredEventsTest::records);
    }

    @ParameterizedTest
    @MethodSource("events")
    void everyEventHasAStableNameARevisionAndAnAudience(Class<?> event) {
        StoredAs stored = event.getAnnotation(StoredAs.class);
        assertThat(stored).as("@StoredAs on " + event).isNotNull();
        assertThat(stored.value())
                .matches(
                        "(master|variant|channel-profile|licence|embargo|publication|cost|rate|performance-report|review|brand|field|selection|collection|recipe)\\.[a-z]+(-[a-z]+)*");
        assertThat(stored.revision()).isPositive();
        assertThat(stored.audience()).isNotNull();
        assertThat(event.getSimpleName().toLowerCase(Locale.ROOT))
                .as("the class reads as what is stored")
                .isEqualTo(stored.value()
                        .substring(stored.value().indexOf('.') + 1)
                        .replace("-", ""));
    }

    /** By their last or, as in "marked-stale", first word: English past tense, regular but for the words listed. */
    @ParameterizedTest
    @MethodSource("events")
    void everyEventIsSomethingThatHasHappened(Class<?> event) {
        String name = event.getAnnotation(StoredAs.class).value();
        assertThat(name.substring(name.indexOf('.') + 1)).matches("(.*-)?([a-z]+ed|withdrawn)(-.*)?");
    }

    @Test
    void noTwoOfThemAreStoredUnderOneName() {
        List<String> names = Stream.concat(events(), AGGREGATES.stream())
                .map(type -> type.getAnnotation(StoredAs.class).value())
                .toList();
        assertThat(names).doesNotHaveDuplicates().hasSizeGreaterThan(AGGREGATES.size());
    }

    @Test
    void snapshotsAreStoredUnderANameToo() {
        assertThat(AGGREGATES)
                .allSatisfy(type ->
                        assertThat(type.getAnnotation(StoredAs.class).value()).endsWith(".snapshot"));
    }

    @Test
    void everyTextAndDigestOfAnEventIsForgettableOrACode() {
        assertThat(clearTexts(events())).isSubsetOf(CODES);
    }

    @Test
    void noCodeIsListedThatNoEventHas() {
        assertThat(CODES).isSubsetOf(clearTexts(events()));
    }

    /** A snapshot is as much a copy of somebody's words as the events are. */
    @Test
    void everyTextAndDigestOfASnapshotIsForgettableOrACode() {
        Set<String> clear = new TreeSet<>();
        Set<Class<?>> seen = new LinkedHashSet<>();
        for (Class<?> aggregate : AGGREGATES) {
            for (java.lang.reflect.Field field : aggregate.getDeclaredFields()) {
                if (!Modifier.isStatic(field.getModifiers()) && !field.isAnnotationPresent(Forgettable.class)) {
                    gather(aggregate.getSimpleName() + "." + field.getName(), field.getGenericType(), clear, seen);
                }
            }
        }
        Set<String> allowed = new TreeSet<>(CODES);
        allowed.addAll(Set.of(
                "Variant.profile",
                "Variant.recipe",
                "Variant.failure",
                "ChannelProfile.profile",
                "Cost.brand",
                "Brand.name",
                "Recipe.name",
                "Recipe.label"));
        assertThat(clear).isSubsetOf(allowed);
    }

    @Test
    void whatIsForgettableIsAboutAMaster() {
        Map<Class<?>, Set<String>> withoutKey = new LinkedHashMap<>();
        Stream.of(ChannelProfileEvent.class, RateEvent.class, BrandEvent.class, FieldEvent.class, RecipeEvent.class)
                .flatMap(StoredEventsTest::records)
                .forEach(event -> withoutKey.put(event, forgettables(event)));
        assertThat(withoutKey.values()).allMatch(Set::isEmpty);
    }

    private static Set<String> clearTexts(Stream<Class<?>> types) {
        Set<String> clear = new TreeSet<>();
        Set<Class<?>> seen = new LinkedHashSet<>();
        types.forEach(type -> gather(type.getSimpleName(), type, clear, seen));
        return clear;
    }

    /** Walks everything reachable from a type but what is forgettable, which is encrypted whole. */
    private static void gather(String at, Type type, Set<String> clear, Set<Class<?>> seen) {
        if (type instanceof ParameterizedType generic) {
            for (Type argument : generic.getActualTypeArguments()) {
                gather(at, argument, clear, seen);
            }
        } else if (type instanceof WildcardType wild) {
            gather(at, wild.getUpperBounds()[0], clear, seen);
        } else if (type == String.class || type == Digest.class || type == Object.class) {
            clear.add(at);
        } else if (type instanceof Class<?> named && named.isSealed() && named.isInterface()) {
            records(named).forEach(each -> gather(each.getSimpleName(), each, clear, seen));
        } else if (type instanceof Class<?> named && named.isRecord()) {
            if (seen.add(named)) {
                for (RecordComponent component : named.getRecordComponents()) {
                    if (!component.isAnnotationPresent(Forgettable.class)) {
                        String name = named.getSimpleName() + "." + component.getName();
                        gather(name, component.getGenericType(), clear, seen);
                    }
                }
            }
        } else if (type instanceof Class<?> named) {
            assertThat(isPlain(named))
                    .as(at + " is a " + named + ", which this test cannot judge")
                    .isTrue();
        }
    }

    private static boolean isPlain(Class<?> type) {
        return type.isPrimitive()
                || type.isEnum()
                || Number.class.isAssignableFrom(type)
                || type == Boolean.class
                || type == UUID.class
                || Temporal.class.isAssignableFrom(type);
    }

    private static Set<String> forgettables(Class<?> type) {
        Set<String> found = new TreeSet<>();
        List<Class<?>> open = new ArrayList<>(List.of(type));
        Set<Class<?>> seen = new LinkedHashSet<>();
        while (!open.isEmpty()) {
            Class<?> next = open.removeLast();
            if (!seen.add(next)) {
                continue;
            }
            if (next.isSealed() && next.isInterface()) {
                records(next).forEach(open::add);
            } else if (next.isRecord()) {
                for (RecordComponent component : next.getRecordComponents()) {
                    if (component.isAnnotationPresent(Forgettable.class)) {
                        found.add(next.getSimpleName() + "." + component.getName());
                    }
                    open.add(component.getType());
                    if (component.getGenericType() instanceof ParameterizedType generic) {
                        Stream.of(generic.getActualTypeArguments())
                                .filter(Class.class::isInstance)
                                .map(each -> (Class<?>) each)
                                .forEach(open::add);
                    }
                }
            }
        }
        return found;
    }

    private static Stream<Class<?>> records(Class<?> sealed) {
        return Stream.of(sealed.getPermittedSubclasses());
    }
}
