package io.reprise.api.cli;

import io.reprise.search.master.MasterFacet;
import io.reprise.search.master.MasterQuery;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;

/** What people ask a library of generated masters. */
final class BenchQueries {
    private static final long SEED = 20_261_122;
    private static final long LEAST_IMPRESSIONS = 1_000;
    private static final Set<MasterFacet> SHOWN =
            Set.of(MasterFacet.BRAND, MasterFacet.TAG, MasterFacet.COLOUR, MasterFacet.CATEGORY);

    private BenchQueries() {}

    /**
     * One question in two forms.
     *
     * @param path with the parameters that make the server ask the query
     */
    record Asked(MasterQuery query, String path) {}

    /** @param byPerformance all of them with facets and sorted by what sells on Amazon in the USA */
    static List<Asked> draw(int count, int masters, boolean byPerformance) {
        Random chance = new Random(SEED);
        List<Asked> queries = new ArrayList<>();
        for (int n = 0; n < count; n++) {
            queries.add(one(chance, masters, byPerformance));
        }
        return queries;
    }

    private static Asked one(Random chance, int masters, boolean byPerformance) {
        MasterQuery.Builder query = MasterQuery.builder();
        Map<String, String> parameters = new LinkedHashMap<>();
        String words = words(chance, masters);
        if (!words.isEmpty()) {
            query.q(words);
            parameters.put("q", words);
        }
        if (chance.nextInt(3) == 0) {
            String brand = BenchWords.BRANDS.any(chance);
            query.filter(MasterFacet.BRAND, List.of(brand));
            parameters.put(MasterFacet.BRAND.parameter(), brand);
        }
        if (chance.nextInt(4) == 0) {
            query.filter(MasterFacet.COLOUR, List.of("blue"));
            parameters.put(MasterFacet.COLOUR.parameter(), "blue");
        }
        if (chance.nextBoolean() || byPerformance) {
            query.facets(SHOWN);
            parameters.put(
                    "facets",
                    SHOWN.stream().map(MasterFacet::parameter).sorted().collect(Collectors.joining(",")));
        }
        if (byPerformance) {
            long least = chance.nextBoolean() ? LEAST_IMPRESSIONS : 0;
            query.sort(MasterQuery.Sort.PERFORMANCE).market(new MasterQuery.Market("amazon", "US", least));
            parameters.putAll(Map.of("sort", "performance", "channel", "amazon", "market", "US"));
            parameters.put("minImpressions", Long.toString(least));
        } else if (words.isEmpty()) {
            query.sort(MasterQuery.Sort.NEWEST);
            parameters.put("sort", "newest");
        }
        return new Asked(query.build(), path(parameters));
    }

    /** Browsing, one to three words of a language, or a product's number. */
    private static String words(Random chance, int masters) {
        BenchWords language = chance.nextInt(10) < 4 ? BenchWords.CHINESE : BenchWords.ENGLISH;
        return switch (chance.nextInt(10)) {
            case 0, 1 -> "";
            case 2 -> GeneratedMasters.sku(chance.nextInt(masters));
            case 3, 4, 5 -> language.any(chance);
            case 6, 7 -> BenchWords.favouring(language.adjectives(), chance) + " " + language.any(chance);
            default -> language.title(chance);
        };
    }

    private static String path(Map<String, String> parameters) {
        return "/api/v1/search?"
                + parameters.entrySet().stream()
                        .map(each -> each.getKey() + "=" + Query.encode(each.getValue()))
                        .collect(Collectors.joining("&"));
    }
}
