package io.reprise.storage.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.support.TransactionTemplate;

/** How work is handed out and taken back, on whatever PostgreSQL. */
interface JobQueueContract extends JobsOnDatabase {
    @Test
    default void itemsOfOneGroupAreHandedOutTogetherAndOthersAlone() {
        NewJob order = NewJob.of(
                "render",
                "ann",
                List.of(
                        JobsOnDatabase.item("m1", "a"),
                        JobsOnDatabase.item(null, "b"),
                        JobsOnDatabase.item("m2", "c"),
                        JobsOnDatabase.item("m1", "d")));
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
                        .mapToObj(no -> JobsOnDatabase.item("m" + no % groups, "i" + no))
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
        jobs().create(NewJob.of(
                "render", "ann", List.of(JobsOnDatabase.item("m1", "a"), JobsOnDatabase.item("m1", "b"))));
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
    default void whatALostWorkerHadOfACancelledJobIsNotTriedAgain() {
        UUID id = order("render", 1);
        claim("a", 1);
        jobs().cancel(id);
        endLeases();
        assertThat(claim("b", 1)).isEmpty();
        assertThat(jobs().items(id, State.CANCELLED, null, 1).total()).isEqualTo(1);
        assertThat(jobs().find(id).orElseThrow().finishedAt()).isNotNull();
        assertThat(groupsLeft()).isZero();
        assertThat(jobs().cancel(UUID.randomUUID())).isFalse();
    }

    @Test
    default void aGroupThatSomebodyElseIsJustClaimingIsPassedOver() {
        order("render", 2);
        try (var executor = Executors.newSingleThreadExecutor()) {
            new TransactionTemplate(transactions()).executeWithoutResult(status -> {
                sql().sql("select 1 from job_group where group_no = 0 for update")
                        .query()
                        .singleRow();
                assertThat(executor.submit(() -> claim("b", 10)))
                        .succeedsWithin(Duration.ofSeconds(8))
                        .satisfies(claims ->
                                assertThat(claims).extracting(Claim::groupNo).containsExactly(1));
            });
        }
    }
}
