package io.reprise.storage.reading;

import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Where a projection writes.
 *
 * @param schema which copy of the tables
 * @param marking whether changes are marked for the search index; a rebuild marks everything once, at its end
 */
public record Tables(JdbcClient jdbc, String schema, boolean marking) {

    /** The tables that queries read. */
    public static Tables live(DataSource dataSource) {
        return new Tables(JdbcClient.create(dataSource), ReadingTables.live(dataSource), true);
    }

    private static final int BULK = 250;

    /** The same for many masters at once; of very many, everybody else's changes are indexed before. */
    public void changed(java.util.List<java.util.UUID> masterIds, java.time.Instant at) {
        java.util.UUID[] ids = masterIds.toArray(java.util.UUID[]::new);
        jdbc.sql(
                        "update " + schema
                                + ".master set revision = revision + 1, updated_at = greatest(updated_at, ?) where id = any (?)")
                .params(java.sql.Timestamp.from(at), ids)
                .update();
        if (marking) {
            jdbc.sql("""
                            insert into search_mark (master_id, mark, bulk)
                              select id, nextval('search_mark_seq'), ? from unnest(?::uuid[]) t(id) order by id
                            on conflict (master_id) do update set mark = excluded.mark,
                              bulk = search_mark.bulk and excluded.bulk, claimed_until = null""").params(ids.length > BULK, ids).update();
        }
    }

    /** Raises the master's revision and marks its search document as out of date, in the transaction of the change. */
    public void changed(java.util.UUID masterId, java.time.Instant at) {
        jdbc.sql("update " + schema
                        + ".master set revision = revision + 1, updated_at = greatest(updated_at, ?) where id = ?")
                .params(java.sql.Timestamp.from(at), masterId)
                .update();
        if (marking) {
            jdbc.sql("""
                            insert into search_mark (master_id, mark, bulk) values (?, nextval('search_mark_seq'), false)
                            on conflict (master_id) do update
                              set mark = excluded.mark, bulk = false, claimed_until = null""").param(masterId).update();
        }
    }
}
