package io.reprise.media.worker;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/** Hands things out by priority, then by order of asking. */
final class FairQueue<T> {
    private final ReentrantLock lock = new ReentrantLock();
    private final Deque<T> free = new ArrayDeque<>();
    private final Deque<Ticket<T>> interactive = new ArrayDeque<>();
    private final Deque<Ticket<T>> bulk = new ArrayDeque<>();

    private Deque<Ticket<T>> line(Priority priority) {
        return switch (priority) {
            case INTERACTIVE -> interactive;
            case BULK -> bulk;
        };
    }

    T take(Priority priority) throws InterruptedException {
        Ticket<T> ticket = new Ticket<>();
        lock.lock();
        try {
            // Things are free only while nobody waits.
            @Nullable T thing = free.poll();
            if (thing != null) {
                return thing;
            }
            line(priority).add(ticket);
        } finally {
            lock.unlock();
        }
        return awaited(ticket, priority);
    }

    private T awaited(Ticket<T> ticket, Priority priority) throws InterruptedException {
        try {
            return ticket.turn.get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        } catch (InterruptedException e) {
            lock.lock();
            try {
                if (!line(priority).remove(ticket)) {
                    give(ticket.turn.join());
                }
            } finally {
                lock.unlock();
            }
            throw e;
        }
    }

    void give(T thing) {
        lock.lock();
        try {
            Ticket<T> first = interactive.isEmpty() ? bulk.poll() : interactive.poll();
            if (first != null) {
                first.turn.complete(thing);
                return;
            }
            free.add(thing);
        } finally {
            lock.unlock();
        }
    }

    /** How many wait, of all priorities. */
    int waiting() {
        lock.lock();
        try {
            return interactive.size() + bulk.size();
        } finally {
            lock.unlock();
        }
    }

    /** One that waits; no two are equal. */
    private static final class Ticket<T> {
        private final CompletableFuture<T> turn = new CompletableFuture<>();
    }
}
