package io.reprise.storage.master;

import io.reprise.storage.reading.ReadingTables;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the newest files of masters were called where they came from. The index does not know it. */
public final class FileNames {
    private final JdbcClient jdbc;
    private final String live;

    public FileNames(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
        this.live = ReadingTables.live(dataSource);
    }

    /** By master; one whose file came without a name is left out. */
    public Map<UUID, String> of(Collection<UUID> masterIds) {
        Map<UUID, String> names = new HashMap<>();
        if (!masterIds.isEmpty()) {
            jdbc.sql("select distinct on (master_id) master_id, file_name from " + live
                            + ".master_version where master_id = any (?) order by master_id, number desc")
                    .param(masterIds.toArray(UUID[]::new))
                    .query(row -> {
                        names.put(row.getObject(1, UUID.class), row.getString(2));
                    });
            names.values().removeIf(String::isBlank);
        }
        return names;
    }
}
