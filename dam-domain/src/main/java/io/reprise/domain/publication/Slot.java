package io.reprise.domain.publication;

/**
 * A place for one image on a listing. At any instant at most one variant is live in it.
 *
 * @param channel code of the channel, for example {@code amazon}
 * @param market ISO 3166-1 alpha-2 code, for example {@code US}
 * @param listing the channel's own number of the listing (an ASIN, an item id)
 * @param slot {@code main}, or the number of a further image, 1 to 99
 */
public record Slot(String channel, String market, String listing, String slot) {}
