package io.reprise.search.node;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.reprise.search.node.NodeSettings.Credentials;
import io.reprise.search.node.NodeSettings.External;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NodeSettingsTest {
    @Test
    void readsUserAndPasswordFromTheAddress() {
        External external = External.of("https://elastic:s%3Acret@search.example:9243/es", null);

        assertThat(external.url()).hasToString("https://search.example:9243/es");
        assertThat(external.credentials()).isEqualTo(new Credentials.Password("elastic", "s:cret"));
        assertThat(external.toString()).doesNotContain("cret");
    }

    @Test
    void prefersAnApiKey() {
        External external = External.of(" http://localhost:9200 ", "abc== ");

        assertThat(external.credentials()).isEqualTo(new Credentials.ApiKey("abc=="));
        assertThat(external.toString()).doesNotContain("abc");
        assertThat(External.of("http://localhost:9200", " ").credentials()).isEqualTo(new Credentials.None());
    }

    @Test
    void refusesWhatIsNoAddress() {
        for (String wrong : new String[] {"", "localhost:9200", "ftp://localhost", "http:///x"}) {
            assertThatThrownBy(() -> External.of(wrong, null))
                    .as(wrong)
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("http://host:9200");
        }
    }

    @Test
    void refusesAHeapThatNoNodeStartsWith() {
        assertThatThrownBy(() -> new NodeSettings.Embedded(Path.of("a"), Path.of("b"), 64, null, Duration.ofSeconds(1)))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void pausesGrowAndAreReset() {
        Backoff backoff = new Backoff(Duration.ofMillis(100), Duration.ofMillis(400));

        assertThat(backoff.next()).isBetween(Duration.ofMillis(50), Duration.ofMillis(100));
        assertThat(backoff.next()).isBetween(Duration.ofMillis(100), Duration.ofMillis(200));
        assertThat(backoff.next()).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        assertThat(backoff.next()).isBetween(Duration.ofMillis(200), Duration.ofMillis(400));
        backoff.reset();
        assertThat(backoff.next()).isLessThanOrEqualTo(Duration.ofMillis(100));
    }
}
