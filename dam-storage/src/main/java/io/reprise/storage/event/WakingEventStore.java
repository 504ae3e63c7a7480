package io.reprise.storage.event;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.axonframework.common.stream.BlockingStream;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.TrackedEventMessage;
import org.axonframework.eventhandling.TrackingEventStream;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventsourcing.eventstore.EmbeddedEventStore;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.jspecify.annotations.Nullable;

/**
 * Tells streaming processors that there is something new the moment it is committed. The store's own streams do not, and
 * the processors would look every 500 ms.
 */
final class WakingEventStore extends EmbeddedEventStore {
    /** Each waking is a query by each processor: commits of one moment share one. */
    private static final long MOMENT_MILLIS = 4;
    /** A notification of another node may be lost: whoever asks after this long looks, whether woken or not. */
    private static final long TRUSTED_NANOS = 400_000_000;

    private final Set<Runnable> callbacks = ConcurrentHashMap.newKeySet();
    private final Runnable otherNodes;
    private final AtomicBoolean wakingSoon = new AtomicBoolean();
    /** Counts what was committed here and what other nodes told of. */
    private final AtomicLong news = new AtomicLong();
    /** Whoever still commits while the store shuts down wakes nobody here. */
    private final ScheduledExecutorService alarm = new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().name("reprise-wake").daemon().factory(), new ThreadPoolExecutor.DiscardPolicy());

    private WakingEventStore(Builder builder, Runnable otherNodes) {
        super(builder);
        this.otherNodes = otherNodes;
    }

    /** @param otherNodes run after each commit, to let the other nodes know; must not block */
    static WakingEventStore over(EventStorageEngine engine, Runnable otherNodes) {
        // Each stream reads the database itself: a woken stream must not look before a shared producer has fetched.
        return new WakingEventStore(
                EmbeddedEventStore.builder().storageEngine(engine).optimizeEventConsumption(false), otherNodes);
    }

    void wake() {
        news.incrementAndGet();
        callbacks.forEach(Runnable::run);
    }

    @Override
    protected void afterCommit(List<? extends EventMessage<?>> events) {
        super.afterCommit(events);
        news.incrementAndGet();
        otherNodes.run();
        if (wakingSoon.compareAndSet(false, true)) {
            var _ = alarm.schedule(this::wakeNow, MOMENT_MILLIS, TimeUnit.MILLISECONDS);
        }
    }

    private void wakeNow() {
        // Before the look, so that what is committed during it is looked for again.
        wakingSoon.set(false);
        wake();
    }

    @Override
    public void shutDown() {
        alarm.shutdownNow();
        super.shutDown();
    }

    @Override
    public TrackingEventStream openStream(@Nullable TrackingToken position) {
        return new WakingStream(super.openStream(position));
    }

    /**
     * A processor asks three times in a row whether there is more, each time by two queries: once nothing was found,
     * nothing is until somebody commits.
     */
    private final class WakingStream implements TrackingEventStream {
        private final BlockingStream<TrackedEventMessage<?>> delegate;
        private @Nullable Runnable callback;
        /** The news before which nothing more was found, and when; one thread at a time reads a stream. */
        private volatile long exhausted = -1;

        private volatile long exhaustedAt;

        private WakingStream(BlockingStream<TrackedEventMessage<?>> delegate) {
            this.delegate = delegate;
        }

        @Override
        public Optional<TrackedEventMessage<?>> peek() {
            if (isExhausted()) {
                return Optional.empty();
            }
            long before = news.get();
            Optional<TrackedEventMessage<?>> next = delegate.peek();
            note(next.isPresent(), before);
            return next;
        }

        @Override
        public boolean hasNextAvailable(int timeout, TimeUnit unit) throws InterruptedException {
            if (timeout == 0 && isExhausted()) {
                return false;
            }
            long before = news.get();
            boolean available = delegate.hasNextAvailable(timeout, unit);
            note(available, before);
            return available;
        }

        private boolean isExhausted() {
            return exhausted == news.get() && System.nanoTime() - exhaustedAt < TRUSTED_NANOS;
        }

        /** @param before the news when the look began: what comes during it may have been missed */
        private void note(boolean available, long before) {
            exhaustedAt = System.nanoTime();
            exhausted = available ? -1 : before;
        }

        @Override
        public TrackedEventMessage<?> nextAvailable() throws InterruptedException {
            return delegate.nextAvailable();
        }

        @Override
        public boolean setOnAvailableCallback(Runnable onAvailable) {
            callback = onAvailable;
            callbacks.add(onAvailable);
            return true;
        }

        @Override
        public void close() {
            if (callback != null) {
                callbacks.remove(callback);
            }
            delegate.close();
        }
    }
}
