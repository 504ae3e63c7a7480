package io.reprise.api.master;

import io.reprise.api.job.JobOrders;
import io.reprise.api.rights.Visibility;
import io.reprise.domain.master.Description;
import io.reprise.domain.master.Master;
import io.reprise.domain.master.MasterCommand;
import io.reprise.domain.master.MasterEvent;
import io.reprise.domain.shared.Forgettable;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.event.Position;
import io.reprise.storage.event.RecordedEvent;
import io.reprise.storage.job.Claim;
import io.reprise.storage.job.JobHandler;
import io.reprise.storage.job.Jobs;
import io.reprise.storage.job.Outcome;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/**
 * Puts masters back to what they were before a job. What that was, the log says: nothing was kept for it, and what was
 * forgotten since is not brought back. A master that has changed since the job is left alone; so an undo is itself a job
 * that can be undone.
 */
@Component
class UndoEdits implements JobHandler {
    private static final String SINCE = "changed-since";

    private final Commands commands;
    private final EventReader reader;
    private final Visibility visibility;
    private final Jobs jobs;

    UndoEdits(Commands commands, EventReader reader, Visibility visibility, Jobs jobs) {
        this.commands = commands;
        this.reader = reader;
        this.visibility = visibility;
        this.jobs = jobs;
    }

    @Override
    public List<Outcome> handle(Claim claim) {
        List<UUID> ids = EditMasters.ids(claim.items());
        Set<UUID> hidden = visibility.hidden(EditMasters.role(claim), ids);
        Map<String, List<RecordedEvent>> stories = reader
                .read(ids.stream().map(UUID::toString).toList(), null)
                .stream()
                .collect(Collectors.groupingBy(RecordedEvent::aggregateId));
        List<Outcome> outcomes = new ArrayList<>();
        Map<Claim.Item, MasterCommand.PutBack> wanted = new LinkedHashMap<>();
        for (Claim.Item item : claim.items()) {
            UUID id = EditMasters.subject(item);
            List<RecordedEvent> story = stories.getOrDefault(id.toString(), List.of());
            if (hidden.contains(id) || story.isEmpty()) {
                outcomes.add(EditOutcomes.failed(item.no(), "not-found"));
            } else {
                decide(claim, item, story, outcomes, wanted);
            }
        }
        outcomes.addAll(putBack(claim, wanted));
        return outcomes;
    }

    private static void decide(
            Claim claim,
            Claim.Item item,
            List<RecordedEvent> story,
            List<Outcome> outcomes,
            Map<Claim.Item, MasterCommand.PutBack> wanted) {
        if (JobOrders.correlation(claim.jobId()).equals(story.getLast().correlation())) {
            outcomes.add(EditOutcomes.done(item.no(), true));
            return;
        }
        String undone =
                JobOrders.correlation(UUID.fromString(claim.params().path("of").asString()));
        int from = story.size();
        while (from > 1 && undone.equals(story.get(from - 1).correlation())) {
            from--;
        }
        Master before = master(story.subList(0, from));
        if (from == story.size()) {
            outcomes.add(EditOutcomes.failed(item.no(), SINCE));
        } else if (isForgotten(before.description())
                && !before.description().equals(master(story).description())) {
            outcomes.add(EditOutcomes.failed(item.no(), "forgotten"));
        } else {
            wanted.put(
                    item,
                    new MasterCommand.PutBack(
                            EditMasters.subject(item),
                            story.getLast().sequence(),
                            before.description(),
                            before.retired()));
        }
    }

    private List<Outcome> putBack(Claim claim, Map<Claim.Item, MasterCommand.PutBack> wanted) {
        List<Claim.Item> items = List.copyOf(wanted.keySet());
        List<Commands.Outcome> decided = commands.dispatchAll(List.copyOf(wanted.values()), EditMasters.context(claim));
        List<Outcome> outcomes = new ArrayList<>();
        long last = 0;
        for (int i = 0; i < items.size(); i++) {
            int no = items.get(i).no();
            Commands.Receipt receipt = decided.get(i).receipt();
            if (receipt == null) {
                outcomes.add(EditOutcomes.of(
                        no, Objects.requireNonNull(decided.get(i).failure()), SINCE));
            } else {
                last = Math.max(last, receipt.position().index());
                outcomes.add(EditOutcomes.done(no, true));
            }
        }
        if (last > 0) {
            jobs.coverPosition(claim.jobId(), new Position(last, null));
        }
        return outcomes;
    }

    private static Master master(List<RecordedEvent> story) {
        return Master.of(
                story.stream().map(event -> (MasterEvent) event.payload()).toList());
    }

    /** What was forgotten reads as a mark, and a mark is not to be written as if somebody had said it. */
    private static boolean isForgotten(Description description) {
        return Stream.concat(
                        Stream.of(description.title(), description.description()),
                        description.products().stream().map(product -> product.name()))
                .anyMatch(Forgettable.ERASED::equals);
    }
}
