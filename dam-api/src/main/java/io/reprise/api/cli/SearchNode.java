package io.reprise.api.cli;

import io.reprise.search.node.ElasticsearchNode;
import io.reprise.search.node.NodeSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;

/** An Elasticsearch of a measurement's own, as the server starts it. */
record SearchNode(ElasticsearchNode node, URI address) implements AutoCloseable {
    private static final Duration START = Duration.ofMinutes(3);

    static SearchNode start(Path data) throws IOException, InterruptedException {
        ElasticsearchNode node =
                new ElasticsearchNode(new NodeSettings.Embedded(NodeSettings.Embedded.installed(), data));
        node.start();
        if (!node.awaitUp(START)) {
            String state = String.valueOf(node.status());
            node.close();
            throw new IOException("Elasticsearch did not start: " + state);
        }
        return new SearchNode(node, node.address().orElseThrow());
    }

    /** Past everything of ours, straight to it. */
    Wire wire() {
        return new Wire(address, null);
    }

    @Override
    public void close() {
        node.close();
    }
}
