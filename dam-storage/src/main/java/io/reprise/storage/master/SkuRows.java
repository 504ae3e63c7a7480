package io.reprise.storage.master;

import io.reprise.storage.reading.ReadingTables;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which masters show a product of the seller's own code. */
public final class SkuRows {
    private final JdbcClient jdbc;
    private final String live;

    public SkuRows(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.live = ReadingTables.live(dataSource);
    }

    /** By SKU, as the tables have it; a SKU that no master has is left out. */
    public Map<String, List<UUID>> masters(Collection<String> skus) {
        Map<String, List<UUID>> masters = new HashMap<>();
        jdbc.sql("select distinct sku, master_id from " + live + ".master_product where sku = any (?)")
                .param(skus.toArray(String[]::new))
                .query(row -> {
                    masters.computeIfAbsent(row.getString(1), _ -> new ArrayList<>())
                            .add(row.getObject(2, UUID.class));
                });
        return masters;
    }
}
