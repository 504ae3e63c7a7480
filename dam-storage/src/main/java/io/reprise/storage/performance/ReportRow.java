package io.reprise.storage.performance;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a report that is right in itself.
 *
 * @param counts impressions, clicks, addToCarts, orders, units and returns, in this order
 */
record ReportRow(
        long line,
        LocalDate day,
        String channel,
        String market,
        Grain grain,
        String subject,
        List<Long> counts,
        BigDecimal revenue,
        @Nullable String currency,
        BigDecimal spend) {

    boolean moreClicksThanImpressions() {
        return counts.get(1) > counts.get(0);
    }

    /** What the subject turned out to be; both null where it is shared over whatever is live on a day. */
    record Subject(@Nullable UUID masterId, @Nullable UUID variantId) {
        static final Subject SHARED = new Subject(null, null);
    }

    /** As the text format of COPY takes it. */
    void appendTo(StringBuilder copy, Subject about, UUID reportId) {
        field(copy, day)
                .append('\t')
                .append(channel)
                .append('\t')
                .append(market)
                .append('\t');
        copy.append(grain.number())
                .append('\t')
                .append(subject.replace("\\", "\\\\"))
                .append('\t');
        field(copy, about.masterId()).append('\t');
        field(copy, about.variantId());
        counts.forEach(count -> copy.append('\t').append(count.longValue()));
        copy.append('\t').append(revenue.toPlainString()).append('\t');
        field(copy, currency).append('\t').append(spend.toPlainString()).append('\t');
        copy.append(reportId).append('\t').append(line).append('\n');
    }

    private static StringBuilder field(StringBuilder copy, @Nullable Object value) {
        return value == null ? copy.append("\\N") : copy.append(value);
    }
}
