package io.reprise.media.worker;

import io.reprise.media.request.MediaFailure;
import io.reprise.media.request.MediaOutcome;
import io.reprise.media.request.MediaRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;

/**
 * A pool of worker processes that inspect and render files. Callers block until a worker is free and done: call from
 * virtual threads. Interactive requests go before bulk ones, each in the order they came. A worker that dies, hangs or
 * grows fails the one file it had; it is replaced at once.
 */
public final class MediaWorkers implements AutoCloseable {
    private static final Duration WATCH = Duration.ofMillis(25);

    private final WorkerSettings settings;
    private final FairQueue<Seat> queue;
    private final List<Seat> seats = new CopyOnWriteArrayList<>();
    private final EngineInUse engine;
    private final Thread watchdog;
    private volatile boolean closed;

    private MediaWorkers(WorkerSettings settings) throws IOException {
        this.settings = settings;
        this.queue = new FairQueue<>();
        for (int i = 0; i < settings.workers(); i++) {
            seats.add(new Seat(new WorkerProcess(settings)));
        }
        this.watchdog = Thread.ofPlatform().daemon().name("media-watchdog").start(this::watch);
        Wire.Hello hello = seats.getFirst().worker.awaitHello();
        this.engine = new EngineInUse(hello.engine(), hello.fallbackReason());
        seats.forEach(queue::give);
    }

    /**
     * Starts the processes and waits for the first to be ready.
     *
     * @throws UncheckedIOException when no process starts
     */
    public static MediaWorkers start(WorkerSettings settings) {
        try {
            return new MediaWorkers(settings);
        } catch (IOException e) {
            throw new UncheckedIOException("media workers do not start", e);
        }
    }

    /**
     * What decodes and encodes.
     *
     * @param fallbackReason why it is not libvips, absent when it is
     */
    public record EngineInUse(String name, @Nullable String fallbackReason) {}

    public EngineInUse engine() {
        return engine;
    }

    /** How many processes there are when all is well. */
    public int size() {
        return seats.size();
    }

    /** Processor time of all live workers since they started. */
    public Duration cpu() {
        Duration sum = Duration.ZERO;
        for (ProcessHandle process : processes()) {
            sum = sum.plus(process.info().totalCpuDuration().orElse(Duration.ZERO));
        }
        return sum;
    }

    /** The live worker processes. */
    public List<ProcessHandle> processes() {
        List<ProcessHandle> handles = new ArrayList<>();
        seats.forEach(seat -> handles.add(seat.worker.handle()));
        return handles.stream().filter(ProcessHandle::isAlive).toList();
    }

    /**
     * Serves one file.
     *
     * @param time from the moment a worker has the file; waiting for one does not count
     * @return what came of it; never an exception because of the file
     * @throws InterruptedException when the caller is interrupted while it waits for a worker
     * @throws IllegalStateException when the pool is closed
     */
    public MediaOutcome serve(MediaRequest request, Priority priority, Duration time) throws InterruptedException {
        Seat seat = queue.take(priority);
        try {
            if (closed) {
                throw new IllegalStateException("the media workers are closed");
            }
            return served(seat, request, time);
        } finally {
            queue.give(seat);
        }
    }

    private MediaOutcome served(Seat seat, MediaRequest request, Duration time) {
        try {
            if (!seat.worker.usable()) {
                seat.worker = new WorkerProcess(settings);
            }
        } catch (IOException e) {
            return new MediaFailure.NoWorker("no worker process can be started: " + e.getMessage());
        }
        MediaOutcome outcome = seat.worker.serve(request, time);
        if (seat.worker.usable() && seat.worker.worn()) {
            seat.worker.retire();
            seat.replace();
        } else if (!seat.worker.usable()) {
            seat.replace();
        }
        return outcome;
    }

    private void watch() {
        while (!closed) {
            seats.forEach(seat -> seat.worker.inspect());
            try {
                Thread.sleep(WATCH);
            } catch (InterruptedException e) {
                return;
            }
        }
    }

    /** Kills the workers; requests under way fail as crashed. */
    @Override
    public void close() {
        closed = true;
        watchdog.interrupt();
        seats.forEach(seat -> seat.worker.destroy());
    }

    /** A place in the pool and the process that sits there now. */
    private final class Seat {
        private volatile WorkerProcess worker;

        private Seat(WorkerProcess worker) {
            this.worker = worker;
        }

        /** Ahead of the next file. Where it fails now, the next file tries again: this one has its outcome. */
        private void replace() {
            try {
                if (!closed) {
                    worker = new WorkerProcess(settings);
                }
            } catch (IOException e) {
                worker.destroy();
            }
        }
    }
}
