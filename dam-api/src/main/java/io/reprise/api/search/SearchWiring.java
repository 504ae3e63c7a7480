package io.reprise.api.search;

import io.reprise.api.RepriseProperties;
import io.reprise.api.job.KindOfWork;
import io.reprise.api.system.SystemPart;
import io.reprise.search.index.MasterIndex;
import io.reprise.search.index.Rebuild;
import io.reprise.search.index.Snapshots;
import io.reprise.search.master.IndexerStatus;
import io.reprise.search.master.MasterIndexer;
import io.reprise.search.master.MasterSearch;
import io.reprise.search.node.ElasticsearchNode;
import io.reprise.search.node.NodeSettings;
import io.reprise.storage.cost.LedgerRebuild;
import io.reprise.storage.job.Outcome;
import io.reprise.storage.master.MasterDocumentRows;
import io.reprise.storage.performance.PerformanceReports;
import io.reprise.storage.reading.Reading;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.HealthIndicator;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.node.JsonNodeFactory;

/** Search: the node, its index, who fills it and who asks it. */
@Configuration(proxyBeanMethods = false)
class SearchWiring {

    @Bean(initMethod = "start", destroyMethod = "close")
    ElasticsearchNode elasticsearchNode(RepriseProperties properties) {
        String url = properties.elasticsearch().url();
        return new ElasticsearchNode(
                url == null || url.isBlank()
                        ? new NodeSettings.Embedded(
                                NodeSettings.Embedded.installed(),
                                properties.data().toAbsolutePath().resolve("elasticsearch"))
                        : NodeSettings.External.of(
                                url, properties.elasticsearch().apiKey()));
    }

    @Bean
    MasterIndex masterIndex(ElasticsearchNode node) {
        return new MasterIndex(node, MasterIndex.DEFAULT_ALIAS, InstantSource.system());
    }

    @Bean
    Snapshots snapshots(MasterIndex index) {
        return new Snapshots(index);
    }

    @Bean(initMethod = "start", destroyMethod = "close")
    MasterIndexer masterIndexer(MasterIndex index, MasterDocumentRows documents, Snapshots snapshots, Reading reading) {
        return new MasterIndexer(index, documents, snapshots);
    }

    @Bean
    MasterSearch masterSearch(MasterIndex index, Snapshots snapshots, DataSource dataSource) {
        return new MasterSearch(index, snapshots, cursorSecret(dataSource));
    }

    /** The same on every node of one database: what only this database knows of itself. */
    private static byte[] cursorSecret(DataSource dataSource) {
        String identity = JdbcClient.create(dataSource)
                .sql("select secret from search_cursor_secret")
                .query(String.class)
                .single();
        try {
            return MessageDigest.getInstance("SHA-256")
                    .digest(identity.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("SHA-256 is part of every Java runtime", e);
        }
    }

    @Bean
    KindOfWork rebuildingSearch(MasterIndex index, MasterDocumentRows documents) {
        return new KindOfWork(RebuildController.SEARCH, claim -> {
            Rebuild.Result result = new Rebuild(index, documents).run((_, _) -> {});
            return List.of(new Outcome.Done(
                    claim.items().getFirst().no(),
                    JsonNodeFactory.instance
                            .objectNode()
                            .put("documents", result.written())
                            .put("failed", result.failed())));
        });
    }

    @Bean
    KindOfWork rebuildingTables(Reading reading, LedgerRebuild ledger, PerformanceReports reports) {
        return new KindOfWork(RebuildController.TABLES, claim -> {
            ledger.run();
            reports.refill();
            long events = reading.rebuild(_ -> {});
            return List.of(new Outcome.Done(
                    claim.items().getFirst().no(),
                    JsonNodeFactory.instance.objectNode().put("events", events)));
        });
    }

    @Bean
    KindOfWork retryingDeadLetters(Reading reading) {
        return new KindOfWork(RebuildController.DEAD_LETTERS, claim -> {
            int events = reading.retryDeadLetters();
            return List.of(new Outcome.Done(
                    claim.items().getFirst().no(),
                    JsonNodeFactory.instance.objectNode().put("events", events)));
        });
    }

    /** Writes go on without search: it shows in health and keeps nobody from being ready. */
    @Bean
    HealthIndicator searchHealthIndicator(ElasticsearchNode node) {
        return () -> node.status().isUp()
                ? Health.up().build()
                : Health.status("DEGRADED")
                        .withDetail("state", node.status().state())
                        .build();
    }

    @Bean
    SystemPart searchPart(ElasticsearchNode node, MasterIndexer indexer) {
        return new SystemPart() {
            @Override
            public String name() {
                return "search";
            }

            @Override
            public Map<String, Object> state() {
                IndexerStatus status = indexer.status();
                Map<String, Object> state = new LinkedHashMap<>();
                state.put("state", node.status().state().name().toLowerCase(Locale.ROOT));
                state.put("embedded", node.isEmbedded());
                state.put("indexed", status.indexed());
                state.put("failed", status.failed());
                state.put("waitingToRetry", status.held());
                state.put("behindMillis", status.behind().toMillis());
                return state;
            }
        };
    }
}
