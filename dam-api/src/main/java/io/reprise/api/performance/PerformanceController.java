package io.reprise.api.performance;

import io.reprise.api.document.Answers;
import io.reprise.api.gate.Caller;
import io.reprise.api.gate.Capability;
import io.reprise.api.gate.Gate;
import io.reprise.api.gate.Role;
import io.reprise.api.problem.InvalidRequest;
import io.reprise.api.problem.Refusal;
import io.reprise.api.rights.Visibility;
import io.reprise.api.time.Days;
import io.reprise.api.time.Positions;
import io.reprise.domain.shared.FieldError;
import io.reprise.storage.master.FileNames;
import io.reprise.storage.performance.MasterScore;
import io.reprise.storage.performance.MasterScores;
import io.reprise.storage.performance.PerformanceSeries;
import io.reprise.storage.performance.PerformanceSeries.Listed;
import io.reprise.storage.performance.PerformanceSeries.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Figures and scores of masters and variants, and lists by them. */
@RestController
@RequestMapping("/api/v1")
class PerformanceController {
    /** Roles that see what is earned. */
    private static final Set<Role> MONEY = Set.of(Role.MARKETER, Role.FINANCE, Role.ADMIN);

    private static final int LONGEST = 3_660;

    private final PerformanceSeries series;
    private final MasterScores scores;
    private final Positions positions;
    private final Visibility visibility;
    private final FileNames fileNames;

    PerformanceController(
            PerformanceSeries series,
            MasterScores scores,
            Positions positions,
            Visibility visibility,
            FileNames fileNames) {
        this.fileNames = fileNames;
        this.series = series;
        this.scores = scores;
        this.positions = positions;
        this.visibility = visibility;
    }

    /** What may be asked, as parameters of the request; all optional. */
    record Asked(
            @Nullable String channel,
            @Nullable String market,
            @Nullable LocalDate from,
            @Nullable LocalDate to,
            @Nullable String by,
            @Nullable String asOf,
            @Nullable Instant knownAt) {}

    @GetMapping("/masters/{id}/performance")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 422})
    PerformanceBody ofMaster(
            Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable String after, Asked asked) {
        positions.awaitTables(Positions.parse(after));
        return answer(caller, id, null, asked);
    }

    @GetMapping("/variants/{id}/performance")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 422})
    PerformanceBody ofVariant(
            Caller caller, @PathVariable UUID id, @RequestParam(required = false) @Nullable String after, Asked asked) {
        positions.awaitTables(Positions.parse(after));
        UUID master = series.masterOfVariant(id)
                .orElseThrow(
                        () -> new Refusal(HttpStatus.NOT_FOUND, "not-found", "There is no such variant.", Map.of()));
        return answer(caller, master, id, asked);
    }

    private PerformanceBody answer(Caller caller, UUID master, @Nullable UUID variant, Asked asked) {
        Instant now = Instant.now();
        Instant knownAt = asked.knownAt() == null ? now : asked.knownAt();
        LocalDate day = asked.asOf() == null ? LocalDate.ofInstant(now, ZoneOffset.UTC) : Days.of("asOf", asked.asOf());
        LocalDate to = asked.to() == null || asked.to().isAfter(day) ? day : asked.to();
        LocalDate from = asked.from() == null ? to.minusDays(89) : asked.from();
        if (from.isAfter(to) || from.isBefore(to.minusDays(LONGEST))) {
            throw new InvalidRequest(List.of(new FieldError("/from", "out-of-range")));
        }
        Period by = period(asked.by());
        boolean money = MONEY.contains(caller.role());
        var question =
                new PerformanceSeries.Question(master, variant, asked.channel(), asked.market(), from, to, by, knownAt);
        ScoreBody score = score(master, variant, asked, day, knownAt)
                .map(known -> ScoreBody.of(known, true, money))
                .orElse(null);
        return PerformanceBody.of(from, series.of(question), money, score);
    }

    private static Period period(@Nullable String by) {
        return switch (by) {
            case null -> Period.DAY;
            case "day" -> Period.DAY;
            case "week" -> Period.WEEK;
            case "month" -> Period.MONTH;
            default -> throw new InvalidRequest(List.of(new FieldError("/by", "unknown-value")));
        };
    }

    /** A score is one of a place. Today's is read; any other, and any variant's, is computed from the rows. */
    private Optional<MasterScore> score(
            UUID master, @Nullable UUID variant, Asked asked, LocalDate day, Instant knownAt) {
        String channel = asked.channel();
        String market = asked.market();
        if (channel == null || market == null) {
            return Optional.empty();
        }
        if (variant != null) {
            return scores.ofVariant(master, variant, channel, market, day, knownAt);
        }
        return asked.asOf() == null && asked.knownAt() == null
                ? scores.of(List.of(master), channel, market).stream().findFirst()
                : scores.compute(master, channel, market, day, knownAt);
    }

    /** @param fileName of the newest version, where there is no title */
    record ListedBody(
            UUID masterId,
            @Nullable String title,
            @Nullable String fileName,
            String thumbnail,
            ScoreBody performance) {}

    record ListBody(List<ListedBody> items) {}

    @GetMapping("/performance/leaders")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 422})
    ListBody leaders(
            Caller caller,
            @RequestParam String channel,
            @RequestParam String market,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(defaultValue = "50") int size) {
        return listed(caller, size, wanted -> series.leaders(channel, market, category, wanted));
    }

    @GetMapping("/performance/under-used")
    @Gate(Capability.ANY_SIGNED_IN)
    @Answers({200, 422})
    ListBody underUsed(
            Caller caller,
            @RequestParam String channel,
            @RequestParam String market,
            @RequestParam(required = false) @Nullable String category,
            @RequestParam(defaultValue = "50") int size) {
        return listed(caller, size, wanted -> series.underUsed(channel, market, category, wanted));
    }

    private ListBody listed(Caller caller, int size, java.util.function.IntFunction<List<Listed>> list) {
        if (size < 1 || size > 500) {
            throw new InvalidRequest(List.of(new FieldError("/size", "out-of-range")));
        }
        int hiddenAtMost = visibility.hiddenFrom(caller.role()).size();
        List<Listed> found = list.apply(size + hiddenAtMost);
        Set<UUID> hidden = visibility.hidden(
                caller.role(),
                found.stream().map(each -> each.score().masterId()).toList());
        boolean money = MONEY.contains(caller.role());
        List<Listed> shown = found.stream()
                .filter(each -> !hidden.contains(each.score().masterId()))
                .limit(size)
                .toList();
        Map<UUID, String> names = fileNames.of(shown.stream()
                .filter(each -> each.title() == null)
                .map(each -> each.score().masterId())
                .toList());
        return new ListBody(shown.stream()
                .map(each -> new ListedBody(
                        each.score().masterId(),
                        each.title(),
                        names.get(each.score().masterId()),
                        "/api/v1/masters/" + each.score().masterId() + "/preview?width=512",
                        ScoreBody.of(each.score(), false, money)))
                .toList());
    }
}
