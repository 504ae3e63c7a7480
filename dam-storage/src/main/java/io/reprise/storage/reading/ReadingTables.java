package io.reprise.storage.reading;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The schema that holds the relational projection. */
public final class ReadingTables {
    /** Where queries look. */
    public static final String LIVE = "reading";

    static final String NEXT = "reading_next";

    private ReadingTables() {}

    /** Makes the tables where there are none yet. */
    public static void ensure(DataSource dataSource) {
        JdbcClient jdbc = JdbcClient.create(dataSource);
        boolean there = jdbc.sql("select exists (select 1 from pg_namespace where nspname = ?)")
                .param(LIVE)
                .query(Boolean.class)
                .single();
        if (!there) {
            create(jdbc, LIVE);
        }
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
                            + "; set local search_path to " + schema + ";\n" + tables)
                    .update();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
