package io.reprise.storage.job;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Which jobs have changed something that can be taken back, and which were taken back by which. */
public final class Undos {
    /** Kind of the jobs that take back another one about masters: their subject is that job. */
    public static final String KIND = "undo";

    /** Kind of the jobs that take back a change of recipes: their subject is that job too. */
    public static final String RECIPES = "undo-recipes";

    /** Member of an item's result: whether the item changed its subject at all. */
    public static final String CHANGED = "changed";

    private static final String HAS_CHANGED = "state = 'done' and result ->> 'changed' = 'true'";

    private final JdbcClient jdbc;

    public Undos(DataSource dataSource) {
        this.jdbc = JdbcClient.create(dataSource);
    }

    /** What a job has changed, in the order of its items. */
    public List<UUID> changedBy(UUID job) {
        return jdbc.sql("select subject from job_item where job_id = ? and subject is not null and " + HAS_CHANGED
                        + " order by no")
                .param(job)
                .query(UUID.class)
                .list();
    }

    /** Those of the jobs that have changed something. */
    public Set<UUID> changing(Collection<UUID> jobs) {
        return new HashSet<>(jdbc.sql("select id from unnest(?) as t(id) where exists ("
                        + "select from job_item where job_id = t.id and " + HAS_CHANGED + ")")
                .param(jobs.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
    }

    /** By job the latest one that takes it back. One that was cancelled, or that all of it refused, can be tried again. */
    public Map<UUID, UUID> undoing(Collection<UUID> jobs) {
        Map<UUID, UUID> undoing = new HashMap<>();
        jdbc.sql(
                        "select distinct on (subject) subject, id from job where kind in ('undo', 'undo-recipes') and subject = any (?)"
                                + " and state not in ('cancelled', 'failed') order by subject, created_at desc")
                .param(jobs.toArray(UUID[]::new))
                .query(row -> {
                    undoing.put(row.getObject(1, UUID.class), row.getObject(2, UUID.class));
                });
        return undoing;
    }
}
