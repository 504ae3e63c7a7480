package io.reprise.storage.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.reprise.storage.postgres.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.node.JsonNodeFactory;

class JobRunnerTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static TestDatabase database;

    private final Queue<JobRunner> runners = new ConcurrentLinkedQueue<>();
    private Jobs jobs;
    private JobQueue queue;

    @BeforeAll
    static void open() {
        database = TestDatabase.embedded();
    }

    @AfterAll
    static void close() {
        database.close();
    }

    @BeforeEach
    void prepare() {
        JdbcClient.create(database.dataSource()).sql("truncate job cascade").update();
        var transactions = new JdbcTransactionManager(database.dataSource());
        jobs = new Jobs(database.dataSource(), transactions);
        queue = new JobQueue(
                database.dataSource(),
                transactions,
                new JobQueue.Retry(3, Duration.ofMillis(10), Duration.ofMillis(50)));
    }

    @AfterEach
    void stop() {
        runners.forEach(JobRunner::close);
    }

    @Test
    void twoRunnersShareTheWorkWithoutDoublingIt() {
        Map<Integer, AtomicInteger> worked = new ConcurrentHashMap<>();
        CountDownLatch bothAtWork = new CountDownLatch(2);
        for (String node : List.of("a", "b")) {
            AtomicInteger mine = new AtomicInteger();
            run(node, 1, SOON, claim -> {
                if (mine.incrementAndGet() == 1) {
                    bothAtWork.countDown();
                    // Neither goes on before the other has claimed something.
                    bothAtWork.await();
                }
                claim.items()
                        .forEach(item -> worked.computeIfAbsent(item.no(), first -> new AtomicInteger())
                                .incrementAndGet());
                return done(claim);
            });
        }
        UUID id = order(200);
        awaitState(id, State.DONE);
        assertThat(worked).hasSize(200);
        assertThat(worked.values()).allMatch(times -> times.get() == 1);
        assertThat(jobs.find(id).orElseThrow().done()).isEqualTo(200);
    }

    @Test
    void aHandlerThatCrashesIsTriedAgainAndItsMessageIsNotKept() {
        AtomicInteger calls = new AtomicInteger();
        run("a", 2, SOON, claim -> {
            if (calls.incrementAndGet() < 3) {
                throw new IllegalStateException("Ann's wedding.jpg");
            }
            return done(claim);
        });
        UUID id = order(1);
        awaitState(id, State.DONE);
        assertThat(calls).hasValue(3);
        assertThat(jobs.items(id, null, null, 1).items().getFirst().attempts()).isEqualTo(3);
    }

    @Test
    void aHandlerThatAlwaysCrashesFailsItsItemsAndNothingElse() {
        run("a", 1, SOON, claim -> {
            if (claim.groupNo() == 0) {
                throw new StackOverflowError();
            }
            return done(claim);
        });
        UUID id = order(3);
        awaitState(id, State.DONE);
        Job job = jobs.find(id).orElseThrow();
        assertThat(job.failed()).isEqualTo(1);
        assertThat(job.done()).isEqualTo(2);
        assertThat(jobs.items(id, State.FAILED, null, 1)
                        .items()
                        .getFirst()
                        .result()
                        .get("code")
                        .stringValue())
                .isEqualTo("crashed:java.lang.StackOverflowError");
    }

    @Test
    void anItemWithoutAnOutcomeCountsAsFailed() {
        run("a", 1, SOON, claim -> List.of());
        UUID id = order(1);
        awaitState(id, State.FAILED);
        assertThat(jobs.items(id, null, null, 1)
                        .items()
                        .getFirst()
                        .result()
                        .get("code")
                        .stringValue())
                .isEqualTo("no-outcome");
    }

    @Test
    void aLongHandlerKeepsItsLease() {
        CountDownLatch finish = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        Duration lease = Duration.ofMillis(400);
        for (String node : List.of("a", "b")) {
            run(node, 1, lease, claim -> {
                calls.incrementAndGet();
                finish.await();
                return done(claim);
            });
        }
        UUID id = order(1);
        await().atMost(SOON).until(() -> calls.get() == 1);
        JdbcClient sql = JdbcClient.create(database.dataSource());
        var firstEnd = "select claimed_until > (select started_at + interval '2 seconds' from job) from job_item";
        await().atMost(SOON).until(() -> sql.sql(firstEnd).query(Boolean.class).single());
        assertThat(calls).as("five leases later").hasValue(1);
        finish.countDown();
        awaitState(id, State.DONE);
    }

    @Test
    void theWorkOfANodeThatDiedIsTakenOver() {
        UUID id = order(2);
        assertThat(queue.claim("dead", List.of("render"), 1, Duration.ofMillis(300)))
                .hasSize(1);
        run("alive", 1, SOON, JobRunnerTest::done);
        awaitState(id, State.DONE);
        assertThat(jobs.find(id).orElseThrow().done()).isEqualTo(2);
    }

    @Test
    void workThatWasStoppedIsGivenBackWithoutCountingAnAttempt() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        JobRunner stopped = run("a", 1, SOON, claim -> {
            begun.countDown();
            new CountDownLatch(1).await();
            return done(claim);
        });
        UUID id = order(2);
        begun.await();
        stopped.close();
        assertThat(jobs.items(id, State.QUEUED, null, 10).items())
                .extracting(JobItem::attempts)
                .containsExactly(0, 0);
        run("b", 1, SOON, JobRunnerTest::done);
        awaitState(id, State.DONE);
    }

    @Test
    void aCancelledJobStopsBeingWorkedOn() throws Exception {
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch finish = new CountDownLatch(1);
        AtomicInteger calls = new AtomicInteger();
        run("a", 1, SOON, claim -> {
            calls.incrementAndGet();
            begun.countDown();
            finish.await();
            return done(claim);
        });
        UUID id = order(50);
        begun.await();
        assertThat(jobs.cancel(id)).isTrue();
        finish.countDown();
        UUID next = order(1);
        awaitState(next, State.DONE);
        assertThat(calls).hasValue(2);
        assertThat(jobs.find(id).orElseThrow().state()).isEqualTo(State.CANCELLED);
        assertThat(jobs.find(id).orElseThrow().done()).isEqualTo(1);
    }

    @Test
    void aRunnerIsStartedOnce() {
        JobRunner runner = run("a", 1, SOON, JobRunnerTest::done);
        assertThatThrownBy(runner::start).isInstanceOf(IllegalStateException.class);
    }

    private JobRunner run(String node, int threads, Duration lease, JobHandler handler) {
        JobRunner runner = new JobRunner(
                jobs,
                queue,
                Map.of("render", handler),
                new JobRunner.Settings(node, threads, lease, Duration.ofMillis(200), Duration.ofMillis(500)));
        runners.add(runner);
        runner.start();
        return runner;
    }

    private UUID order(int items) {
        var payload = JsonNodeFactory.instance.objectNode();
        NewJob job = NewJob.of(
                "render",
                "ann",
                IntStream.range(0, items)
                        .mapToObj(no -> new NewJob.Item(null, null, payload))
                        .toList());
        jobs.create(job);
        return job.id();
    }

    private static List<Outcome> done(Claim claim) {
        return claim.items().stream()
                .map(item -> (Outcome) new Outcome.Done(item.no(), JsonNodeFactory.instance.objectNode()))
                .toList();
    }

    private void awaitState(UUID id, State state) {
        await().atMost(SOON).until(() -> jobs.find(id).orElseThrow().state() == state);
    }
}
