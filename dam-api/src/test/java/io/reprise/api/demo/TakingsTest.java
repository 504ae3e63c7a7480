package io.reprise.api.demo;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.domain.performance.Counts;
import io.reprise.domain.performance.Decay;
import io.reprise.domain.performance.Score;
import io.reprise.domain.performance.Segment;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** The stories of the sample, by the server's own formula. */
class TakingsTest {
    private static final LocalDate TODAY = LocalDate.of(2026, 11, 23);
    private static final int DAYS = 84;
    private static final List<Shot> SHOTS = Shot.all();

    @Test
    void one_shot_wins_by_far_on_amazon_and_another_in_china() {
        List<Shot> amazon = ranked(Shop.AMAZON, TODAY, false);
        Map<Shot, Score> scores = scores(Shop.AMAZON, TODAY, false);
        assertThat(amazon.getFirst().number()).isEqualTo(Appeal.WINNER);
        assertThat(lo(scores, amazon.getFirst()) / lo(scores, amazon.get(1))).isGreaterThan(1.3);
        assertThat(ranked(Shop.TAOBAO, TODAY, false).getFirst().number()).isEqualTo(Appeal.OVERLOOKED);
    }

    @Test
    void the_winners_do_not_depend_on_the_day_the_demo_is_started() {
        for (int later : new int[] {1, 30, 200, 365}) {
            LocalDate day = TODAY.plusDays(later);
            assertThat(ranked(Shop.AMAZON, day, false).getFirst().number()).isEqualTo(Appeal.WINNER);
            assertThat(ranked(Shop.TAOBAO, day, false).getFirst().number()).isEqualTo(Appeal.OVERLOOKED);
        }
    }

    @Test
    void three_orders_of_twenty_looks_are_too_little_to_go_by() {
        Score lucky = score(Appeal.LUCKY, false);
        assertThat(lucky.label()).isEqualTo(Score.Label.INSUFFICIENT);
        assertThat(lucky.lift()).isGreaterThan(BigDecimal.ONE);
        assertThat(lucky.liftLo()).isLessThan(score(Appeal.WINNER, false).liftLo());
    }

    @Test
    void what_is_bought_and_sent_back_falls_below_the_usual_once_the_returns_are_in() {
        assertThat(score(Appeal.SENT_BACK, true).liftLo()).isGreaterThan(BigDecimal.ONE);
        Score known = score(Appeal.SENT_BACK, false);
        assertThat(known.liftLo()).isLessThan(BigDecimal.ONE);
        assertThat(known.ctr()).isGreaterThan(known.segment().ctr());
        assertThat(known.cvr()).isGreaterThan(known.segment().cvr());
    }

    @Test
    void a_day_comes_to_the_same_whenever_it_is_asked_for() {
        Shot shot = SHOTS.get(5);
        LocalDate day = TODAY.minusDays(40);
        assertThat(Takings.of(shot, Shop.AMAZON, day, TODAY))
                .isEqualTo(Takings.of(shot, Shop.AMAZON, day, TODAY.plusDays(3)));
    }

    private static Score score(int number, boolean atFirst) {
        return Objects.requireNonNull(scores(Shop.AMAZON, TODAY, atFirst).get(SHOTS.get(number)));
    }

    private static double lo(Map<Shot, Score> scores, Shot shot) {
        return Objects.requireNonNull(scores.get(shot)).liftLo().doubleValue();
    }

    private static List<Shot> ranked(Shop shop, LocalDate today, boolean atFirst) {
        return scores(shop, today, atFirst).entrySet().stream()
                .filter(each -> each.getValue().label() == Score.Label.OK)
                .sorted(Comparator.comparing(
                                (Map.Entry<Shot, Score> each) -> each.getValue().liftLo())
                        .reversed())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Map<Shot, Score> scores(Shop shop, LocalDate today, boolean atFirst) {
        Map<Shot, Counts> counts = new LinkedHashMap<>();
        for (Shot shot : SHOTS) {
            if (shop.lists(shot) && shot.standing() != Standing.UNKNOWN) {
                for (int ago = 1; ago <= DAYS; ago++) {
                    LocalDate day = today.minusDays(ago);
                    BigDecimal weight = Decay.weight(ago);
                    Optional<Takings> takings = Takings.of(shot, shop, day, today);
                    takings.map(known -> atFirst ? known.reportedAtFirst(day, today) : known)
                            .ifPresent(known -> counts.merge(shot, weighted(known, weight), Counts::plus));
                }
            }
        }
        Segment segment = Segment.of(Segment.Basis.MARKET, counts.values()).orElseThrow();
        Map<Shot, Score> scores = new LinkedHashMap<>();
        counts.forEach((shot, sum) -> scores.put(shot, Score.of(sum, segment).orElseThrow()));
        return scores;
    }

    private static Counts weighted(Takings takings, BigDecimal weight) {
        return new Counts(
                weight.multiply(BigDecimal.valueOf(takings.impressions())),
                weight.multiply(BigDecimal.valueOf(takings.clicks())),
                weight.multiply(BigDecimal.valueOf(takings.orders())),
                weight.multiply(BigDecimal.valueOf(takings.returns())),
                weight.multiply(takings.revenue()));
    }
}
