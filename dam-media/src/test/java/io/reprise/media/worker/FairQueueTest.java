package io.reprise.media.worker;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class FairQueueTest {
    private final FairQueue<String> queue = new FairQueue<>();
    private final BlockingQueue<String> served = new LinkedBlockingQueue<>();

    private Thread waiting(String name, Priority priority, int before) throws InterruptedException {
        Thread thread = Thread.ofVirtual().start(() -> {
            try {
                String thing = queue.take(priority);
                served.add(name);
                queue.give(thing);
            } catch (InterruptedException e) {
                served.add(name + " interrupted");
            }
        });
        while (queue.waiting() <= before) {
            Thread.onSpinWait();
        }
        return thread;
    }

    @Test
    void servesInteractiveBeforeBulkAndEachInItsOrder() throws Exception {
        waiting("bulk 1", Priority.BULK, 0);
        waiting("bulk 2", Priority.BULK, 1);
        waiting("person 1", Priority.INTERACTIVE, 2);
        waiting("person 2", Priority.INTERACTIVE, 3);

        queue.give("worker");

        for (String name : List.of("person 1", "person 2", "bulk 1", "bulk 2")) {
            assertThat(served.poll(10, TimeUnit.SECONDS)).isEqualTo(name);
        }
    }

    @Test
    void losesNothingWhenAWaiterIsInterrupted() throws Exception {
        Thread impatient = waiting("impatient", Priority.INTERACTIVE, 0);
        waiting("patient", Priority.BULK, 1);

        impatient.interrupt();
        assertThat(served.poll(10, TimeUnit.SECONDS)).isEqualTo("impatient interrupted");
        queue.give("worker");

        assertThat(served.poll(10, TimeUnit.SECONDS)).isEqualTo("patient");
    }
}
