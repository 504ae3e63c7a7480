package io.reprise.search.node;

import java.time.Duration;

/** Watches a server that somebody else runs. */
final class ExternalSupervisor implements Runnable {
    private static final Duration EVERY = Duration.ofSeconds(2);

    private final ElasticsearchNode node;
    private final NodeSettings.External settings;

    ExternalSupervisor(ElasticsearchNode node, NodeSettings.External settings) {
        this.node = node;
        this.settings = settings;
    }

    @Override
    public void run() {
        node.reachedBy(Clients.of(settings.url(), settings.credentials(), settings.searchTimeout()));
        try {
            while (!Thread.currentThread().isInterrupted()) {
                boolean answers = Probe.answers(node);
                node.became(
                        answers ? NodeStatus.State.UP : NodeStatus.State.DOWN,
                        settings.url() + (answers ? "" : " does not answer"));
                Thread.sleep(EVERY);
            }
        } catch (InterruptedException e) {
            // Asked to stop.
        }
    }
}
