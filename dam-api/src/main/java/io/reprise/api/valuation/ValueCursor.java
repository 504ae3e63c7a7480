package io.reprise.api.valuation;

import io.reprise.api.time.Days;
import io.reprise.storage.cost.CostRanking;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Where a list in the order of value goes on. All its pages are of the facts that its first page was made of.
 *
 * @param seen how many hits came before
 * @param spent the last master with costs that was looked at, or null before the first
 * @param costless whether those with costs are all behind
 * @param rest cursor among all that matches, newest first, or null at its start
 * @param skipped how many hits after that cursor were looked at
 */
record ValueCursor(
        LocalDate asOf,
        Instant knownAt,
        String currency,
        long seen,
        CostRanking.@Nullable Spent spent,
        boolean costless,
        @Nullable String rest,
        int skipped) {
    private static final int LONGEST = 30_000;
    private static final Pattern AMOUNT = Pattern.compile("-?[0-9]{1,30}(\\.[0-9]{1,60})?");

    static ValueCursor start(Question question) {
        return new ValueCursor(question.asOf(), question.knownAt(), question.currency(), 0, null, false, null, 0);
    }

    /** The first page of the list that this is a place in. */
    ValueCursor restarted() {
        return new ValueCursor(asOf, knownAt, currency, 0, null, false, null, 0);
    }

    ValueCursor after(CostRanking.Spent last, boolean hit) {
        return new ValueCursor(asOf, knownAt, currency, seen + (hit ? 1 : 0), last, false, null, 0);
    }

    ValueCursor withoutCosts() {
        return new ValueCursor(asOf, knownAt, currency, seen, null, true, null, 0);
    }

    ValueCursor skip(boolean hit) {
        return new ValueCursor(asOf, knownAt, currency, seen + (hit ? 1 : 0), null, true, rest, skipped + 1);
    }

    /** @param next where the index goes on */
    ValueCursor restAfter(String next) {
        return rest(0, next);
    }

    String text() {
        String place = costless
                ? "rest|" + skipped + "|" + (rest == null ? "" : rest)
                : spent == null
                        ? "start"
                        : "spent|" + spent.masterId() + "|" + spent.amount().toPlainString();
        String text = String.join("|", asOf.toString(), knownAt.toString(), currency, Long.toString(seen), place);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.US_ASCII));
    }

    /**
     * Reads it back.
     *
     * @param present what is known, and the currency asked for
     * @throws io.reprise.api.problem.Refusal if it is garbled, of another currency or of what is not known yet
     */
    static ValueCursor parse(String cursor, Question present) {
        try {
            if (cursor.length() <= LONGEST) {
                String text = new String(Base64.getUrlDecoder().decode(cursor), StandardCharsets.US_ASCII);
                ValueCursor read = read(List.of(text.split("\\|", 7)), present);
                if (!read.knownAt.isAfter(present.knownAt())
                        && !read.knownAt.isBefore(Instant.EPOCH)
                        && read.seen >= 0
                        && read.skipped >= 0) {
                    return read;
                }
            }
        } catch (IllegalArgumentException | IndexOutOfBoundsException | DateTimeException e) {
            throw Question.wrong("cursor");
        }
        throw Question.wrong("cursor");
    }

    private static ValueCursor read(List<String> parts, Question present) {
        ValueCursor start = new ValueCursor(
                Days.of("cursor", parts.get(0)),
                Instant.parse(parts.get(1)),
                present.currency(),
                Long.parseLong(parts.get(3)),
                null,
                false,
                null,
                0);
        if (!parts.get(2).equals(present.currency())) {
            throw new IllegalArgumentException("another currency");
        }
        return switch (parts.get(4)) {
            case "spent" ->
                start.after(new CostRanking.Spent(UUID.fromString(parts.get(5)), amount(parts.get(6))), false);
            case "rest" ->
                start.rest(Integer.parseInt(parts.get(5)), parts.get(6).isEmpty() ? null : parts.get(6));
            default -> throw new IllegalArgumentException("no place");
        };
    }

    private static BigDecimal amount(String text) {
        if (!AMOUNT.matcher(text).matches()) {
            throw new IllegalArgumentException("no amount");
        }
        return new BigDecimal(text);
    }

    private ValueCursor rest(int skip, @Nullable String next) {
        return new ValueCursor(asOf, knownAt, currency, seen, null, true, next, skip);
    }
}
