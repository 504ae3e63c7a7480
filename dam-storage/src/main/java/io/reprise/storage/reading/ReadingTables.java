package io.reprise.storage.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The schema that holds the relational projection. */
public final class ReadingTables {
    /** Whoever fills the live tables holds it shared, whoever makes or swaps them holds it alone. */
    static final long LOCK = 0x5245_5052_4953_45L;

    private ReadingTables() {}

    /**
     * The schema where queries look: {@code reading}, or {@code <schema>_reading} for a library that lives in another
     * schema than {@code public} of its database.
     */
    public static String live(DataSource dataSource) {
        return JdbcClient.create(dataSource)
                .sql("select case current_schema() when 'public' then '' else current_schema() || '_' end || 'reading'")
                .query(String.class)
                .single();
    }

    /** Until the end of the transaction no rebuild takes the place of the live tables; whoever changes rows of them calls it. */
    public static void holdSwapOff(JdbcClient jdbc) {
        jdbc.sql("select pg_advisory_xact_lock_shared(?)").param(LOCK).query().singleRow();
    }

    static String next(String live) {
        return live + "_next";
    }

    /** Makes the tables where there are none yet, to be filled from the start of the log. Nodes may start at once. */
    public static void ensure(DataSource dataSource, String processor) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        String live = live(dataSource);
        new TransactionTemplate(new DataSourceTransactionManager(dataSource)).executeWithoutResult(_ -> {
            jdbc.sql("select pg_advisory_xact_lock(?)").param(LOCK).query().singleRow();
            boolean there = jdbc.sql("select exists (select 1 from pg_namespace where nspname = ?)")
                    .param(live)
                    .query(Boolean.class)
                    .single();
            if (!there) {
                create(jdbc, live);
                jdbc.sql("delete from token_entry where processor_name = ?")
                        .param(processor)
                        .update();
            }
        });
    }

    /** Makes empty tables in a schema; what it held is gone. */
    static void create(JdbcClient jdbc, String schema) {
        try (InputStream ddl = ReadingTables.class.getResourceAsStream("/reading-tables.sql")) {
            if (ddl == null) {
                throw new IllegalStateException("reading-tables.sql is part of this module");
            }
            String tables = new String(ddl.readAllBytes(), StandardCharsets.UTF_8);
            // One statement text is one transaction: the schema is there whole or not at all.
            jdbc.sql("drop schema if exists " + schema + " cascade; create schema " + schema
                            + "; set local search_path to " + schema + ";\n" + tables
                            + ";\nset local search_path to default")
                    .update();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
