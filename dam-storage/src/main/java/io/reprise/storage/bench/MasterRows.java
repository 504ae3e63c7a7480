package io.reprise.storage.bench;

import io.reprise.domain.master.MasterDocument;
import io.reprise.storage.reading.Reading;
import io.reprise.storage.reading.ReadingTables;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.sql.Types;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/** Rows of the relational projection as if their events had been projected, for measuring what reads them. */
public final class MasterRows {
    private static final JsonMapper JSON = new JsonMapper();

    private final DataSource dataSource;
    private final String schema;

    /** Makes the tables where there are none yet. */
    public MasterRows(DataSource dataSource) {
        ReadingTables.ensure(dataSource, Reading.PROCESSOR);
        this.dataSource = dataSource;
        this.schema = ReadingTables.live(dataSource);
    }

    /** Adds masters that are not there yet, in one transaction, without marking them for the index. */
    public void add(Collection<MasterDocument> masters) throws SQLException {
        try (Connection connection = dataSource.getConnection()) {
            connection.setAutoCommit(false);
            try (PreparedStatement master = into(connection, "master", 15, """
                            (id, revision, state, title, description, brand, category, asset_class, captured_at, tags,
                             fields, versions, created_at, updated_at, locale)""");
                    PreparedStatement version = into(connection, "master_version", 13, """
                            (master_id, number, sha256, bytes, file_name, format, width, height, shape, colours, ai,
                             p_hash, at)""");
                    PreparedStatement product =
                            into(connection, "master_product", 5, "(master_id, no, gtin, sku, name)");
                    PreparedStatement variant = into(connection, "variant", 10, """
                            (id, master_id, profile, recipe, state, stale, master_version, sha256, blocked,
                             updated_at)""")) {
                for (MasterDocument document : masters) {
                    addMaster(master, document);
                    addVersion(version, document);
                    addProducts(product, document);
                    addVariants(variant, document);
                }
                for (PreparedStatement each : List.of(master, version, product, variant)) {
                    each.executeBatch();
                }
            }
            connection.commit();
        }
    }

    /** Lets the planner know how many rows there are, which in a library that grows slowly it does by itself. */
    public void analyze() throws SQLException {
        try (Connection connection = dataSource.getConnection();
                Statement statement = connection.createStatement()) {
            for (String table : List.of("master", "master_version", "master_product", "variant")) {
                statement.execute("analyze " + schema + "." + table);
            }
        }
    }

    private PreparedStatement into(Connection connection, String table, int values, String columns)
            throws SQLException {
        String marks = String.join(", ", Collections.nCopies(values, "?"));
        return connection.prepareStatement(
                "insert into " + schema + "." + table + " " + columns + " values (" + marks + ")");
    }

    private static void addMaster(PreparedStatement row, MasterDocument d) throws SQLException {
        batch(
                row,
                d.masterId(),
                d.revision(),
                d.state(),
                d.title(),
                d.description(),
                d.brand(),
                d.category(),
                d.assetClass(),
                d.capturedAt() == null ? null : Timestamp.from(d.capturedAt()),
                d.tags().toArray(String[]::new),
                new Json(JSON.writeValueAsString(d.fields())),
                d.versions(),
                Timestamp.from(d.createdAt()),
                Timestamp.from(d.updatedAt()),
                "en");
    }

    private static void addVersion(PreparedStatement row, MasterDocument d) throws SQLException {
        batch(
                row,
                d.masterId(),
                d.versions(),
                d.masterId().toString(),
                4_000_000L,
                d.masterId() + ".jpg",
                d.format(),
                d.width(),
                d.height(),
                d.shape(),
                d.colours().toArray(String[]::new),
                d.ai(),
                d.pHash(),
                Timestamp.from(d.createdAt()));
    }

    private static void addProducts(PreparedStatement row, MasterDocument d) throws SQLException {
        int products = Math.max(
                Math.max(d.gtins().size(), d.skus().size()), d.productNames().size());
        for (int no = 0; no < products; no++) {
            batch(row, d.masterId(), no, at(d.gtins(), no), at(d.skus(), no), at(d.productNames(), no));
        }
    }

    private static void addVariants(PreparedStatement row, MasterDocument d) throws SQLException {
        for (String profile : d.profiles()) {
            batch(
                    row,
                    UUID.randomUUID(),
                    d.masterId(),
                    profile,
                    "bench",
                    "derived",
                    d.stale().contains(profile),
                    d.versions(),
                    d.masterId().toString(),
                    !d.conforming().contains(profile),
                    Timestamp.from(d.updatedAt()));
        }
    }

    private static @Nullable String at(List<String> texts, int index) {
        return index < texts.size() ? texts.get(index) : null;
    }

    /** Text that goes into a column of type jsonb. */
    private record Json(String text) {}

    private static void batch(PreparedStatement row, @Nullable Object... values) throws SQLException {
        List<@Nullable Object> all = Arrays.asList(values);
        for (int i = 0; i < all.size(); i++) {
            Object value = all.get(i);
            if (value instanceof String[] texts) {
                row.setArray(i + 1, row.getConnection().createArrayOf("text", texts));
            } else if (value instanceof Json(String text)) {
                row.setObject(i + 1, text, Types.OTHER);
            } else {
                row.setObject(i + 1, value);
            }
        }
        row.addBatch();
    }
}
