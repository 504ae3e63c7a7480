package io.reprise.storage.event;

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
import io.reprise.domain.shared.StoredAs;
import io.reprise.domain.variant.Variant;
import io.reprise.domain.variant.VariantEvent;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Every event type and snapshot by the name it is stored under. A noun that gets events is added here. */
public final class StoredNames {
    private static final Map<String, Class<?>> BY_NAME = new HashMap<>();
    private static final List<Class<?>> EVENTS = new ArrayList<>();

    static {
        List<Class<?>> sealed = List.of(
                MasterEvent.class,
                VariantEvent.class,
                ChannelProfileEvent.class,
                LicenceEvent.class,
                EmbargoEvent.class,
                PublicationEvent.class,
                CostEvent.class,
                RateEvent.class,
                PerformanceReportEvent.class,
                ReviewEvent.class,
                BrandEvent.class,
                FieldEvent.class,
                SelectionEvent.class,
                CollectionEvent.class,
                RecipeEvent.class);
        for (Class<?> noun : sealed) {
            for (Class<?> event : noun.getPermittedSubclasses()) {
                add(event);
                EVENTS.add(event);
            }
        }
        add(Master.class);
        add(Variant.class);
        add(ChannelProfile.class);
        add(Licence.class);
        add(Embargo.class);
        add(Publication.class);
        add(Cost.class);
        add(Rate.class);
        add(PerformanceReport.class);
        add(Review.class);
        add(Brand.class);
        add(Field.class);
        add(Selection.class);
        add(MasterCollection.class);
        add(Recipe.class);
    }

    private StoredNames() {}

    private static void add(Class<?> type) {
        if (BY_NAME.put(of(type).value(), type) != null) {
            throw new IllegalStateException("two types are stored as " + of(type).value());
        }
    }

    /** @throws IllegalStateException if the type has no stored name */
    public static StoredAs of(Class<?> type) {
        return find(type).orElseThrow(() -> new IllegalStateException(type + " has no stored name"));
    }

    static Optional<StoredAs> find(Class<?> type) {
        return Optional.ofNullable(type.getAnnotation(StoredAs.class));
    }

    static @Nullable Class<?> byName(String name) {
        return BY_NAME.get(name);
    }

    /** Every event type there is. */
    public static List<Class<?>> events() {
        return List.copyOf(EVENTS);
    }
}
