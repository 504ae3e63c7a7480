package io.reprise.api.performance;

import io.reprise.api.id.Ids;
import io.reprise.storage.job.Claim;
import io.reprise.storage.job.JobHandler;
import io.reprise.storage.job.Jobs;
import io.reprise.storage.job.NewJob;
import io.reprise.storage.job.Outcome;
import io.reprise.storage.performance.MasterScores;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import tools.jackson.databind.node.JsonNodeFactory;

/** An epoch of scores: after each report for its channels, and each day (in UTC) for all, since what is old fades. */
@Component
class ScoreJobs implements JobHandler {
    static final String KIND = "performance-scores";
    private static final String OWNER = "system";

    private final Jobs jobs;
    private final MasterScores scores;

    ScoreJobs(Jobs jobs, MasterScores scores) {
        this.jobs = jobs;
        this.scores = scores;
    }

    /** Takes part in the caller's transaction. */
    UUID order(List<String> channels, String owner) {
        UUID id = Ids.next();
        create(id, channels, owner);
        return id;
    }

    private void create(UUID id, List<String> channels, String owner) {
        List<NewJob.Item> items = channels.stream()
                .map(channel -> new NewJob.Item(
                        channel, null, JsonNodeFactory.instance.objectNode().put("channel", channel)))
                .toList();
        jobs.create(new NewJob(id, KIND, owner, null, JsonNodeFactory.instance.objectNode(), items));
    }

    /** Every node orders it; it is one job by its id. */
    @Scheduled(cron = "0 1 0 * * *", zone = "UTC")
    void daily() {
        String day = KIND + ":" + LocalDate.now(ZoneOffset.UTC);
        create(UUID.nameUUIDFromBytes(day.getBytes(StandardCharsets.UTF_8)), scores.channels(), OWNER);
    }

    @Override
    public List<Outcome> handle(Claim claim) {
        List<Outcome> outcomes = new ArrayList<>();
        for (Claim.Item item : claim.items()) {
            int changed = scores.refresh(
                    item.payload().path("channel").asString(), LocalDate.now(ZoneOffset.UTC), Instant.now());
            outcomes.add(new Outcome.Done(
                    item.no(), JsonNodeFactory.instance.objectNode().put("changed", changed)));
        }
        return outcomes;
    }
}
