package io.reprise.api.job;

import io.reprise.storage.job.Job;
import io.reprise.storage.job.Jobs;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.springframework.context.SmartLifecycle;
import org.springframework.dao.DataAccessException;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/**
 * Tells a client whenever a job has moved on: event {@code progress} with the job, and {@code end} with its last state.
 * The row is looked at, since any node may be working on it.
 */
@Component
class JobEvents implements SmartLifecycle {
    private static final Duration LOOK = Duration.ofMillis(250);
    /** Longer than a proxy's patience must not pass in silence. */
    private static final Duration SILENCE = Duration.ofSeconds(15);
    /** Then the client asks anew, and its token is looked at again. */
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private final Jobs jobs;
    private final ExecutorService watchers = Executors.newVirtualThreadPerTaskExecutor();
    private volatile boolean running;

    JobEvents(Jobs jobs) {
        this.jobs = jobs;
    }

    /**
     * @param view what is told of it
     * @param visible asked again at each look: what is hidden meanwhile is told no more
     */
    SseEmitter of(Job job, Function<Job, JobController.JobView> view, BooleanSupplier visible) {
        SseEmitter emitter = new SseEmitter(LONGEST.plusSeconds(10).toMillis());
        watchers.execute(() -> watch(job.id(), view, visible, emitter));
        return emitter;
    }

    private void watch(
            UUID id, Function<Job, JobController.JobView> view, BooleanSupplier visible, SseEmitter emitter) {
        long end = System.nanoTime() + LONGEST.toNanos();
        long spoken = System.nanoTime();
        Optional<JobController.JobView> told = Optional.empty();
        try {
            while (running && System.nanoTime() < end) {
                Optional<Job> job = jobs.find(id);
                Optional<JobController.JobView> now = job.map(view);
                if (now.isEmpty() || !visible.getAsBoolean()) {
                    break;
                }
                boolean last = job.get().state().isFinal();
                if (last || !now.equals(told)) {
                    send(emitter, last ? "end" : "progress", now.get());
                    told = now;
                    spoken = System.nanoTime();
                } else if (System.nanoTime() - spoken > SILENCE.toNanos()) {
                    emitter.send(SseEmitter.event().comment("still there"));
                    spoken = System.nanoTime();
                }
                if (last) {
                    break;
                }
                LockSupport.parkNanos(LOOK.toNanos());
            }
            emitter.complete();
        } catch (IOException | IllegalStateException | DataAccessException gone) {
            // The client left, or the database did; in both cases the client connects again if it still wants to know.
            emitter.completeWithError(gone);
        }
    }

    private static void send(SseEmitter emitter, String name, JobController.JobView job) throws IOException {
        emitter.send(SseEmitter.event().name(name).data(job, MediaType.APPLICATION_JSON));
    }

    @Override
    public void start() {
        running = true;
    }

    /** Before the web server waits for open answers. */
    @Override
    public void stop() {
        running = false;
        watchers.shutdown();
    }

    @Override
    public boolean isRunning() {
        return running;
    }
}
