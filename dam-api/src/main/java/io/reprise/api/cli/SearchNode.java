package io.reprise.api.cli;

import io.reprise.search.index.MasterIndex;
import io.reprise.search.index.Rebuild;
import io.reprise.search.node.ElasticsearchNode;
import io.reprise.search.node.NodeSettings;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;

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

    /** Makes masters under the name that the server looks for, so that it finds its index ready. */
    void fill(int masters, Benchmark.Options options) throws InterruptedException {
        MasterIndex index = new MasterIndex(node, MasterIndex.DEFAULT_ALIAS, InstantSource.system());
        index.ensure();
        new Rebuild(index, new GeneratedMasters(masters)).run((_, _) -> {});
        options.progress().println(masters + " masters indexed");
        options.progress().flush();
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
