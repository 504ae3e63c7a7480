package io.reprise.storage.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;

import io.reprise.storage.job.NewJob.Item;
import io.reprise.storage.postgres.TestDatabase;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** How work is ordered, handed out and taken back, on whatever PostgreSQL. */
interface JobsContract {
    Duration LEASE = Duration.ofMinutes(1);
    JsonNode OK = JsonNodeFactory.instance.objectNode().put("code", "ok");
    JsonNode BAD = JsonNodeFactory.instance.objectNode().put("code", "bad");

    TestDatabase database();

    @BeforeEach
    default void clear() {
        sql().sql("truncate job cascade").update();
    }

    @Test
    default void aJobIsQueuedThenRunningThenDone() {
        UUID id = order("render", 3);
        assertThat(job(id).state()).isEqualTo(State.QUEUED);
        assertThat(job(id).startedAt()).isNull();
        List<Claim> claims = claim("a", 10);
        assertThat(claims).hasSize(3);
        assertThat(job(id).state()).isEqualTo(State.RUNNING);
        assertThat(queue().complete(claims.get(0), 0, OK)).isTrue();
        assertThat(queue().complete(claims.get(1), 1, OK)).isTrue();
        assertThat(job(id).done()).isEqualTo(2);
        assertThat(job(id).remaining()).isNotNull();
        assertThat(job(id).finishedAt()).isNull();
        assertThat(queue().fail(claims.get(2), 2, BAD, false)).isTrue();
        Job done = job(id);
        assertThat(List.of(done.state(), done.done(), done.failed(), done.total()))
                .containsExactly(State.DONE, 2, 1, 3);
        assertThat(done.remaining()).isNull();
        assertThat(done.finishedAt()).isAfterOrEqualTo(done.startedAt());
        assertThat(jobs().items(id, State.FAILED, null, 10).items())
                .extracting(JobItem::no, JobItem::result)
                .containsExactly(tuple(2, BAD));
        assertThat(groupsLeft()).isZero();
    }

    @Test
    default void aJobOfWhichNothingCameHasFailed() {
        UUID id = order("render", 2);
        claim("a", 2).forEach(claim -> queue().fail(claim, claim.groupNo(), BAD, false));
        assertThat(job(id).state()).isEqualTo(State.FAILED);
    }

    @Test
    default void aJobWithoutItemsIsDoneAtOnce() {
        UUID id = order("render", 0);
        assertThat(job(id).state()).isEqualTo(State.DONE);
        assertThat(job(id).finishedAt()).isNotNull();
    }

    @Test
    default void theSameOrderTwiceIsOneJob() {
        NewJob order = NewJob.of("render", "ann", items(2));
        assertThat(jobs().create(order)).isTrue();
        assertThat(jobs().create(order)).isFalse();
        assertThat(claim("a", 10)).hasSize(2);
    }

    @Test
    default void aJobOrderedInATransactionThatIsRolledBackNeverWas() {
        NewJob order = NewJob.of("render", "ann", items(2));
        List<String> woken = new ArrayList<>();
        jobs().onCreated(() -> woken.add("woken"));
        new TransactionTemplate(transactions()).executeWithoutResult(status -> {
            jobs().create(order);
            assertThat(woken).as("nobody is woken before the commit").isEmpty();
            status.setRollbackOnly();
        });
        assertThat(jobs().find(order.id())).isEmpty();
        assertThat(claim("a", 10)).isEmpty();
        new TransactionTemplate(transactions()).executeWithoutResult(status -> jobs().create(order));
        assertThat(claim("a", 10)).hasSize(2);
    }

    @Test
    default void itemsOfOneGroupAreHandedOutTogetherAndOthersAlone() {
        NewJob order =
                NewJob.of("render", "ann", List.of(item("m1", "a"), item(null, "b"), item("m2", "c"), item("m1", "d")));
        jobs().create(order);
        List<Claim> claims = claim("a", 10);
        assertThat(claims)
                .extracting(claim -> claim.items().stream()
                        .map(item -> item.payload().get("id").stringValue())
                        .toList())
                .containsExactly(List.of("a", "d"), List.of("b"), List.of("c"));
        assertThat(claims).extracting(Claim::groupKey).containsExactly("m1", "", "m2");
        assertThat(claims.getFirst().owner()).isEqualTo("ann");
    }

    @Test
    default void whatIsClaimedIsNotClaimedAgainAndOnlyKnownKindsAreClaimed() {
        order("render", 3);
        order("erase", 1);
        assertThat(claim("a", 2)).hasSize(2);
        assertThat(claim("b", 2)).hasSize(1);
        assertThat(claim("c", 2)).isEmpty();
        assertThat(queue().claim("d", List.of(), 5, LEASE)).isEmpty();
    }

    @Test
    default void manyWorkersNeverShareAGroup() throws Exception {
        int groups = 60;
        jobs().create(NewJob.of(
                "render",
                "ann",
                IntStream.range(0, groups * 3)
                        .mapToObj(no -> item("m" + no % groups, "i" + no))
                        .toList()));
        try (var executor = Executors.newFixedThreadPool(8)) {
            List<Callable<List<Claim>>> workers = new ArrayList<>();
            for (int i = 0; i < 8; i++) {
                String node = "node-" + i;
                workers.add(() -> {
                    List<Claim> mine = new ArrayList<>();
                    for (List<Claim> more = claim(node, 2); !more.isEmpty(); more = claim(node, 2)) {
                        mine.addAll(more);
                    }
                    return mine;
                });
            }
            List<Claim> all = new ArrayList<>();
            for (Future<List<Claim>> worker : executor.invokeAll(workers)) {
                all.addAll(worker.get());
            }
            // One who only met locked rows may have left early.
            all.addAll(claim("last", groups));
            Set<Integer> distinct = new HashSet<>();
            all.forEach(claim -> assertThat(claim.items()).hasSize(3));
            all.forEach(claim -> assertThat(distinct.add(claim.groupNo())).isTrue());
            assertThat(distinct).hasSize(groups);
        }
    }

    @Test
    default void aSmallJobGoesBeforeAHugeOneThatCameEarlier() {
        UUID huge = order("render", 600);
        UUID small = order("render", 3);
        assertThat(claim("a", 3)).extracting(Claim::jobId).containsOnly(small);
        assertThat(claim("a", 3)).extracting(Claim::jobId).containsOnly(huge);
    }

    @Test
    default void aHugeJobIsNotKeptWaitingForEver() {
        UUID huge = order("render", 600);
        sql().sql("update job_group set claim_order = claim_order - interval '10 minutes'")
                .update();
        UUID small = order("render", 3);
        assertThat(claim("a", 1)).extracting(Claim::jobId).containsOnly(huge);
        assertThat(job(small).state()).isEqualTo(State.QUEUED);
    }

    @Test
    default void aFailedItemIsTriedAgainAfterALongerPauseEachTimeUpToALimit() {
        JobQueue patient = queue(new JobQueue.Retry(3, Duration.ofMinutes(1), Duration.ofSeconds(90)));
        UUID id = order("render", 1);
        List<Long> pauses = new ArrayList<>();
        for (int attempt = 1; attempt <= 3; attempt++) {
            Claim claim = patient.claim("a", List.of("render"), 1, LEASE).getFirst();
            assertThat(claim.items().getFirst().attempt()).isEqualTo(attempt);
            assertThat(patient.fail(claim, 0, BAD, true)).isTrue();
            if (attempt < 3) {
                assertThat(job(id).state()).isEqualTo(State.RUNNING);
                assertThat(patient.claim("a", List.of("render"), 1, LEASE))
                        .as("not before its time")
                        .isEmpty();
                pauses.add(pauseInSeconds());
                makeDue();
            }
        }
        assertThat(pauses.get(0)).isBetween(50L, 60L);
        assertThat(pauses.get(1)).as("capped").isBetween(80L, 90L);
        assertThat(job(id).state()).isEqualTo(State.FAILED);
        assertThat(job(id).failed()).isEqualTo(1);
        assertThat(groupsLeft()).isZero();
    }

    @Test
    default void theRestOfAGroupDoesNotWaitForWhatIsTriedAgain() {
        jobs().create(NewJob.of("render", "ann", List.of(item("m1", "a"), item("m1", "b"))));
        Claim claim = claim("a", 1).getFirst();
        queue().report(claim, List.of(new Outcome.Done(0, OK), new Outcome.Failed(1, BAD, true)));
        makeDue();
        Claim again = claim("b", 1).getFirst();
        assertThat(again.items()).extracting(Claim.Item::no).containsExactly(1);
        assertThat(again.groupKey()).isEqualTo("m1");
    }

    @Test
    default void aClaimWhoseLeaseEndedGoesToAnotherAndTheFirstCanNoLongerReport() {
        UUID id = order("render", 1);
        Claim first = claim("a", 1).getFirst();
        assertThat(claim("b", 1)).isEmpty();
        endLeases();
        Claim second = claim("b", 1).getFirst();
        assertThat(second.items().getFirst().attempt()).isEqualTo(2);
        assertThat(queue().complete(first, 0, OK)).isFalse();
        assertThat(queue().extend(List.of(first, second), LEASE)).containsExactly(second);
        queue().release(first);
        assertThat(job(id).done()).isZero();
        assertThat(queue().complete(second, 0, OK)).isTrue();
        assertThat(queue().complete(second, 0, OK)).as("counted once").isFalse();
        assertThat(job(id).done()).isEqualTo(1);
    }

    @Test
    default void anExtendedLeaseHolds() {
        order("render", 1);
        Claim claim =
                queue().claim("a", List.of("render"), 1, Duration.ofMillis(1)).getFirst();
        assertThat(queue().extend(List.of(claim), LEASE)).containsExactly(claim);
        assertThat(claim("b", 1)).isEmpty();
    }

    @Test
    default void aLeaseEndsByItself() {
        order("render", 1);
        assertThat(queue().claim("a", List.of("render"), 1, Duration.ofMillis(200)))
                .hasSize(1);
        await().atMost(Duration.ofSeconds(20))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> !claim("b", 1).isEmpty());
    }

    @Test
    default void anItemThatKillsItsWorkersIsGivenUp() {
        UUID id = order("render", 1);
        for (int attempt = 1; attempt <= JobQueue.Retry.DEFAULT.maxAttempts(); attempt++) {
            assertThat(claim("a", 1)).hasSize(1);
            endLeases();
        }
        assertThat(claim("a", 1)).isEmpty();
        assertThat(job(id).state()).isEqualTo(State.FAILED);
        assertThat(jobs().items(id, null, null, 1)
                        .items()
                        .getFirst()
                        .result()
                        .get("code")
                        .stringValue())
                .isEqualTo("worker-lost");
        assertThat(groupsLeft()).isZero();
    }

    @Test
    default void aReleasedClaimIsAsIfItHadNotBeen() {
        order("render", 1);
        queue().release(claim("a", 1).getFirst());
        assertThat(claim("b", 1).getFirst().items().getFirst().attempt()).isEqualTo(1);
    }

    @Test
    default void aCancelledJobBeginsNothingMoreAndCountsWhatWasUnderWay() {
        UUID id = order("render", 4);
        List<Claim> under = claim("a", 2);
        assertThat(jobs().cancel(id)).isTrue();
        assertThat(jobs().cancel(id)).isFalse();
        assertThat(claim("b", 10)).isEmpty();
        assertThat(queue().complete(under.get(0), 0, OK)).isTrue();
        assertThat(queue().fail(under.get(1), 1, BAD, true)).isTrue();
        Job job = job(id);
        assertThat(List.of(job.state(), job.done(), job.failed())).containsExactly(State.CANCELLED, 1, 0);
        assertThat(jobs().items(id, State.CANCELLED, null, 10).total()).isEqualTo(3);
        assertThat(groupsLeft()).isZero();
    }

    @Test
    default void whatALostWorkerHadOfACancelledJobIsNotTriedAgain() {
        UUID id = order("render", 1);
        claim("a", 1);
        jobs().cancel(id);
        endLeases();
        assertThat(claim("b", 1)).isEmpty();
        assertThat(jobs().items(id, State.CANCELLED, null, 1).total()).isEqualTo(1);
        assertThat(groupsLeft()).isZero();
        assertThat(jobs().cancel(UUID.randomUUID())).isFalse();
    }

    @Test
    default void itemsAndJobsComeInPages() {
        UUID first = order("render", 5);
        UUID second = order("erase", 1);
        Page<JobItem> page = jobs().items(first, null, null, 2);
        List<Integer> numbers = new ArrayList<>();
        while (true) {
            page.items().forEach(item -> numbers.add(item.no()));
            assertThat(page.total()).isEqualTo(5);
            if (page.next() == null) {
                break;
            }
            page = jobs().items(first, null, page.next(), 2);
        }
        assertThat(numbers).containsExactly(0, 1, 2, 3, 4);
        Page<Job> newest = jobs().list(null, null, 1);
        Page<Job> oldest = jobs().list(null, newest.next(), 1);
        assertThat(Stream.of(newest, oldest)
                        .flatMap(jobs -> jobs.items().stream())
                        .map(Job::id))
                .containsExactly(second, first);
        assertThat(oldest.next()).isNull();
        assertThat(jobs().list("nobody", null, 1).items()).isEmpty();
        assertThatThrownBy(() -> jobs().list(null, "'; drop table job", 1))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> jobs().items(first, null, "x", 1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> jobs().items(first, null, null, 501)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void thePositionOfWhatTheJobWroteIsKept() {
        UUID id = order("render", 1);
        jobs().recordPosition(id, "p-17");
        assertThat(job(id).position()).isEqualTo("p-17");
    }

    default UUID order(String kind, int items) {
        NewJob order = NewJob.of(kind, "ann", items(items));
        assertThat(jobs().create(order)).isTrue();
        return order.id();
    }

    default List<Item> items(int count) {
        return IntStream.range(0, count).mapToObj(no -> item(null, "i" + no)).toList();
    }

    private static Item item(String group, String id) {
        return new Item(group, null, JsonNodeFactory.instance.objectNode().put("id", id));
    }

    default List<Claim> claim(String node, int limit) {
        return queue().claim(node, List.of("render"), limit, LEASE);
    }

    default Job job(UUID id) {
        return jobs().find(id).orElseThrow();
    }

    default Jobs jobs() {
        return new Jobs(database().dataSource(), transactions());
    }

    default JobQueue queue() {
        return queue(JobQueue.Retry.DEFAULT);
    }

    default JobQueue queue(JobQueue.Retry retry) {
        return new JobQueue(database().dataSource(), transactions(), retry);
    }

    default JdbcTransactionManager transactions() {
        return new JdbcTransactionManager(database().dataSource());
    }

    default JdbcClient sql() {
        return JdbcClient.create(database().dataSource());
    }

    private long pauseInSeconds() {
        OffsetDateTime due = sql().sql("select not_before from job_item where state = 'queued'")
                .query(OffsetDateTime.class)
                .single();
        OffsetDateTime now =
                sql().sql("select now()").query(OffsetDateTime.class).single();
        return Duration.between(now, due).toSeconds();
    }

    private void makeDue() {
        sql().sql("update job_item set not_before = now() where state = 'queued'")
                .update();
        sql().sql("update job_group set due_at = now()").update();
    }

    private void endLeases() {
        sql().sql("update job_item set claimed_until = now() where state = 'running'")
                .update();
        sql().sql("update job_group set due_at = now()").update();
    }

    private int groupsLeft() {
        return sql().sql("select count(*) from job_group").query(Integer.class).single();
    }
}
