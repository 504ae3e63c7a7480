package io.reprise.elasticsearch.node;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.elasticsearch.common.logging.LogConfigurator;
import org.elasticsearch.common.settings.Settings;
import org.elasticsearch.env.Environment;
import org.elasticsearch.node.InternalSettingsPreparer;
import org.elasticsearch.node.Node;
import org.elasticsearch.plugins.PluginsLoader;

/**
 * Runs one Elasticsearch node on the loopback interface until its standard input ends. Arguments: the directory of the
 * assembled distribution, then the data directory. Its address appears in {@code logs/http.ports} of the latter.
 */
public final class EmbeddedNode {
    private static final String NAME = "embedded-1";

    private EmbeddedNode() {}

    public static void main(String[] arguments) {
        // Before anything slow: a parent that dies while the node starts must not leave it behind. All threads of the
        // node are daemons, so this one is also what keeps the process alive.
        Thread.ofPlatform().name("parent-watch").start(EmbeddedNode::exitWithParent);
        try {
            start(Path.of(arguments[0]), Path.of(arguments[1]));
        } catch (Exception | Error e) {
            e.printStackTrace();
            System.exit(1);
        }
    }

    private static void start(Path distribution, Path data) throws Exception {
        Environment environment = environment(distribution, data);
        LogConfigurator.setClusterName("dam-embedded");
        LogConfigurator.setNodeName(NAME);
        LogConfigurator.configure(environment, true);
        PluginsLoader plugins = PluginsLoader.createPluginsLoader(
                PluginsLoader.loadModulesBundles(environment.modulesDir(), false),
                PluginsLoader.loadPluginsBundles(environment.pluginsDir(), false),
                Map.of(),
                false);
        Node node = new Node(environment, plugins);
        Runtime.getRuntime().addShutdownHook(new Thread(() -> stop(node), "node-stop"));
        node.start();
    }

    private static Environment environment(Path distribution, Path data) throws IOException {
        for (String directory : new String[] {"data", "logs", "tmp", "native"}) {
            Files.createDirectories(data.resolve(directory));
        }
        Settings settings = Settings.builder()
                .put("cluster.name", "dam-embedded")
                .put("node.name", NAME)
                .put("path.home", distribution.toString())
                .put("path.data", data.resolve("data").toString())
                .put("path.logs", data.resolve("logs").toString())
                .put("discovery.type", "single-node")
                .put("transport.type", "netty4")
                .put("http.type", "netty4")
                .put("network.host", "127.0.0.1")
                .put("http.host", "127.0.0.1")
                .put("http.port", "0")
                .put("transport.host", "127.0.0.1")
                .put("transport.port", "0")
                .put("node.portsfile", true)
                // The default waits for ever for clients that keep a connection open.
                .put("http.shutdown_grace_period", "5s")
                // The serial collector lets garbage lie until the heap is full. Counted as memory in use, it would have
                // writes and searches refused while there is plenty.
                .put("indices.breaker.total.use_real_memory", false)
                // The index is rebuildable; a nearly full disk must not turn it read-only behind our back.
                .put("cluster.routing.allocation.disk.threshold_enabled", false)
                .build();
        return InternalSettingsPreparer.prepareEnvironment(
                settings, Map.of(), distribution.resolve("config"), () -> NAME);
    }

    private static void exitWithParent() {
        try (InputStream parent = System.in) {
            while (parent.read() >= 0) {
                // The parent never writes; the pipe ends when it is gone.
            }
        } catch (IOException e) {
            // A broken pipe says the same as its end.
        }
        System.exit(0);
    }

    private static void stop(Node node) {
        try {
            node.close();
            node.awaitClose(20, TimeUnit.SECONDS);
        } catch (IOException e) {
            System.err.println("Stopping the node failed: " + e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
