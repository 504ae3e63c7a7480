package io.reprise.storage.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What every PostgreSQL that Reprise runs on must do, whoever runs it. */
interface DatabaseContract {
    TestDatabase database();

    @Test
    default void theTablesAreMigrated() {
        JdbcClient sql = JdbcClient.create(database().dataSource());
        assertThat(sql.sql("select count(*) from schema_version where success")
                        .query(Integer.class)
                        .single())
                .isPositive();
    }

    @Test
    default void openingAgainChangesNothing() {
        JdbcClient sql = JdbcClient.create(database().dataSource());
        String count = "select count(*) from schema_version";
        int before = sql.sql(count).query(Integer.class).single();
        try (Database again = Database.open(database().database().url(), Database.Settings.DEFAULT)) {
            assertThat(again.majorVersion()).isGreaterThanOrEqualTo(16);
        }
        assertThat(sql.sql(count).query(Integer.class).single()).isEqualTo(before);
    }

    @Test
    default void aStatementThatTakesTooLongIsEnded() {
        var settings = new Database.Settings(1, Duration.ofMillis(50), Duration.ofSeconds(10));
        try (Database impatient = Database.open(database().database().url(), settings)) {
            JdbcClient sql = JdbcClient.create(impatient.dataSource());
            assertThatThrownBy(() -> sql.sql("select pg_sleep(20)").query().singleRow())
                    .hasMessageContaining("statement timeout");
        }
    }
}
