package io.reprise.search.master;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One page of an answer.
 *
 * @param total how many masters match, exactly, at the moment the first page was read
 * @param fieldFacets counts of custom fields by key
 * @param next cursor of the next page, null after the last
 */
public record MasterHits(
        long total,
        Duration took,
        List<Hit> items,
        Map<MasterFacet, List<Count>> facets,
        Map<String, List<Count>> fieldFacets,
        @Nullable String next) {

    /**
     * A master that matches.
     *
     * @param revision of the document that was found
     * @param ai whether it was made with AI, or in part
     * @param stale whether a variant was made from an older version
     * @param score relevance, null when sorted otherwise
     * @param highlights by field ({@code title, description, tags, productNames}); HTML-escaped, words that matched in
     *     {@code <em>}
     * @param explanation of the score, when asked for
     */
    public record Hit(
            UUID masterId,
            long revision,
            @Nullable String title,
            boolean ai,
            boolean stale,
            @Nullable Double score,
            Map<String, List<String>> highlights,
            @Nullable Explanation explanation) {}

    /** How many masters have a value. */
    public record Count(String value, long count) {}

    /** A part of a score and what it is made of. */
    public record Explanation(double value, String description, List<Explanation> details) {}
}
