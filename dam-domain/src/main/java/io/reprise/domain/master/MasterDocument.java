package io.reprise.domain.master;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Everything the search index holds of one master: one flat document, written whole. No cost, fee or value is ever in it.
 *
 * @param revision rises with every change of the document; the index keeps the highest
 * @param gtins products as 14-digit GTINs
 * @param colours names of the palette, see {@link MediaFacts.Colour}
 * @param shape {@code landscape, portrait, square}
 * @param fields custom fields as text by key
 * @param profiles profiles for which a derived variant is there
 * @param conforming those of them whose variant passes every blocking rule
 * @param stale those of them whose variant is of an older version
 * @param rightsId names the master's rights; equal rights have one name. Null while nothing is known of them
 */
public record MasterDocument(
        UUID masterId,
        long revision,
        String state,
        @Nullable String title,
        @Nullable String description,
        @Nullable String brand,
        @Nullable String category,
        String assetClass,
        List<String> tags,
        List<String> gtins,
        List<String> skus,
        List<String> productNames,
        List<String> colours,
        String shape,
        String format,
        int width,
        int height,
        boolean ai,
        @Nullable String pHash,
        Map<String, String> fields,
        List<String> profiles,
        List<String> conforming,
        List<String> stale,
        @Nullable String rightsId,
        int versions,
        @Nullable Instant capturedAt,
        Instant createdAt,
        Instant updatedAt) {}
