package io.reprise.storage.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.reprise.storage.job.NewJob.Item;
import io.reprise.storage.postgres.TestDatabase;
import java.time.Duration;
import java.time.OffsetDateTime;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/** Jobs on a database that is empty at the beginning of each test, and what tests of them say again and again. */
interface JobsOnDatabase {
    Duration LEASE = Duration.ofMinutes(1);
    JsonNode OK = JsonNodeFactory.instance.objectNode().put("code", "ok");
    JsonNode BAD = JsonNodeFactory.instance.objectNode().put("code", "bad");

    TestDatabase database();

    @BeforeEach
    default void clear() {
        sql().sql("truncate job cascade").update();
    }

    default UUID order(String kind, int items) {
        NewJob order = NewJob.of(kind, "ann", items(items));
        assertThat(jobs().create(order)).isTrue();
        return order.id();
    }

    default List<Item> items(int count) {
        return IntStream.range(0, count).mapToObj(no -> item(null, "i" + no)).toList();
    }

    static Item item(String group, String id) {
        return new Item(group, null, JsonNodeFactory.instance.objectNode().put("id", id));
    }

    default List<Claim> claim(String node, int limit) {
        return queue().claim(node, List.of("render"), limit, LEASE);
    }

    default Job job(UUID id) {
        return jobs().find(id).orElseThrow();
    }

    default Jobs jobs() {
        return new Jobs(database().dataSource(), transactions());
    }

    default JobQueue queue() {
        return queue(JobQueue.Retry.DEFAULT);
    }

    default JobQueue queue(JobQueue.Retry retry) {
        return new JobQueue(database().dataSource(), transactions(), retry);
    }

    default JdbcTransactionManager transactions() {
        return new JdbcTransactionManager(database().dataSource());
    }

    default JdbcClient sql() {
        return JdbcClient.create(database().dataSource());
    }

    default long pauseInSeconds() {
        OffsetDateTime due = sql().sql("select not_before from job_item where state = 'queued'")
                .query(OffsetDateTime.class)
                .single();
        OffsetDateTime now =
                sql().sql("select now()").query(OffsetDateTime.class).single();
        return Duration.between(now, due).toSeconds();
    }

    default void makeDue() {
        sql().sql("update job_item set not_before = now() where state = 'queued'")
                .update();
        sql().sql("update job_group set due_at = now()").update();
    }

    default void endLeases() {
        sql().sql("update job_item set claimed_until = now() where state = 'running'")
                .update();
        sql().sql("update job_group set due_at = now()").update();
    }

    default int groupsLeft() {
        return sql().sql("select count(*) from job_group").query(Integer.class).single();
    }
}
