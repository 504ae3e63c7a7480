package io.reprise.api.valuation;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.time.Days;
import io.reprise.domain.money.Money;
import io.reprise.domain.shared.FieldError;
import io.reprise.domain.valuation.Figure;
import io.reprise.domain.valuation.Reuse;
import io.reprise.storage.cost.Scope;
import io.reprise.storage.valuation.ReuseRows;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** How much of what was made is used again, and what a use has cost. */
@RestController
class ReuseController {
    private final ReuseRows rows;
    private final Valuations valuations;

    ReuseController(ReuseRows rows, Valuations valuations) {
        this.rows = rows;
        this.valuations = valuations;
    }

    /**
     * @param uses that began in the period, and {@code reuses} those of them that were not their master's first
     * @param reuseRate of six decimals, absent without uses
     * @param assetReuseRate masters used twice or more by the end, of those there are; absent without any
     * @param costPerUse absent without uses by the end
     */
    record ReuseBody(
            LocalDate from,
            LocalDate to,
            Instant knownAt,
            long uses,
            long reuses,
            @Nullable String reuseRate,
            long usesToDate,
            long mastersUsedAgain,
            long masters,
            @Nullable String assetReuseRate,
            MoneyBody costToDate,
            @Nullable MoneyBody costPerUse) {}

    @GetMapping("/api/v1/reuse")
    @Gate(Capability.FINANCE)
    @Answers({200, 422})
    ReuseBody reuse(
            @RequestParam String from,
            @RequestParam String to,
            @RequestParam(required = false) @Nullable String currency) {
        Instant now = Instant.now();
        LocalDate first = Days.of("from", from);
        Question question = Question.of(to, null, currency, now);
        LocalDate last = question.asOf();
        if (last.isBefore(first)) {
            throw new InvalidRequest(List.of(new FieldError("/to", "before-from")));
        }
        // What is planned is no use yet.
        Instant end = last.plusDays(1).atStartOfDay().toInstant(ZoneOffset.UTC);
        Reuse reuse = rows.between(first.atStartOfDay().toInstant(ZoneOffset.UTC), end.isAfter(now) ? now : end);
        Figure spent = valuations.costToDate(new Scope(last, question.knownAt(), null, null), question.currency());
        Money perUse = reuse.costPerUse(spent);
        return new ReuseBody(
                first,
                last,
                question.knownAt(),
                reuse.uses(),
                reuse.reuses(),
                text(reuse.reuseRate()),
                reuse.usesToDate(),
                reuse.usedAgain(),
                reuse.available(),
                text(reuse.assetReuseRate()),
                MoneyBody.of(spent.amount()),
                perUse == null ? null : MoneyBody.of(perUse));
    }

    private static @Nullable String text(@Nullable BigDecimal ratio) {
        return ratio == null ? null : ratio.toPlainString();
    }
}
