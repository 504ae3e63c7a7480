package io.reprise.storage.master;

import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which aggregates a master's story is told by, besides itself. */
public final class MasterSubjects {
    private final JdbcClient jdbc;

    public MasterSubjects(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** Its variants and their publications, its reviews and costs, and the licences that name it today. */
    public List<UUID> of(UUID masterId) {
        return jdbc.sql("""
                        select variant_id from variant_slot where master_id = :master
                        union all select id from publication where master_id = :master
                        union all select id from review where master_id = :master
                        union all select cost_id from cost_entry where master_id = :master and entry = 0
                        union all select licence_id from licence_master where master_id = :master""").param("master", masterId).query(UUID.class).list();
    }
}
