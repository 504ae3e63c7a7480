package io.reprise.api.master;

import io.reprise.api.gate.Role;
import io.reprise.api.job.JobOrders;
import io.reprise.api.rights.Visibility;
import io.reprise.domain.master.MasterCommand;
import io.reprise.domain.master.MasterEdit;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.event.Position;
import io.reprise.storage.job.Claim;
import io.reprise.storage.job.JobHandler;
import io.reprise.storage.job.JobWords;
import io.reprise.storage.job.Jobs;
import io.reprise.storage.job.Outcome;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/**
 * Changes the masters that a job names, each by the ordinary command. Done twice it comes to the same: what the job has
 * changed already is known by the correlation of its events and left as it is.
 */
@Component
class EditMasters implements JobHandler {
    static final String KIND = "bulk-edit";

    private final Commands commands;
    private final EventReader reader;
    private final Visibility visibility;
    private final Jobs jobs;
    private final JobWords words;
    private final JsonMapper json;

    EditMasters(
            Commands commands, EventReader reader, Visibility visibility, Jobs jobs, JobWords words, JsonMapper json) {
        this.commands = commands;
        this.reader = reader;
        this.visibility = visibility;
        this.jobs = jobs;
        this.words = words;
        this.json = json;
    }

    @Override
    public List<Outcome> handle(Claim claim) {
        Optional<MasterEdit> edit = words.of(claim.jobId()).map(change -> BulkOrder.edit(json, json.readTree(change)));
        if (edit.isEmpty()) {
            return claim.items().stream()
                    .map(item -> EditOutcomes.failed(item.no(), "order-forgotten"))
                    .toList();
        }
        Set<UUID> hidden = visibility.hidden(role(claim), ids(claim.items()));
        Set<String> before = touched(
                claim, claim.items().stream().filter(item -> item.attempt() > 1).toList());
        List<Outcome> outcomes = new ArrayList<>();
        List<Claim.Item> open = new ArrayList<>();
        for (Claim.Item item : claim.items()) {
            if (hidden.contains(subject(item))) {
                outcomes.add(EditOutcomes.failed(item.no(), "not-found"));
            } else if (before.contains(subject(item).toString())) {
                outcomes.add(EditOutcomes.done(item.no(), true));
            } else {
                open.add(item);
            }
        }
        outcomes.addAll(edited(claim, open, edit.get()));
        return outcomes;
    }

    private List<Outcome> edited(Claim claim, List<Claim.Item> items, MasterEdit edit) {
        List<Commands.Outcome> decided = commands.dispatchAll(
                items.stream()
                        .map(item -> new MasterCommand.Edit(subject(item), edit))
                        .toList(),
                context(claim));
        Set<String> touched = touched(claim, items);
        List<Outcome> outcomes = new ArrayList<>();
        long last = 0;
        for (int i = 0; i < items.size(); i++) {
            Claim.Item item = items.get(i);
            Commands.Outcome outcome = decided.get(i);
            if (outcome.receipt() == null) {
                outcomes.add(EditOutcomes.of(item.no(), Objects.requireNonNull(outcome.failure()), "overtaken"));
            } else {
                last = Math.max(last, outcome.receipt().position().index());
                outcomes.add(EditOutcomes.done(
                        item.no(), touched.contains(subject(item).toString())));
            }
        }
        if (last > 0) {
            jobs.coverPosition(claim.jobId(), new Position(last, null));
        }
        return outcomes;
    }

    private Set<String> touched(Claim claim, List<Claim.Item> items) {
        return items.isEmpty()
                ? new HashSet<>()
                : reader.touched(
                        ids(items).stream().map(UUID::toString).toList(), JobOrders.correlation(claim.jobId()));
    }

    /** What the job's owner was when it was ordered. */
    static Role role(Claim claim) {
        return Role.ofWord(claim.params().path("role").asString("")).orElse(Role.VIEWER);
    }

    static Commands.Context context(Claim claim) {
        return new Commands.Context(
                claim.params().path("actor").asString("system"), null, JobOrders.correlation(claim.jobId()));
    }

    static List<UUID> ids(List<Claim.Item> items) {
        return items.stream().map(EditMasters::subject).toList();
    }

    static UUID subject(Claim.Item item) {
        return Objects.requireNonNull(item.subject(), "an item is about a master");
    }
}
