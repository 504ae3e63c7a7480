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
 * @param fields custom fields by key, a line for each value; without long texts
 * @param longTexts custom fields that are long texts, by key
 * @param profiles profiles for which a derived variant is there
 * @param conforming those of them whose variant passes every blocking rule
 * @param stale those of them whose variant is of an older version
 * @param rightsId names the master's rights; equal rights have one name. Null while nothing is known of them
 * @param uses in how many places (channel, market, product, campaign) it was ever published
 * @param performance how it does, in each channel and market that anything is known of
 * @param rank what it is sorted by in a channel and market, by {@link Performance#place}
 * @param factor what relevance is multiplied by there
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
        Map<String, String> longTexts,
        List<String> profiles,
        List<String> conforming,
        List<String> stale,
        @Nullable String rightsId,
        int versions,
        @Nullable Instant capturedAt,
        Instant createdAt,
        Instant updatedAt,
        int uses,
        List<Performance> performance,
        Map<String, Double> rank,
        Map<String, Double> factor) {

    /**
     * How a master does in one channel and market.
     *
     * @param liftLo lower bound of its lift, rounded for the index; 1 is what is usual
     * @param sufficient whether there is enough to go by
     * @param n impressions
     */
    public record Performance(String channel, String market, double liftLo, boolean sufficient, long n) {
        private static final double LEAST = 0.5;
        private static final double MOST = 2;

        /** Channel and market as one name of a field. */
        public static String place(String channel, String market) {
            return channel + "-" + market;
        }

        /** The bound itself, or 1 (what is usual) where there is too little to praise or to blame. */
        public double rank() {
            return sufficient ? liftLo : 1;
        }

        /** {@code clip(liftLo, 0.5, 2)^0.5}, so that no performance outweighs any relevance. */
        public double factor() {
            return StrictMath.sqrt(Math.clamp(rank(), LEAST, MOST));
        }
    }
}
