package io.reprise.storage.master;

import io.reprise.storage.reading.ReadingTables;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Masters as lines of a table, with their newest version. */
public final class MasterSheet {
    /** What every line has, in this order: stable names of columns. Instants are ISO 8601 UTC, sizes pixels and bytes. */
    public static final List<String> COLUMNS = List.of(
            "masterId",
            "title",
            "description",
            "brand",
            "category",
            "assetClass",
            "state",
            "tags",
            "gtins",
            "skus",
            "productNames",
            "shootId",
            "capturedAt",
            "locale",
            "createdAt",
            "updatedAt",
            "versions",
            "fileName",
            "format",
            "width",
            "height",
            "bytes",
            "sha256",
            "orientation",
            "colours",
            "ai");

    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};
    private static final String BETWEEN = "; ";

    private final JdbcClient jdbc;
    private final String live;

    public MasterSheet(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.live = ReadingTables.live(dataSource);
    }

    /**
     * One master.
     *
     * @param cells for {@link #COLUMNS}; several values of one have a semicolon between
     * @param fields values of custom fields, as they are stored
     */
    public record Line(List<@Nullable Object> cells, Map<String, String> fields) {}

    /** By master; one that is not in the tables has no line. */
    public Map<UUID, Line> of(Collection<UUID> masterIds) {
        Map<UUID, Line> lines = new HashMap<>();
        jdbc.sql("""
                        select m.*, v.file_name, v.format, v.width, v.height, v.bytes, v.sha256, v.shape, v.colours, v.ai,
                          p.gtins, p.skus, p.names
                        from %1$s.master m
                        join %1$s.master_version v on v.master_id = m.id and v.number = m.versions
                        left join lateral (
                          select array_agg(gtin order by no) filter (where gtin is not null) gtins,
                                 array_agg(sku order by no) filter (where sku is not null) skus,
                                 array_agg(name order by no) filter (where name is not null) names
                          from %1$s.master_product where master_id = m.id) p on true
                        where m.id = any (?)""".formatted(live)).param(masterIds.toArray(UUID[]::new)).query(row -> {
            lines.put(row.getObject("id", UUID.class), line(row));
        });
        return lines;
    }

    private static Line line(ResultSet row) throws SQLException {
        List<@Nullable Object> cells = new ArrayList<>();
        for (String column : List.of("id", "title", "description", "brand", "category", "asset_class", "state")) {
            cells.add(row.getString(column));
        }
        for (String column : List.of("tags", "gtins", "skus", "names")) {
            cells.add(joined(row, column));
        }
        cells.add(row.getString("shoot_id"));
        cells.add(instant(row, "captured_at"));
        cells.add(row.getString("locale"));
        cells.add(instant(row, "created_at"));
        cells.add(instant(row, "updated_at"));
        cells.add(row.getInt("versions"));
        cells.add(row.getString("file_name"));
        cells.add(row.getString("format"));
        cells.add(row.getInt("width"));
        cells.add(row.getInt("height"));
        cells.add(row.getLong("bytes"));
        cells.add(row.getString("sha256"));
        cells.add(row.getString("shape"));
        cells.add(joined(row, "colours"));
        cells.add(row.getBoolean("ai"));
        return new Line(cells, JSON.readValue(row.getString("fields"), FIELDS));
    }

    private static @Nullable String joined(ResultSet row, String column) throws SQLException {
        Array array = row.getArray(column);
        return array == null ? null : String.join(BETWEEN, (String[]) array.getArray());
    }

    private static @Nullable Object instant(ResultSet row, String column) throws SQLException {
        Timestamp timestamp = row.getTimestamp(column);
        return timestamp == null ? null : timestamp.toInstant();
    }
}
