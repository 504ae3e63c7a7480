package io.reprise.search.master;

import java.util.Collection;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A question about masters. Values of one filter are alternatives; different filters must all hold.
 *
 * @param q words in English or Chinese, in any order; null or blank for all masters. Nothing in it is an operator
 * @param filters by facet
 * @param excluded by facet: no master that has any of these values
 * @param product a GTIN of any length or a SKU, exactly
 * @param ai only pictures made with AI (true) or without (false), null for both
 * @param fields what must hold of custom fields
 * @param masterIds only these (at most 10,000), or null for any
 * @param among only these, or all but these, or null; beside {@code masterIds}, which are those of one page
 * @param facets what to count; the counts of a facet ignore the filter on it
 * @param fieldFacets keys of the custom fields to count likewise
 * @param size of a page, 0 to 500
 * @param cursor where to go on, from an earlier answer to the same query, or null for the start
 * @param from the row to begin at, counted from 0, or null to begin where the cursor says; with both, the cursor says only
 *     in which state of the index rows are counted
 * @param market where performance is looked at, or null
 * @param explain whether hits say how their score came about
 * @param limits what may be looked at at all
 */
public record MasterQuery(
        @Nullable String q,
        Map<MasterFacet, List<String>> filters,
        Map<MasterFacet, List<String>> excluded,
        @Nullable String product,
        @Nullable Boolean ai,
        State state,
        List<FieldFilter> fields,
        @Nullable List<UUID> masterIds,
        @Nullable Among among,
        Sort sort,
        Set<MasterFacet> facets,
        Set<String> fieldFacets,
        int size,
        @Nullable String cursor,
        @Nullable Long from,
        @Nullable Market market,
        boolean explain,
        Limits limits) {

    /** Size of a page when none is asked for. */
    public static final int DEFAULT_SIZE = 50;

    /** What stands before the name of a facet whose values are excluded. */
    public static final String WITHOUT = "not.";

    private static final int LARGEST_PAGE = 500;
    private static final int MOST_VALUES = 1_000;
    private static final int MOST_IDS = 10_000;

    /** In what order hits come. */
    public enum Sort {
        RELEVANCE,
        NEWEST,
        /** By what sells in the market asked for: relevance times performance, or without words performance alone. */
        PERFORMANCE,
        /** By the number of places of use. */
        REUSE
    }

    /**
     * A channel and market.
     *
     * @param minImpressions only masters that were seen as often there, 0 for all
     */
    public record Market(String channel, String market, long minImpressions) {}

    /**
     * Masters that somebody has set apart.
     *
     * @param name tells them from others; a cursor stays good for the same name while they change
     * @param masterIds at most 10,000
     * @param without whether it is all others that are meant
     */
    public record Among(String name, List<UUID> masterIds, boolean without) {
        /** @throws InvalidQuery when there are too many */
        public Among {
            if (masterIds.size() > MOST_IDS) {
                throw InvalidQuery.of("/masterIds", "too-many-values");
            }
            masterIds = List.copyOf(masterIds);
        }
    }

    /** Which masters count, by what became of them. */
    public enum State {
        ACTIVE,
        RETIRED,
        ANY
    }

    /** @throws InvalidQuery when a size or a number of values is out of range */
    public MasterQuery {
        if (size < 0 || size > LARGEST_PAGE) {
            throw InvalidQuery.of("/size", "out-of-range");
        }
        if (from != null && from < 0) {
            throw InvalidQuery.of("/from", "out-of-range");
        }
        filters = copied(filters, "/");
        excluded = copied(excluded, "/" + WITHOUT);
        if (fields.size() > MOST_VALUES) {
            throw InvalidQuery.of("/fields", "too-many-values");
        }
        fields = List.copyOf(fields);
        if (masterIds != null) {
            if (masterIds.size() > MOST_IDS) {
                throw InvalidQuery.of("/masterIds", "too-many-values");
            }
            masterIds = List.copyOf(masterIds);
        }
        if (sort == Sort.PERFORMANCE && market == null) {
            throw InvalidQuery.of("/channel", "required");
        }
        facets = facets.isEmpty() ? Set.of() : EnumSet.copyOf(facets);
        fieldFacets = Collections.unmodifiableSet(new TreeSet<>(fieldFacets));
    }

    private static Map<MasterFacet, List<String>> copied(Map<MasterFacet, List<String>> byFacet, String at) {
        EnumMap<MasterFacet, List<String>> copy = new EnumMap<>(MasterFacet.class);
        byFacet.forEach((facet, values) -> {
            if (values.size() > MOST_VALUES) {
                throw InvalidQuery.of(at + facet.parameter(), "too-many-values");
            }
            if (!values.isEmpty()) {
                copy.put(facet, List.copyOf(values));
            }
        });
        return copy;
    }

    public static Builder builder() {
        return new Builder();
    }

    /** What decides which hits there are and in what order: a cursor is only good for the same again. */
    String identity() {
        return List.of(
                        String.valueOf(q),
                        filters,
                        excluded,
                        String.valueOf(product),
                        String.valueOf(ai),
                        state,
                        fields,
                        String.valueOf(masterIds),
                        among == null ? "" : among.name(),
                        limits.name(),
                        String.valueOf(market),
                        sort)
                .toString();
    }

    /** Starts as: all active masters, by relevance. */
    public static final class Builder {
        private @Nullable String q;
        private final Map<MasterFacet, List<String>> filters = new EnumMap<>(MasterFacet.class);
        private final Map<MasterFacet, List<String>> excluded = new EnumMap<>(MasterFacet.class);
        private @Nullable String product;
        private @Nullable Boolean ai;
        private State state = State.ACTIVE;
        private List<FieldFilter> fields = List.of();
        private @Nullable List<UUID> masterIds;
        private @Nullable Among among;
        private Sort sort = Sort.RELEVANCE;
        private Set<MasterFacet> facets = Set.of();
        private Set<String> fieldFacets = Set.of();
        private int size = DEFAULT_SIZE;
        private @Nullable String cursor;
        private @Nullable Long from;
        private @Nullable Market market;
        private boolean explain;
        private Limits limits = Limits.NONE;

        private Builder() {}

        public Builder q(@Nullable String words) {
            this.q = words;
            return this;
        }

        public Builder filter(MasterFacet facet, Collection<String> anyOf) {
            filters.put(facet, List.copyOf(anyOf));
            return this;
        }

        public Builder exclude(MasterFacet facet, Collection<String> values) {
            excluded.put(facet, List.copyOf(values));
            return this;
        }

        public Builder product(@Nullable String gtinOrSku) {
            this.product = gtinOrSku;
            return this;
        }

        public Builder ai(@Nullable Boolean madeWithAi) {
            this.ai = madeWithAi;
            return this;
        }

        public Builder state(State which) {
            this.state = which;
            return this;
        }

        public Builder fields(List<FieldFilter> conditions) {
            this.fields = conditions;
            return this;
        }

        public Builder masterIds(@Nullable List<UUID> only) {
            this.masterIds = only;
            return this;
        }

        public Builder among(@Nullable Among setApart) {
            this.among = setApart;
            return this;
        }

        public Builder sort(Sort order) {
            this.sort = order;
            return this;
        }

        public Builder facets(Set<MasterFacet> counted) {
            this.facets = counted;
            return this;
        }

        public Builder fieldFacets(Set<String> counted) {
            this.fieldFacets = counted;
            return this;
        }

        public Builder size(int hits) {
            this.size = hits;
            return this;
        }

        public Builder cursor(@Nullable String from) {
            this.cursor = from;
            return this;
        }

        public Builder from(@Nullable Long row) {
            this.from = row;
            return this;
        }

        public Builder market(@Nullable Market where) {
            this.market = where;
            return this;
        }

        public Builder explain(boolean scores) {
            this.explain = scores;
            return this;
        }

        public Builder limits(Limits within) {
            this.limits = within;
            return this;
        }

        public MasterQuery build() {
            return new MasterQuery(
                    q,
                    filters,
                    excluded,
                    product,
                    ai,
                    state,
                    fields,
                    masterIds,
                    among,
                    sort,
                    facets,
                    fieldFacets,
                    size,
                    cursor,
                    from,
                    market,
                    explain,
                    limits);
        }
    }
}
