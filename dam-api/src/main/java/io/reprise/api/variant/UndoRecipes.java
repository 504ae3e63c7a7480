package io.reprise.api.variant;

import io.reprise.api.gate.Role;
import io.reprise.api.job.JobOrders;
import io.reprise.api.rights.Visibility;
import io.reprise.domain.recipe.Applied;
import io.reprise.domain.variant.Variant;
import io.reprise.domain.variant.VariantEvent;
import io.reprise.storage.event.Commands;
import io.reprise.storage.event.EventReader;
import io.reprise.storage.event.RecordedEvent;
import io.reprise.storage.job.Claim;
import io.reprise.storage.job.JobHandler;
import io.reprise.storage.job.Outcome;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Makes variants again by the recipes they had before a job, which the log knows. One that was asked for otherwise since is
 * left alone. The same recipes make the same bytes, so that what comes back is the file that was there.
 */
@Component
class UndoRecipes implements JobHandler {
    private final EventReader reader;
    private final Commands commands;
    private final ChangeRecipes changing;
    private final Visibility visibility;

    UndoRecipes(EventReader reader, Commands commands, ChangeRecipes changing, Visibility visibility) {
        this.reader = reader;
        this.commands = commands;
        this.changing = changing;
        this.visibility = visibility;
    }

    @Override
    public List<Outcome> handle(Claim claim) throws IOException, InterruptedException {
        Role role = Role.ofWord(claim.params().path("role").asString("")).orElse(Role.VIEWER);
        String of =
                JobOrders.correlation(UUID.fromString(claim.params().path("of").asString()));
        String own = JobOrders.correlation(claim.jobId());
        List<Outcome> outcomes = new ArrayList<>();
        List<Claim.Item> open = new ArrayList<>();
        for (Claim.Item item : claim.items()) {
            List<RecordedEvent> story =
                    reader.read(List.of(ChangeRecipes.subject(item).toString()), null);
            List<RecordedEvent> requests = story.stream()
                    .filter(event -> event.payload() instanceof VariantEvent.Requested)
                    .collect(Collectors.toList());
            if (requests.isEmpty() || !visibility.sees(role, variant(story).masterId())) {
                outcomes.add(ChangeRecipes.failed(item.no(), "not-found"));
            } else if (own.equals(requests.getLast().correlation())) {
                open.add(item);
            } else if (requests.size() < 2 || !of.equals(requests.getLast().correlation())) {
                outcomes.add(ChangeRecipes.failed(item.no(), "changed-since"));
            } else {
                commands.dispatch(
                        ChangeRecipes.request(variant(story), before(requests, of)), ChangeRecipes.context(claim));
                open.add(item);
            }
        }
        outcomes.addAll(changing.rendered(claim, open));
        return outcomes;
    }

    /** By what it was made before the job asked for the first time. */
    private static @Nullable Applied before(List<RecordedEvent> requests, String job) {
        RecordedEvent last = requests.getFirst();
        for (RecordedEvent request : requests) {
            if (job.equals(request.correlation())) {
                break;
            }
            last = request;
        }
        return ((VariantEvent.Requested) last.payload()).applied();
    }

    private static Variant variant(List<RecordedEvent> story) {
        return Variant.of(
                story.stream().map(event -> (VariantEvent) event.payload()).toList());
    }
}
