package io.reprise.api.demo;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * What the listing of a shot came to on one day. Everything follows from the shot, the shop and the day, so that a sample
 * made again tells the same.
 *
 * @param revenue in the currency of the shop
 * @param spend on advertising, in the currency of the shop
 */
public record Takings(
        long impressions,
        long clicks,
        long addToCarts,
        long orders,
        long units,
        long returns,
        BigDecimal revenue,
        BigDecimal spend) {
    /** For so many days orders are cancelled and goods come back. */
    private static final int SETTLED_AFTER_DAYS = 28;

    private static final double USUAL_IMPRESSIONS = 2_400;
    /** What is dearer is bought less often, so that all shots earn about the same unless one of them does better. */
    private static final double USUAL_UNITS = 46;

    private static final double SECOND_PIECE = 0.12;
    private static final double ONLY_PUT_IN_CART = 0.15;

    /** @return what is known in the end of a day; empty where the shot was not seen at all */
    public static Optional<Takings> of(Shot shot, Shop shop, LocalDate day, LocalDate today) {
        SplittableRandom random = new SplittableRandom(day.toEpochDay() * 1_000 + shot.number() * 10L + shop.number());
        if (shop == Shop.AMAZON && shot.number() == Appeal.LUCKY) {
            return lucky(shot, shop, ChronoUnit.DAYS.between(day, today));
        }
        Appeal appeal = Appeal.of(shot, shop);
        long impressions = Math.round(USUAL_IMPRESSIONS
                * appeal.reach()
                * (day.getDayOfWeek().getValue() > 5 ? 1.25 : 1)
                * (0.9 + 0.2 * random.nextDouble()));
        long clicks = hits(random, impressions, shop.clickRate() * appeal.clicks());
        long orders = hits(random, clicks, shop.orderRate() * appeal.orders() * USUAL_UNITS / shot.units());
        long returns = hits(random, orders, shop.returnRate() * appeal.returns());
        long carts = orders + hits(random, clicks - orders, ONLY_PUT_IN_CART);
        long units = orders + hits(random, orders, SECOND_PIECE);
        return Optional.of(of(shot, shop, impressions, clicks, carts, orders, units, returns));
    }

    /** Twenty looks, three orders: a splendid rate of very little. */
    private static Optional<Takings> lucky(Shot shot, Shop shop, long daysAgo) {
        return switch ((int) daysAgo) {
            case 6 -> Optional.of(of(shot, shop, 8, 2, 2, 1, 1, 0));
            case 5 -> Optional.of(of(shot, shop, 7, 2, 1, 1, 1, 0));
            case 4 -> Optional.of(of(shot, shop, 5, 1, 1, 1, 1, 0));
            default -> Optional.empty();
        };
    }

    private static Takings of(
            Shot shot, Shop shop, long impressions, long clicks, long carts, long orders, long units, long returns) {
        return new Takings(
                impressions,
                clicks,
                carts,
                orders,
                units,
                returns,
                BigDecimal.valueOf(units * shop.price(shot)).setScale(2),
                BigDecimal.valueOf(clicks * shop.costOfClick()).setScale(2, RoundingMode.HALF_EVEN));
    }

    private static long hits(SplittableRandom random, long trials, double rate) {
        long hits = 0;
        for (long trial = 0; trial < trials; trial++) {
            if (random.nextDouble() < rate) {
                hits++;
            }
        }
        return hits;
    }

    /** What was known the day after: most of what will come back has not come back yet. */
    public Takings reportedAtFirst(LocalDate day, LocalDate today) {
        return day.isBefore(today.minusDays(SETTLED_AFTER_DAYS))
                ? this
                : new Takings(impressions, clicks, addToCarts, orders, units, returns / 3, revenue, spend);
    }
}
