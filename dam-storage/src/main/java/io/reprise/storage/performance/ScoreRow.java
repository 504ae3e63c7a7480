package io.reprise.storage.performance;

import io.reprise.domain.performance.Counts;
import io.reprise.domain.performance.Score;
import io.reprise.domain.performance.Segment;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A score as a row of its table. */
final class ScoreRow {
    private static final List<String> COLUMNS = List.of(
            "master_id",
            "channel",
            "market",
            "as_of",
            "currency",
            "label",
            "score",
            "lift",
            "lift_lo",
            "lift_hi",
            "spread",
            "impressions",
            "n",
            "k",
            "o",
            "r",
            "revenue",
            "ctr",
            "cvr",
            "ret",
            "aov",
            "rpm",
            "expected_clicks",
            "basis",
            "assets",
            "ctr0",
            "cvr0",
            "ret0",
            "aov0",
            "click_prior",
            "order_prior",
            "return_prior",
            "rpm0");

    private ScoreRow() {}

    static String assignments() {
        return COLUMNS.stream()
                .skip(3)
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
    }

    /** In the order of the columns. */
    static List<@Nullable Object> values(MasterScore row) {
        Score score = row.score();
        Counts counts = score.counts();
        Segment usual = score.segment();
        return Arrays.<@Nullable Object>asList(
                row.masterId(),
                row.channel(),
                row.market(),
                row.asOf(),
                row.currency(),
                score.label().code(),
                score.score(),
                score.lift(),
                score.liftLo(),
                score.liftHi(),
                score.spread(),
                row.impressions(),
                counts.impressions(),
                counts.clicks(),
                counts.orders(),
                counts.returns(),
                counts.revenue(),
                score.ctr(),
                score.cvr(),
                score.ret(),
                score.aov(),
                score.rpm(),
                score.expectedClicks(),
                usual.basis().code(),
                usual.assets(),
                usual.ctr(),
                usual.cvr(),
                usual.ret(),
                usual.aov(),
                usual.clickPrior(),
                usual.orderPrior(),
                usual.returnPrior(),
                usual.rpm());
    }

    static MasterScore read(ResultSet row) throws SQLException {
        Counts counts = new Counts(
                number(row, "n"), number(row, "k"), number(row, "o"), number(row, "r"), number(row, "revenue"));
        Segment usual = new Segment(
                Segment.Basis.valueOf(
                        row.getString("basis").toUpperCase(Locale.ROOT).replace('-', '_')),
                row.getInt("assets"),
                number(row, "ctr0"),
                number(row, "cvr0"),
                number(row, "ret0"),
                number(row, "aov0"),
                number(row, "click_prior"),
                number(row, "order_prior"),
                number(row, "return_prior"),
                number(row, "rpm0"));
        Score score = new Score(
                counts,
                usual,
                number(row, "ctr"),
                number(row, "cvr"),
                number(row, "ret"),
                number(row, "aov"),
                number(row, "rpm"),
                number(row, "lift"),
                number(row, "spread"),
                number(row, "lift_lo"),
                number(row, "lift_hi"),
                number(row, "score"),
                number(row, "expected_clicks"),
                Score.Label.valueOf(row.getString("label").toUpperCase(Locale.ROOT)));
        return new MasterScore(
                row.getObject("master_id", UUID.class),
                row.getString("channel"),
                row.getString("market"),
                row.getObject("as_of", LocalDate.class),
                row.getLong("impressions"),
                row.getString("currency"),
                score);
    }

    private static BigDecimal number(ResultSet row, String column) throws SQLException {
        return row.getBigDecimal(column);
    }
}
