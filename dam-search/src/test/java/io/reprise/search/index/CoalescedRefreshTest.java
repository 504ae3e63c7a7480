package io.reprise.search.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.search.fixture.Eventually;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CoalescedRefreshTest {
    @Test
    void allWhoComeDuringOneShareTheNext() throws Exception {
        AtomicInteger refreshes = new AtomicInteger();
        CountDownLatch begun = new CountDownLatch(1);
        CountDownLatch mayEnd = new CountDownLatch(1);
        CoalescedRefresh refresh = new CoalescedRefresh(() -> {
            if (refreshes.incrementAndGet() == 1) {
                begun.countDown();
                await(mayEnd);
            }
        });
        try (ExecutorService callers = Executors.newFixedThreadPool(21)) {
            List<Future<?>> waiting = new ArrayList<>();
            waiting.add(callers.submit(call(refresh)));
            begun.await();
            List<Thread> threads = new java.util.concurrent.CopyOnWriteArrayList<>();
            for (int i = 0; i < 20; i++) {
                waiting.add(callers.submit(() -> {
                    threads.add(Thread.currentThread());
                    return call(refresh).call();
                }));
            }
            Eventually.holds(() -> threads.size() == 20
                    && threads.stream().allMatch(thread -> thread.getState() == Thread.State.WAITING));
            mayEnd.countDown();
            for (Future<?> one : waiting) {
                one.get();
            }
        }
        assertThat(refreshes).hasValue(2);
    }

    @Test
    void neverReturnsOnARefreshThatBeganBeforeTheCall() throws Exception {
        AtomicLong written = new AtomicLong();
        AtomicLong visible = new AtomicLong();
        CoalescedRefresh refresh = new CoalescedRefresh(() -> {
            long seen = written.get();
            Thread.yield();
            visible.accumulateAndGet(seen, Math::max);
        });
        try (ExecutorService callers = Executors.newFixedThreadPool(8)) {
            List<Future<?>> all = new ArrayList<>();
            for (int i = 0; i < 400; i++) {
                all.add(callers.submit(() -> {
                    long mine = written.incrementAndGet();
                    refresh.run();
                    assertThat(visible.get()).isGreaterThanOrEqualTo(mine);
                    return null;
                }));
            }
            for (Future<?> one : all) {
                one.get();
            }
        }
    }

    @Test
    void tellsAllOfAFailureAndThenGoesOn() throws Exception {
        AtomicInteger refreshes = new AtomicInteger();
        CoalescedRefresh refresh = new CoalescedRefresh(() -> {
            if (refreshes.incrementAndGet() == 1) {
                throw new IllegalStateException("away");
            }
        });
        assertThatThrownBy(refresh::run)
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("away");
        refresh.run();
        assertThat(refreshes).hasValue(2);
    }

    private static java.util.concurrent.Callable<Void> call(CoalescedRefresh refresh) {
        return () -> {
            refresh.run();
            return null;
        };
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }
}
