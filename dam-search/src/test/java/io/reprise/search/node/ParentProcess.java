package io.reprise.search.node;

import io.reprise.search.fixture.TestNodes;
import java.nio.file.Path;
import java.time.Duration;

/** A process that starts a node, prints its process id and waits to be killed. */
final class ParentProcess {
    private ParentProcess() {}

    public static void main(String[] arguments) throws Exception {
        ElasticsearchNode node = new ElasticsearchNode(TestNodes.settings(Path.of(arguments[0])));
        node.start();
        node.awaitUp(Duration.ofMinutes(3));
        System.out.println("pid=" + node.pid().orElseThrow());
        System.in.read();
    }
}
