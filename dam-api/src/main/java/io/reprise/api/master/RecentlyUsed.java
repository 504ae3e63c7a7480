package io.reprise.api.master;

import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/** The masters that people opened last, each for themselves. */
@Repository
class RecentlyUsed {
    /** Of one person; those before are forgotten. */
    static final int MOST = 100;

    private final JdbcClient jdbc;

    RecentlyUsed(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    void add(UUID person, UUID masterId) {
        jdbc.sql("""
                        insert into recently_used (person, master_id) values (?, ?)
                        on conflict (person, master_id) do update set at = clock_timestamp()""").params(person, masterId).update();
        jdbc.sql("""
                        delete from recently_used where person = ? and master_id in
                          (select master_id from recently_used where person = ? order by at desc offset ?)""").params(person, person, MOST).update();
    }

    /** The last one first. */
    List<UUID> of(UUID person) {
        return jdbc.sql("select master_id from recently_used where person = ? order by at desc")
                .param(person)
                .query(UUID.class)
                .list();
    }
}
