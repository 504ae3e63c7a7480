package io.reprise.storage.job;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The workers of one node: claims groups of the kinds it has handlers for, keeps their leases alive and records what came
 * of them. A job of this process is begun at once, one of another node within the polling time.
 */
public final class JobRunner implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(JobRunner.class);

    private final Jobs jobs;
    private final JobQueue queue;
    private final Map<String, JobHandler> handlers;
    private final Settings settings;

    private final Semaphore idle;
    private final Semaphore wake = new Semaphore(0);
    private final Runnable wakeUp = wake::release;
    private final Set<Claim> active = ConcurrentHashMap.newKeySet();
    private final ExecutorService workers;
    private final ScheduledExecutorService heart;
    private @Nullable Thread dispatcher;
    private volatile boolean running;

    /**
     * @param node name of this node, for people who look at rows
     * @param threads groups worked on at the same time, 1 or more
     * @param lease how long a claim outlives a killed server; extended three times as often
     * @param poll longest wait before looking for work of other nodes and for retries
     * @param grace how long {@link #close()} lets handlers finish before it interrupts them
     */
    public record Settings(String node, int threads, Duration lease, Duration poll, Duration grace) {
        /** 20 s lease, 1 s poll, 30 s grace. */
        public static Settings of(String node, int threads) {
            return new Settings(node, threads, Duration.ofSeconds(20), Duration.ofSeconds(1), Duration.ofSeconds(30));
        }
    }

    /** @param handlers by kind of job */
    public JobRunner(Jobs jobs, JobQueue queue, Map<String, JobHandler> handlers, Settings settings) {
        this.jobs = jobs;
        this.queue = queue;
        this.handlers = Map.copyOf(handlers);
        this.settings = settings;
        this.idle = new Semaphore(settings.threads());
        this.workers = Executors.newFixedThreadPool(
                settings.threads(), Thread.ofPlatform().name("job-", 0).factory());
        this.heart = Executors.newSingleThreadScheduledExecutor(
                Thread.ofPlatform().name("job-leases").daemon().factory());
    }

    /** Begins to claim work. Once only. */
    public synchronized void start() {
        if (dispatcher != null) {
            throw new IllegalStateException("a job runner is started once");
        }
        running = true;
        jobs.onCreated(wakeUp);
        long beat = Math.max(1, settings.lease().toMillis() / 3);
        var _ = heart.scheduleWithFixedDelay(this::extendLeases, beat, beat, TimeUnit.MILLISECONDS);
        dispatcher = Thread.ofPlatform().name("job-dispatcher").start(this::dispatch);
    }

    /** Claims nothing more, lets handlers finish, and gives back what is still not done when the grace is over. */
    @Override
    public synchronized void close() {
        jobs.removeListener(wakeUp);
        running = false;
        wake.release();
        boolean interrupted = !quietly(
                () -> dispatcher == null || dispatcher.join(settings.poll().multipliedBy(30)));
        workers.shutdown();
        if (!quietly(() -> workers.awaitTermination(settings.grace().toMillis(), TimeUnit.MILLISECONDS))) {
            workers.shutdownNow();
            interrupted |=
                    !quietly(() -> workers.awaitTermination(settings.poll().toMillis(), TimeUnit.MILLISECONDS));
        }
        heart.shutdownNow();
        for (Claim unfinished : active) {
            safely("give back", () -> queue.release(unfinished));
        }
        if (interrupted && Thread.interrupted()) {
            Thread.currentThread().interrupt();
        }
    }

    private void dispatch() {
        while (running) {
            boolean found = safely("claim", this::claimForIdleWorkers);
            if (!found && running) {
                quietly(() -> wake.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS));
                wake.drainPermits();
            }
        }
    }

    /** @return whether it is worth looking again at once */
    private boolean claimForIdleWorkers() {
        if (!quietly(() -> idle.tryAcquire(settings.poll().toMillis(), TimeUnit.MILLISECONDS))) {
            return true;
        }
        int free = 1 + idle.drainPermits();
        List<Claim> claims = List.of();
        try {
            claims = queue.claim(settings.node(), handlers.keySet(), free, settings.lease());
        } finally {
            idle.release(free - claims.size());
        }
        for (Claim claim : claims) {
            active.add(claim);
            workers.execute(() -> work(claim));
        }
        return !claims.isEmpty();
    }

    private void work(Claim claim) {
        try {
            Optional<Collection<Outcome>> outcomes = outcomes(claim);
            // An interrupt meant for the handler must not hit the recording.
            boolean _ = Thread.interrupted();
            if (outcomes.isPresent()) {
                safely("record", () -> queue.report(claim, outcomes.get()));
                active.remove(claim);
            }
        } finally {
            idle.release();
        }
    }

    /** Empty if the handler was stopped in the middle; {@link #close()} gives the claim back then. */
    private Optional<Collection<Outcome>> outcomes(Claim claim) {
        JobHandler handler = Objects.requireNonNull(handlers.get(claim.kind()), "only known kinds are claimed");
        try {
            return Optional.of(completed(claim, handler.handle(claim)));
        } catch (Throwable crashed) {
            if (!running && (crashed instanceof InterruptedException || Thread.interrupted())) {
                return Optional.empty();
            }
            // Messages of exceptions may hold anything; names of classes do not.
            String code = "crashed:" + crashed.getClass().getName();
            LOG.warn("Handler of {} crashed in job {} group {}", claim.kind(), claim.jobId(), claim.groupNo(), crashed);
            return Optional.of(allFailed(claim, code));
        }
    }

    private static Collection<Outcome> completed(Claim claim, List<Outcome> given) {
        List<Outcome> outcomes = new ArrayList<>(given);
        Set<Integer> answered = new HashSet<>();
        given.forEach(outcome -> answered.add(outcome.no()));
        for (Claim.Item item : claim.items()) {
            if (!answered.contains(item.no())) {
                outcomes.add(Outcome.Failed.withCode(item.no(), "no-outcome", true));
            }
        }
        return outcomes;
    }

    private static Collection<Outcome> allFailed(Claim claim, String code) {
        return claim.items().stream()
                .map(item -> (Outcome) Outcome.Failed.withCode(item.no(), code, true))
                .toList();
    }

    private void extendLeases() {
        safely("extend", () -> {
            List<Claim> mine = List.copyOf(active);
            Set<Claim> lost = new HashSet<>(mine);
            queue.extend(mine, settings.lease()).forEach(lost::remove);
            lost.retainAll(active);
            for (Claim gone : lost) {
                LOG.warn("The claim on job {} group {} was lost to another worker", gone.jobId(), gone.groupNo());
                active.remove(gone);
            }
        });
    }

    /** The database may be away for a while; leases and polling make up for whatever fails here. */
    private void safely(String what, Runnable action) {
        safely(what, () -> {
            action.run();
            return true;
        });
    }

    private boolean safely(String what, BooleanSupplier action) {
        try {
            return action.getAsBoolean();
        } catch (RuntimeException failed) {
            LOG.warn("Could not {} jobs: {}", what, failed.getClass().getName());
            LOG.debug("Because of", failed);
            return false;
        }
    }

    private interface Waiting {
        boolean await() throws InterruptedException;
    }

    /** @return false if the wait was in vain or interrupted; the interrupt is kept */
    private static boolean quietly(Waiting waiting) {
        try {
            return waiting.await();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
