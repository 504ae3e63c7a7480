package io.reprise.storage.job;

import com.fasterxml.uuid.Generators;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;

/**
 * Hands out the work of all jobs to the workers of all nodes, and takes back what came of it. A claim ends with its
 * outcomes or with its lease; whoever died is replaced when the lease has ended. All times are the database's.
 *
 * <p>Methods take part in the caller's Spring-managed transaction if there is one, so an outcome can be recorded together
 * with what was done.
 */
public final class JobQueue {
    private final JdbcClient sql;
    private final TransactionTemplate transaction;
    private final Retry retry;

    /**
     * When a failed item is tried again: after {@code first}, then after twice as long each time.
     *
     * @param maxAttempts attempts in all, 1 or more
     * @param longest no pause is longer
     */
    public record Retry(int maxAttempts, Duration first, Duration longest) {
        public static final Retry DEFAULT = new Retry(5, Duration.ofSeconds(2), Duration.ofMinutes(5));
    }

    public JobQueue(DataSource dataSource, PlatformTransactionManager transactions, Retry retry) {
        this.sql = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(transactions);
        this.retry = retry;
    }

    /**
     * Claims whole groups. Jobs come in the order of their creation, but a large one counts as created later (more than
     * 20 items: a minute, more than 500: ten minutes), so that whoever waits for a small one is served first.
     *
     * @param node who claims, for people who look
     * @param limit groups at most, 1 or more
     * @param lease how long the claims hold without {@link #extend}
     */
    public List<Claim> claim(String node, Collection<String> kinds, int limit, Duration lease) {
        List<Claim> claims = transaction.execute(status -> claimInTransaction(node, kinds, limit, lease));
        return claims == null ? List.of() : claims;
    }

    /** @return those claims that still hold; the others were lost to another worker */
    public List<Claim> extend(Collection<Claim> claims, Duration lease) {
        List<Claim> held = new ArrayList<>();
        for (Claim claim : inLockOrder(claims)) {
            transaction.executeWithoutResult(status -> {
                if (lockGroup(claim) && extendItems(claim, lease) > 0) {
                    sql.sql("update job_group set due_at = now() + :lease * interval '1 millisecond'"
                                    + " where job_id = :job and group_no = :group")
                            .param("lease", lease.toMillis())
                            .param("job", claim.jobId())
                            .param("group", claim.groupNo())
                            .update();
                    held.add(claim);
                }
            });
        }
        return held;
    }

    /** @return false if the claim no longer holds; nothing is recorded then */
    public boolean complete(Claim claim, int no, JsonNode result) {
        return report(claim, List.of(new Outcome.Done(no, result))) == 1;
    }

    /** @return false if the claim no longer holds; nothing is recorded then */
    public boolean fail(Claim claim, int no, JsonNode result, boolean retryable) {
        return report(claim, List.of(new Outcome.Failed(no, result, retryable))) == 1;
    }

    /**
     * Records outcomes of one claim, counts them in the job, and ends the job when they were the last.
     *
     * @return how many were recorded; those of lost claims are not
     */
    public int report(Claim claim, Collection<? extends Outcome> outcomes) {
        Integer recorded = transaction.execute(status -> {
            if (!lockGroup(claim)) {
                return 0;
            }
            Tally tally = new Tally();
            for (Outcome outcome : outcomes) {
                sql.sql(JobQueueSql.RECORD)
                        .param("state", outcome instanceof Outcome.Done ? "done" : "failed")
                        .param("retryable", outcome instanceof Outcome.Failed failed && failed.retryable())
                        .param("max", retry.maxAttempts())
                        .param("first", retry.first().toMillis())
                        .param("longest", retry.longest().toMillis())
                        .param("result", outcome.result().toString())
                        .param("job", claim.jobId())
                        .param("no", outcome.no())
                        .param("claim", claim.claim())
                        .query(String.class)
                        .list()
                        .forEach(tally::add);
            }
            settle(claim.jobId(), claim.groupNo());
            count(claim.jobId(), tally);
            return tally.all;
        });
        return recorded == null ? 0 : recorded;
    }

    /** Gives a claim back as if it had never been made, for a worker that must stop. */
    public void release(Claim claim) {
        transaction.executeWithoutResult(status -> {
            if (lockGroup(claim)) {
                sql.sql(JobQueueSql.RELEASE)
                        .param("job", claim.jobId())
                        .param("group", claim.groupNo())
                        .param("claim", claim.claim())
                        .update();
                settle(claim.jobId(), claim.groupNo());
                count(claim.jobId(), new Tally());
            }
        });
    }

    private List<Claim> claimInTransaction(String node, Collection<String> kinds, int limit, Duration lease) {
        if (kinds.isEmpty()) {
            return List.of();
        }
        record Group(UUID job, int no) {}
        List<Group> groups = sql.sql(JobQueueSql.DUE_GROUPS)
                .param("kinds", kinds)
                .param("limit", limit)
                .query((row, number) -> new Group(row.getObject("job_id", UUID.class), row.getInt("group_no")))
                .list();
        UUID claim = Generators.timeBasedEpochGenerator().generate();
        List<Claim> claims = new ArrayList<>();
        // Rows of jobs are locked by id, whatever the order of the groups.
        SortedMap<UUID, Tally> lost = new TreeMap<>();
        for (Group group : groups) {
            giveUp(group.job(), group.no(), lost.computeIfAbsent(group.job(), first -> new Tally()));
            List<Claim.Item> items = sql.sql(JobQueueSql.CLAIM_ITEMS)
                    .param("node", node)
                    .param("claim", claim)
                    .param("lease", lease.toMillis())
                    .param("job", group.job())
                    .param("group", group.no())
                    .query(JobQueue::claimedItem)
                    .list();
            settle(group.job(), group.no());
            if (!items.isEmpty()) {
                claims.add(claimed(claim, group.job(), group.no(), items));
            }
        }
        lost.forEach(this::begin);
        return claims;
    }

    private void giveUp(UUID job, int group, Tally lost) {
        sql.sql(JobQueueSql.GIVE_UP)
                .param("job", job)
                .param("group", group)
                .param("max", retry.maxAttempts())
                .query(String.class)
                .list()
                .forEach(lost::add);
    }

    private Claim claimed(UUID claim, UUID job, int group, List<Claim.Item> items) {
        List<Claim.Item> byNumber =
                items.stream().sorted(Comparator.comparingInt(Claim.Item::no)).toList();
        return sql.sql("""
                select kind, owner, params, group_key from job join job_item on job_id = id and no = :group where id = :job
                """)
                .param("job", job)
                .param("group", group)
                .query((row, number) -> new Claim(
                        claim,
                        job,
                        group,
                        row.getString("group_key"),
                        row.getString("kind"),
                        row.getString("owner"),
                        JobRows.json(row.getString("params")),
                        byNumber))
                .single();
    }

    private static Claim.Item claimedItem(ResultSet row, int number) throws SQLException {
        return new Claim.Item(
                row.getInt("no"),
                row.getObject("subject", UUID.class),
                JobRows.json(row.getString("payload")),
                row.getInt("attempts"));
    }

    private void begin(UUID job, Tally lost) {
        sql.sql("update job set state = 'running', started_at = now() where id = ? and state = 'queued'")
                .param(job)
                .update();
        if (lost.all > 0) {
            count(job, lost);
        }
    }

    private boolean lockGroup(Claim claim) {
        return sql.sql("select true from job_group where job_id = ? and group_no = ? for update")
                .param(claim.jobId())
                .param(claim.groupNo())
                .query(Boolean.class)
                .optional()
                .isPresent();
    }

    private int extendItems(Claim claim, Duration lease) {
        return sql.sql(JobQueueSql.EXTEND)
                .param("lease", lease.toMillis())
                .param("job", claim.jobId())
                .param("group", claim.groupNo())
                .param("claim", claim.claim())
                .update();
    }

    /** Puts the group where it now belongs: out of the queue if nothing is left, else to when it is next due. */
    private void settle(UUID job, int group) {
        Map<String, Object> params = Map.of("job", job, "group", group);
        sql.sql(JobQueueSql.REQUEUE_GROUP).params(params).update();
        sql.sql(JobQueueSql.DROP_FINISHED_GROUP).params(params).update();
    }

    private void count(UUID job, Tally tally) {
        sql.sql(JobQueueSql.COUNT)
                .param("done", tally.done)
                .param("failed", tally.failed)
                .param("job", job)
                .query(Boolean.class)
                .optional()
                .filter(cancelled -> cancelled)
                .ifPresent(_ -> endCancelled(job));
    }

    /** With the job's row locked: of two that bring in the last groups, the later one sees that both are gone. */
    private void endCancelled(UUID job) {
        sql.sql(JobQueueSql.END_CANCELLED).param("job", job).update();
    }

    private static List<Claim> inLockOrder(Collection<Claim> claims) {
        return claims.stream()
                .sorted(Comparator.comparing(Claim::jobId).thenComparingInt(Claim::groupNo))
                .toList();
    }

    /** What a change of items means for the counters of their job. */
    private static final class Tally {
        private int done;
        private int failed;
        private int all;

        void add(String state) {
            all++;
            done += state.equals("done") ? 1 : 0;
            failed += state.equals("failed") ? 1 : 0;
        }
    }
}
