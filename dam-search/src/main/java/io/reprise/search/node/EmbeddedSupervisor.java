package io.reprise.search.node;

import co.elastic.clients.elasticsearch._types.HealthStatus;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Keeps the child running: starts it, says when it is up, and starts it again when it ended or no longer answers. */
final class EmbeddedSupervisor implements Runnable {
    private static final Logger log = LoggerFactory.getLogger(EmbeddedSupervisor.class);
    private static final Duration START_LIMIT = Duration.ofMinutes(3);
    private static final Duration STABLE = Duration.ofMinutes(1);
    private static final int PROBE_MILLISECONDS = 5_000;
    private static final int PROBES_MISSED = 12;
    private static final int POLL_MILLISECONDS = 50;

    private final ElasticsearchNode node;
    private final NodeSettings.Embedded settings;
    private final Backoff backoff = new Backoff(Duration.ofMillis(500), Duration.ofSeconds(30));

    EmbeddedSupervisor(ElasticsearchNode node, NodeSettings.Embedded settings) {
        this.node = node;
        this.settings = settings;
    }

    @Override
    public void run() {
        try {
            while (!Thread.currentThread().isInterrupted()) {
                String end = oneLife();
                node.became(NodeStatus.State.DOWN, end);
                log.warn("The search node {}; it is started again", end);
                Thread.sleep(backoff.next());
            }
        } catch (InterruptedException e) {
            // Asked to stop; the child was closed on the way here.
        }
    }

    private String oneLife() throws InterruptedException {
        try (ChildProcess child = ChildProcess.start(settings)) {
            node.running(child);
            Optional<String> failure = bringUp(child);
            if (failure.isPresent()) {
                return failure.get();
            }
            long since = System.nanoTime();
            String end = watch(child);
            if (System.nanoTime() - since > STABLE.toNanos()) {
                backoff.reset();
            }
            return end;
        } catch (IOException e) {
            return "could not be started: " + e.getMessage();
        } finally {
            node.running(null);
        }
    }

    private Optional<String> bringUp(ChildProcess child) throws IOException, InterruptedException {
        node.became(NodeStatus.State.STARTING, "process " + child.pid());
        long deadline = System.nanoTime() + START_LIMIT.toNanos();
        Optional<URI> address = Optional.empty();
        while (System.nanoTime() < deadline) {
            if (child.ended(POLL_MILLISECONDS)) {
                return Optional.of(child.epitaph());
            }
            if (address.isEmpty()) {
                address = child.address();
                address.ifPresent(this::connect);
            } else if (Probe.healthy(node, HealthStatus.Yellow)) {
                node.became(NodeStatus.State.UP, "process " + child.pid() + " at " + address.get());
                return Optional.empty();
            }
        }
        return Optional.of("was not ready within " + START_LIMIT);
    }

    private void connect(URI address) {
        node.reachedBy(Clients.of(address, new NodeSettings.Credentials.None(), settings.searchTimeout()));
    }

    private String watch(ChildProcess child) throws InterruptedException {
        int missed = 0;
        while (!child.ended(PROBE_MILLISECONDS)) {
            missed = Probe.answers(node) ? 0 : missed + 1;
            if (missed >= PROBES_MISSED) {
                child.kill();
                return "did not answer " + missed + " times";
            }
        }
        return child.epitaph();
    }
}
