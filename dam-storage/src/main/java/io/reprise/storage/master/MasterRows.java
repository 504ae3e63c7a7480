package io.reprise.storage.master;

import io.reprise.domain.master.AssetClass;
import io.reprise.domain.master.Description;
import io.reprise.domain.master.MasterEvent;
import io.reprise.domain.master.Product;
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
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Masters out of the relational tables, a moment behind the log: many at once, without a key for each. */
public final class MasterRows {
    private static final JsonMapper JSON = new JsonMapper();
    private static final TypeReference<Map<String, String>> FIELDS = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final String live;

    public MasterRows(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.live = ReadingTables.live(dataSource);
    }

    /** What is said about masters and whether they are retired, by id, as events that tell it; without their versions. */
    public Map<UUID, List<MasterEvent>> told(Collection<UUID> masterIds) {
        Map<UUID, List<MasterEvent>> masters = new HashMap<>();
        if (masterIds.isEmpty()) {
            return masters;
        }
        Map<UUID, List<Product>> products = products(masterIds);
        jdbc.sql(
                        "select id, state, title, brand, description, category, asset_class, shoot_id, captured_at, locale, tags,"
                                + " fields from " + live + ".master where id = any (?)")
                .param(masterIds.toArray(UUID[]::new))
                .query(row -> {
                    UUID id = row.getObject("id", UUID.class);
                    List<MasterEvent> events = new ArrayList<>();
                    events.add(new MasterEvent.Registered(id, description(row, products.getOrDefault(id, List.of()))));
                    if (row.getString("state").equals("retired")) {
                        events.add(new MasterEvent.Retired(id));
                    }
                    masters.put(id, events);
                });
        return masters;
    }

    /** Titles by master; one without is left out. */
    public Map<UUID, String> titles(Collection<UUID> masterIds) {
        Map<UUID, String> titles = new HashMap<>();
        if (!masterIds.isEmpty()) {
            jdbc.sql("select id, title from " + live + ".master where id = any (?) and title is not null")
                    .param(masterIds.toArray(UUID[]::new))
                    .query(row -> {
                        titles.put(row.getObject(1, UUID.class), row.getString(2));
                    });
        }
        return titles;
    }

    private Map<UUID, List<Product>> products(Collection<UUID> masterIds) {
        Map<UUID, List<Product>> products = new HashMap<>();
        jdbc.sql("select master_id, gtin, sku, name from " + live
                        + ".master_product where master_id = any (?) order by master_id, no")
                .param(masterIds.toArray(UUID[]::new))
                .query(row -> {
                    products.computeIfAbsent(row.getObject("master_id", UUID.class), _ -> new ArrayList<>())
                            .add(new Product(row.getString("gtin"), row.getString("sku"), row.getString("name")));
                });
        return products;
    }

    private static Description description(ResultSet row, List<Product> products) throws SQLException {
        Timestamp captured = row.getTimestamp("captured_at");
        Array tags = Objects.requireNonNull(row.getArray("tags"));
        return new Description(
                row.getString("title"),
                row.getString("brand"),
                row.getString("description"),
                row.getString("category"),
                AssetClass.of(row.getString("asset_class")).orElseThrow(),
                row.getObject("shoot_id", UUID.class),
                captured == null ? null : captured.toInstant(),
                row.getString("locale"),
                List.of((String[]) tags.getArray()),
                products,
                JSON.readValue(row.getString("fields"), FIELDS));
    }
}
