package io.reprise.domain.performance;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ScoreTest {
    private static final LocalDate AS_OF = LocalDate.of(2026, 6, 30);

    /** Three photographs in one channel and market, worked out by hand to the last digit. */
    private static final Counts A = Counts.decayed(
            List.of(
                    observed(LocalDate.of(2026, 4, 30), 40_000, 720, 72, 4, 14_400),
                    observed(AS_OF, 50_000, 1_100, 121, 9, 24_200)),
            AS_OF);

    private static final Counts B = Counts.decayed(List.of(observed(AS_OF, 400, 14, 3, 0, 600)), AS_OF);
    private static final Counts C =
            Counts.decayed(List.of(observed(LocalDate.of(2026, 5, 31), 60_000, 780, 58, 14, 11_600)), AS_OF);
    private static final Segment USUAL =
            Segment.of(Segment.Basis.CHANNEL, List.of(A, B, C)).orElseThrow();

    private static Observation observed(LocalDate day, long seen, long clicked, long bought, long back, long earned) {
        return new Observation(day, Counts.of(seen, clicked, bought, back, BigDecimal.valueOf(earned)));
    }

    @Test
    void anObservationCountsHalfEveryNinetyDays() {
        assertThat(Decay.weight(0)).isEqualTo("1.0000000000");
        assertThat(Decay.weight(30)).isEqualTo("0.7937005260");
        assertThat(Decay.weight(61)).isEqualTo("0.6251274339");
        assertThat(Decay.weight(90)).isEqualTo("0.5000000000");
        assertThat(Decay.weight(100_000)).isEqualTo("0E-10");
    }

    @Test
    void whatIsUsualComesOutToTheLastDigit() {
        assertThat(USUAL.ctr()).isEqualTo("0.01774550");
        assertThat(USUAL.cvr()).isEqualTo("0.09850035");
        assertThat(USUAL.ret()).isEqualTo("0.10515214");
        assertThat(USUAL.aov()).isEqualTo("200.00");
        assertThat(List.of(USUAL.clickPrior(), USUAL.orderPrior(), USUAL.returnPrior()))
                .containsExactly(new BigDecimal(1127), new BigDecimal(102), new BigDecimal(48));
        assertThat(USUAL.rpm()).isEqualTo("312.827709");
    }

    @Test
    void scoresComeOutToTheLastDigit() {
        assertThat(A.impressions()).isEqualByComparingTo("75005.097356");
        assertThat(A.clicks()).isEqualByComparingTo("1550.091752408");
        assertThat(row(A))
                .isEqualTo("0.02062325 0.10656564 0.07732291 405.558994 1.296429 0.078007 1.173093 1.432733 53.98 OK");
        assertThat(row(B))
                .isEqualTo("0.02226534 0.11247445 0.09896672 451.288262 1.442610 0.313520 0.965279 2.155981 49.12"
                        + " INSUFFICIENT");
        assertThat(row(C))
                .isEqualTo("0.01310971 0.07777385 0.17184212 168.876732 0.539839 0.141948 0.450049 0.647543 31.04 OK");
        assertThat(Score.of(B, USUAL).orElseThrow().expectedClicks()).isEqualTo("7.10");
    }

    private static String row(Counts asset) {
        Score score = Score.of(asset, USUAL).orElseThrow();
        return String.join(
                " ",
                score.ctr().toPlainString(),
                score.cvr().toPlainString(),
                score.ret().toPlainString(),
                score.rpm().toPlainString(),
                score.lift().toPlainString(),
                score.spread().toPlainString(),
                score.liftLo().toPlainString(),
                score.liftHi().toPlainString(),
                score.score().toPlainString(),
                score.label().name());
    }

    @Test
    void aLuckyThreeOfTwentyDoesNotWin() {
        Counts lucky = Counts.of(20, 3, 3, 0, BigDecimal.valueOf(600));
        Score proven = Score.of(A, USUAL).orElseThrow();
        Score hopeful = Score.of(lucky, USUAL).orElseThrow();
        assertThat(hopeful.label()).isEqualTo(Score.Label.INSUFFICIENT);
        assertThat(hopeful.liftLo()).isLessThan(proven.liftLo());
    }

    @Test
    void aPeriodThatReachesBeyondTheDayDoesNotCount() {
        Observation tomorrow = observed(AS_OF.plusDays(1), 1_000_000, 1, 0, 0, 0);
        assertThat(Counts.decayed(List.of(tomorrow), AS_OF)).isEqualTo(Counts.NONE);
    }

    @Test
    void whatWasNeverSeenHasNoScoreInsteadOfZero() {
        assertThat(Score.of(Counts.NONE, USUAL)).isEmpty();
    }

    @Test
    void whereNothingWasBoughtNothingCanBeCompared() {
        Counts unsold = Counts.of(1_000, 10, 0, 0, BigDecimal.ZERO);
        assertThat(Segment.of(Segment.Basis.MARKET, List.of(unsold))).isEmpty();
        assertThat(Segment.of(Segment.Basis.MARKET, List.of())).isEmpty();
    }

    @Test
    void moreClicksThanImpressionsAreHeldToOne() {
        Counts odd = Counts.of(10, 100_000, 100_000, 200_000, BigDecimal.valueOf(600));
        Score score = Score.of(odd, USUAL).orElseThrow();
        assertThat(score.ctr()).isEqualByComparingTo("1");
        assertThat(score.ret()).isLessThan(BigDecimal.ONE);
        assertThat(score.liftLo()).isLessThanOrEqualTo(score.lift());
    }

    @Test
    void aRateTooSmallForItsDecimalsIsHeldToTheLastOne() {
        Counts unseen = Counts.of(10_000_000_000L, 1, 0, 0, BigDecimal.ZERO);
        Score score = Score.of(unseen, USUAL).orElseThrow();
        assertThat(score.ctr()).isEqualTo("0.00000001");
        assertThat(score.liftLo()).isLessThan(new BigDecimal("0.00001"));
        assertThat(score.label()).isEqualTo(Score.Label.OK);
    }

    @Test
    void fewerThanFiveAssetsAreComparedInAWiderSegment() {
        List<Counts> four = List.of(A, A, A, A);
        List<Counts> five = List.of(C, C, C, C, C);
        var narrow = new Segment.Candidate(Segment.Basis.ASSET_CLASS, four);
        var wider = new Segment.Candidate(Segment.Basis.MARKET, five);
        var widest = new Segment.Candidate(Segment.Basis.CHANNEL, List.of(A, B));
        assertThat(Segment.choose(List.of(narrow, wider, widest)))
                .map(Segment::basis)
                .contains(Segment.Basis.MARKET);
        assertThat(Segment.choose(List.of(narrow, narrow, widest)))
                .map(Segment::basis)
                .contains(Segment.Basis.CHANNEL);
        assertThat(Segment.choose(List.of(new Segment.Candidate(Segment.Basis.ASSET_CLASS, five), wider, widest)))
                .map(Segment::basis)
                .contains(Segment.Basis.ASSET_CLASS);
    }
}
