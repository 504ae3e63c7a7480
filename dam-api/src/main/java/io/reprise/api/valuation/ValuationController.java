package io.reprise.api.valuation;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.master.Masters;
import io.reprise.api.page.PageRequest;
import io.reprise.api.time.Positions;
import io.reprise.storage.cost.CostEntries;
import io.reprise.storage.cost.Scope;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What the library, a brand or a master is worth, by what was spent on it. */
@RestController
@RequestMapping("/api/v1")
class ValuationController {
    private final Valuations valuations;
    private final Masters masters;

    ValuationController(Valuations valuations, Masters masters) {
        this.valuations = valuations;
        this.masters = masters;
    }

    /**
     * The parameters of a figure, as one.
     *
     * @param after where the caller's own write is
     */
    record Asked(
            @Nullable String method,
            @Nullable String asOf,
            @Nullable String knownAt,
            @Nullable String currency,
            @Nullable String size,
            @Nullable String cursor,
            @Nullable String after) {}

    @GetMapping("/valuation")
    @Gate(Capability.FINANCE)
    @Answers({200, 422})
    ValuationBody library(
            @RequestParam(required = false) @Nullable String brand,
            @RequestParam(required = false) @Nullable String by,
            Asked asked) {
        Question.checkBrand(brand);
        return answer(asked, brand, null, by(by));
    }

    @GetMapping("/masters/{id}/valuation")
    @Gate(Capability.FINANCE)
    @Answers({200, 400, 422})
    ValuationBody master(@PathVariable UUID id, Asked asked) {
        masters.load(id, null);
        return answer(asked, null, id, null);
    }

    private static CostEntries.@Nullable By by(@Nullable String by) {
        return switch (by) {
            case null -> null;
            case "brand" -> CostEntries.By.BRAND;
            case "category" -> CostEntries.By.CATEGORY;
            default -> throw Question.wrong("by");
        };
    }

    private ValuationBody answer(
            Asked asked, @Nullable String brand, @Nullable UUID masterId, CostEntries.@Nullable By by) {
        // The rows are written with the command, so every acknowledged write is there: a right position needs no wait.
        Positions.parse(asked.after());
        if (asked.method() != null && !asked.method().equals(Valuations.COST_TO_DATE)) {
            throw Question.wrong("method");
        }
        int size = PageRequest.of(Question.number("size", asked.size()), null).size();
        Question question = Question.of(
                asked.asOf(), Question.instant("knownAt", asked.knownAt()), asked.currency(), Instant.now());
        return valuations.answer(
                new Scope(question.asOf(), question.knownAt(), brand, masterId),
                question.currency(),
                EntryCursor.parse(asked.cursor()),
                size,
                by);
    }
}
