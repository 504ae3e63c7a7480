package io.reprise.search.index;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Lets any number of callers share one refresh: whoever comes while one runs waits for the next, because the running one may
 * have begun before their write; all who wait are served by that one.
 */
public final class CoalescedRefresh {
    private final Runnable refresh;
    private final Object turn = new Object();
    private @Nullable CompletableFuture<@Nullable Void> waiting;
    private boolean running;

    public CoalescedRefresh(Runnable refresh) {
        this.refresh = refresh;
    }

    /** Returns when a refresh that began after this call has ended; what it threw is thrown to all who shared it. */
    public void run() throws InterruptedException {
        CompletableFuture<@Nullable Void> mine;
        synchronized (turn) {
            if (waiting == null) {
                waiting = new CompletableFuture<>();
            }
            mine = waiting;
        }
        while (true) {
            synchronized (turn) {
                while (running && !mine.isDone()) {
                    turn.wait();
                }
                if (mine.isDone()) {
                    break;
                }
                running = true;
                waiting = null;
            }
            perform(mine);
        }
        rethrow(mine);
    }

    private void perform(CompletableFuture<@Nullable Void> shared) {
        try {
            refresh.run();
            shared.complete(null);
        } catch (RuntimeException | Error e) {
            shared.completeExceptionally(e);
        } finally {
            synchronized (turn) {
                running = false;
                turn.notifyAll();
            }
        }
    }

    private static void rethrow(CompletableFuture<@Nullable Void> shared) {
        try {
            shared.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
