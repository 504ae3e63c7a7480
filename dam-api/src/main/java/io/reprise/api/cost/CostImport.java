package io.reprise.api.cost;

import io.reprise.api.correlation.Correlation;
import io.reprise.api.gate.Caller;
import io.reprise.api.master.Masters;
import io.reprise.api.problem.Refusal;
import io.reprise.api.rights.Visibility;
import io.reprise.domain.cost.CostCommand;
import io.reprise.domain.shared.DomainRejection;
import io.reprise.domain.shared.RecordedTooEarly;
import io.reprise.storage.cost.CostEntries;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.Position;
import io.reprise.storage.master.SkuRows;
import io.reprise.storage.valuation.Horizon;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Records many costs at once. A line is one cost for ever: its id is made of all that it says and of how many like it stand
 * before it, so a file that is sent again, corrected or longer, records only what is new in it.
 */
@Component
class CostImport {
    private static final int MOST_TRIES = 10;

    private final Commands commands;
    private final CostEntries entries;
    private final Horizon horizon;
    private final Masters masters;
    private final SkuRows skus;
    private final Visibility visibility;

    CostImport(
            Commands commands,
            CostEntries entries,
            Horizon horizon,
            Masters masters,
            SkuRows skus,
            Visibility visibility) {
        this.commands = commands;
        this.entries = entries;
        this.horizon = horizon;
        this.masters = masters;
        this.skus = skus;
        this.visibility = visibility;
    }

    /** @param position of the last cost that was recorded, or null */
    record Taken(int recorded, int repeated, @Nullable Position position) {}

    private record Cost(
            CostSheet.Row row,
            UUID costId,
            UUID masterId,
            @Nullable String brand) {}

    private record Subject(
            @Nullable UUID masterId, @Nullable String brand, String fault) {}

    Taken take(Caller caller, CostSheet sheet) {
        List<Cost> costs = named(caller, sheet);
        Set<UUID> known = entries.known(costs.stream().map(Cost::costId).toList());
        List<Cost> open = new ArrayList<>(
                costs.stream().filter(cost -> !known.contains(cost.costId())).toList());
        int repeated = costs.size() - open.size();
        int recorded = 0;
        Position last = null;
        for (int tries = 1; !open.isEmpty(); tries++) {
            List<Cost> again = new ArrayList<>();
            for (int from = 0; from < open.size(); from += Commands.BULK) {
                List<Cost> batch = open.subList(from, Math.min(open.size(), from + Commands.BULK));
                List<Commands.Outcome> outcomes = record(caller, batch);
                for (int i = 0; i < batch.size(); i++) {
                    Commands.Receipt receipt = outcomes.get(i).receipt();
                    if (receipt != null) {
                        recorded++;
                        last = receipt.position();
                    } else if (failed(sheet, batch.get(i), outcomes.get(i), tries)) {
                        again.add(batch.get(i));
                    }
                }
            }
            open = again;
        }
        return new Taken(recorded, repeated, last);
    }

    private List<Commands.Outcome> record(Caller caller, List<Cost> batch) {
        Instant at = horizon.next(Instant.now());
        return commands.dispatchAll(
                batch.stream()
                        .map(cost -> new CostCommand.RecordCost(
                                cost.costId(),
                                cost.masterId(),
                                cost.brand(),
                                cost.row().kind(),
                                cost.row().amount(),
                                cost.row().date(),
                                at,
                                cost.row().note()))
                        .toList(),
                new Commands.Context("user:" + caller.personId(), null, Correlation.current()));
    }

    /** Whether it is to be tried again, because a figure was answered meanwhile. */
    private static boolean failed(CostSheet sheet, Cost cost, Commands.Outcome outcome, int tries) {
        RuntimeException failure = outcome.failure();
        if (failure instanceof RecordedTooEarly && tries < MOST_TRIES) {
            return true;
        }
        if (failure instanceof DomainRejection rejection) {
            sheet.reject(cost.row().number(), rejection.code(), "");
            return false;
        }
        throw failure == null ? new IllegalStateException("neither recorded nor refused") : failure;
    }

    private List<Cost> named(Caller caller, CostSheet sheet) {
        Map<String, List<UUID>> bySku = skus.masters(sheet.rows().stream()
                .filter(row -> row.master() == null && row.sku() != null)
                .map(CostSheet.Row::sku)
                .collect(Collectors.toSet()));
        Map<UUID, Subject> subjects = new HashMap<>();
        Map<String, Integer> alike = new HashMap<>();
        List<Cost> costs = new ArrayList<>();
        for (CostSheet.Row row : sheet.rows()) {
            Subject subject = subject(caller, row, bySku, subjects);
            UUID masterId = subject.masterId();
            if (masterId == null) {
                sheet.reject(row.number(), subject.fault(), row.master() == null ? "sku" : "master");
                continue;
            }
            String said = String.join(
                    "\n",
                    masterId.toString(),
                    row.kind().code(),
                    row.amount().text(),
                    row.amount().currency(),
                    row.date().toString(),
                    row.note() == null ? "" : row.note());
            int before = alike.merge(said, 1, Integer::sum);
            UUID id = UUID.nameUUIDFromBytes(("cost-line\n" + before + "\n" + said).getBytes(StandardCharsets.UTF_8));
            costs.add(new Cost(row, id, masterId, subject.brand()));
        }
        return costs;
    }

    private Subject subject(Caller caller, CostSheet.Row row, Map<String, List<UUID>> bySku, Map<UUID, Subject> known) {
        UUID id;
        if (row.master() != null) {
            try {
                id = UUID.fromString(row.master());
            } catch (IllegalArgumentException malformed) {
                return new Subject(null, null, "malformed-subject");
            }
        } else {
            List<UUID> all = bySku.getOrDefault(String.valueOf(row.sku()), List.of());
            Set<UUID> hidden = visibility.hidden(caller.role(), all);
            List<UUID> seen =
                    all.stream().filter(each -> !hidden.contains(each)).toList();
            if (seen.size() != 1) {
                return new Subject(null, null, seen.isEmpty() ? "unknown-sku" : "ambiguous-sku");
            }
            id = seen.getFirst();
        }
        return known.computeIfAbsent(id, master -> load(caller, master));
    }

    private Subject load(Caller caller, UUID id) {
        Subject unknown = new Subject(null, null, "unknown-master");
        if (!visibility.sees(caller.role(), id)) {
            return unknown;
        }
        try {
            return new Subject(id, masters.load(id, null).master().description().brand(), "");
        } catch (Refusal missing) {
            return unknown;
        }
    }
}
