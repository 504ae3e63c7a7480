package io.reprise.api.master;

import io.reprise.api.variant.VariantBody;
import io.reprise.domain.field.FieldSchema;
import io.reprise.domain.master.Description;
import io.reprise.domain.master.Master;
import io.reprise.domain.master.MediaFacts;
import io.reprise.domain.master.Product;
import io.reprise.domain.master.Version;
import io.reprise.domain.rights.Grant;
import io.reprise.domain.rights.RightsSnapshot;
import io.reprise.domain.rights.Window;
import io.reprise.storage.event.RecordedEvent;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A master as clients see it.
 *
 * @param nearDuplicates masters that look like it, where it has just come into the library
 */
record MasterBody(
        UUID masterId,
        String state,
        @Nullable String title,
        @Nullable String brand,
        @Nullable String description,
        @Nullable String category,
        String assetClass,
        @Nullable UUID shootId,
        @Nullable Instant capturedAt,
        @Nullable String locale,
        List<String> tags,
        List<Product> products,
        Map<String, Object> fields,
        Instant createdAt,
        Instant updatedAt,
        int currentVersion,
        List<VersionBody> versions,
        List<VariantBody> variants,
        RightsBody rights,
        @Nullable List<NearDuplicates.NearBody> nearDuplicates) {

    /**
     * @param known whether anybody has said what may be done with it; if not, nothing may be published
     * @param licences what is granted, today and also where an earlier state is shown
     */
    record RightsBody(
            boolean known, List<Grant> licences, @Nullable Window embargo) {}

    record VersionBody(
            int version,
            String sha256,
            long bytes,
            String fileName,
            @Nullable String note,
            @Nullable Integer restoredFrom,
            @Nullable Instant at,
            @Nullable String actor,
            MediaFacts media) {}

    /** @param schema what custom fields are, to show values as what they mean */
    static MasterBody of(
            LoadedMaster loaded,
            List<VariantBody> variants,
            RightsSnapshot rights,
            FieldSchema schema,
            @Nullable List<NearDuplicates.NearBody> near) {
        Description d = loaded.master().description();
        Map<Integer, RecordedEvent> makers = loaded.makers();
        List<VersionBody> versions = new ArrayList<>();
        for (Version version : loaded.master().versions()) {
            RecordedEvent maker = makers.get(version.number());
            versions.add(new VersionBody(
                    version.number(),
                    version.content().digest().value(),
                    version.content().bytes(),
                    version.content().fileName(),
                    version.note(),
                    version.restoredFrom(),
                    maker == null ? null : maker.at(),
                    maker == null ? null : maker.actor(),
                    version.content().media()));
        }
        return new MasterBody(
                loaded.master().masterId(),
                state(loaded.master()),
                d.title(),
                d.brand(),
                d.description(),
                d.category(),
                d.assetClass().code(),
                d.shootId(),
                d.capturedAt(),
                d.locale(),
                d.tags(),
                d.products(),
                typed(d.fields(), schema),
                loaded.createdAt(),
                loaded.updatedAt(),
                versions.size(),
                versions,
                variants,
                new RightsBody(!rights.grants().isEmpty(), rights.grants(), rights.embargo()),
                near);
    }

    /** In the order of the fields; values of fields that nobody has defined come last, as text. */
    static Map<String, Object> typed(Map<String, String> stored, FieldSchema schema) {
        Map<String, Object> typed = new LinkedHashMap<>();
        schema.fields().forEach((key, field) -> {
            String value = stored.get(key);
            if (value != null) {
                typed.put(key, field.definition().typed(value));
            }
        });
        new TreeMap<>(stored).forEach(typed::putIfAbsent);
        return typed;
    }

    static String state(Master master) {
        return master.retired() ? "retired" : "active";
    }
}
