package io.reprise.search.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.search.fixture.Eventually;
import io.reprise.search.fixture.Library;
import io.reprise.search.fixture.Master;
import io.reprise.search.fixture.TestNodes;
import io.reprise.search.master.Limits;
import io.reprise.search.master.MasterQuery;
import java.io.BufferedReader;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.CleanupMode;
import org.junit.jupiter.api.io.TempDir;

class ElasticsearchNodeTest {
    @TempDir(cleanup = CleanupMode.ON_SUCCESS)
    private Path directory;

    @Test
    void aKilledNodeIsStartedAgainAndTheIndexCatchesUp() throws Exception {
        try (ElasticsearchNode node = TestNodes.started(TestNodes.settings(directory))) {
            Library library = Library.on(node);
            library.add(Master.titled("before the crash"));
            library.awaitIndexed();
            long killed = node.pid().orElseThrow();

            ProcessHandle.of(killed).orElseThrow().destroyForcibly();
            Eventually.holds(() -> !node.status().isUp());
            library.add(Master.titled("during the crash"));
            assertThatThrownBy(() -> library.find("crash")).isInstanceOf(SearchUnavailable.class);
            assertThatThrownBy(() -> library.search.suggest("crash", 5, Limits.NONE))
                    .isInstanceOf(SearchUnavailable.class);
            assertThat(library.indexer.awaitIndexed(null, Duration.ofMillis(200)))
                    .isFalse();

            assertThat(node.awaitUp(Duration.ofMinutes(3))).isTrue();
            assertThat(node.pid().orElseThrow()).isNotEqualTo(killed);
            library.awaitIndexed();
            assertThat(library.titles("crash")).containsExactlyInAnyOrder("before the crash", "during the crash");
            library.indexer.close();
        }
    }

    @Test
    void stopsItsProcessAndStartsAgainOnTheSameData() throws Exception {
        long pid;
        NodeSettings.Embedded settings = TestNodes.settings(directory);
        try (ElasticsearchNode node = TestNodes.started(settings)) {
            pid = node.pid().orElseThrow();
            Library library = Library.on(node);
            library.add(Master.titled("kept"));
            library.awaitIndexed();
            library.indexer.close();
            assertThat(library.index.count()).isEqualTo(1);
            // What a stale file would do to the next start.
            Files.writeString(directory.resolve("logs/http.ports"), "127.0.0.1:1\n");
        }
        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();

        try (ElasticsearchNode again = TestNodes.started(settings)) {
            assertThat(again.quickly(client -> client.count()).count()).isEqualTo(1);
            assertThat(again.quickly(client -> client.info()).version().number())
                    .startsWith("9.");
        }
    }

    @Test
    void theChildDiesWithItsParent() throws Exception {
        Process parent = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Dreprise.root=" + System.getProperty("reprise.root"),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ParentProcess.class.getName(),
                        directory.toString())
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        ProcessHandle child;
        try (BufferedReader out = parent.inputReader()) {
            String line = out.readLine();
            while (line != null && !line.startsWith("pid=")) {
                line = out.readLine();
            }
            assertThat(line).isNotNull();
            child = ProcessHandle.of(Long.parseLong(line.substring(4))).orElseThrow();
            assertThat(child.isAlive()).isTrue();
        } finally {
            parent.destroyForcibly();
        }

        Eventually.holds(() -> !child.isAlive());
    }

    @Test
    void aDistributionThatIsNotThereIsADownNode() {
        Path nowhere = directory.resolve("nowhere");
        NodeSettings settings = new NodeSettings.Embedded(nowhere, directory.resolve("data"));
        try (ElasticsearchNode node = new ElasticsearchNode(settings)) {
            node.start();

            Eventually.holds(() -> node.status().state() == NodeStatus.State.DOWN);
            assertThat(node.status().detail()).contains("nowhere");
            assertThatThrownBy(() -> node.quickly(client -> client.count())).isInstanceOf(SearchUnavailable.class);
        }
    }

    @Test
    void aServerThatAcceptsButNeverAnswersIsUnavailable() throws Exception {
        try (ServerSocket silent = new ServerSocket(0);
                ElasticsearchNode node = new ElasticsearchNode(new NodeSettings.External(
                        java.net.URI.create("http://127.0.0.1:" + silent.getLocalPort()),
                        new NodeSettings.Credentials.None(),
                        Duration.ofMillis(300)))) {
            node.start();

            Eventually.holds(() -> node.status().state() == NodeStatus.State.DOWN);
            Library library = Library.idleOn(node);
            assertThatThrownBy(() -> library.search.search(MasterQuery.builder().build()))
                    .isInstanceOf(SearchUnavailable.class);
        }
    }
}
