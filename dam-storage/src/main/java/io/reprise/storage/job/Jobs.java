package io.reprise.storage.job;

import io.reprise.storage.event.Position;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Orders durable work and shows how it stands. Every method takes part in the caller's Spring-managed transaction if
 * there is one: a job ordered in a command's transaction exists exactly if the command does.
 */
public final class Jobs {
    private static final int BATCH = 1000;
    private static final int MAX_PAGE = 500;

    private final JdbcClient sql;
    private final JdbcTemplate batches;
    private final TransactionTemplate transaction;
    private final List<Runnable> listeners = new CopyOnWriteArrayList<>();

    public Jobs(DataSource dataSource, PlatformTransactionManager transactions) {
        this.batches = new JdbcTemplate(dataSource);
        this.sql = JdbcClient.create(dataSource);
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * Orders a job. A job without items is done at once.
     *
     * @return false if there is a job of this id already; it stays as it is
     */
    public boolean create(NewJob job) {
        boolean created = Boolean.TRUE.equals(transaction.execute(status -> insert(job)));
        if (created) {
            afterCommit(() -> listeners.forEach(Runnable::run));
        }
        return created;
    }

    /** Calls back, on the creating thread, after a job of this process was committed. */
    void onCreated(Runnable listener) {
        listeners.add(listener);
    }

    void removeListener(Runnable listener) {
        listeners.remove(listener);
    }

    public Optional<Job> find(UUID id) {
        return sql.sql("select " + JobRows.JOB_COLUMNS + " from job where id = ?")
                .param(id)
                .query(JobRows::job)
                .optional();
    }

    /**
     * Newest first.
     *
     * @param owner whose, or null for everybody's
     * @param except jobs that are neither listed nor counted
     * @param cursor {@link Page#next()} of the page before, or null
     * @param size 1 to 500
     * @throws IllegalArgumentException if the cursor is not one of ours
     */
    public Page<Job> list(@Nullable String owner, Collection<UUID> except, @Nullable String cursor, int size) {
        Cursor after = cursor == null ? Cursor.NEWEST : Cursor.parse(cursor);
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("owner", owner);
        params.put("except", except.toArray(UUID[]::new));
        params.put("time", OffsetDateTime.ofInstant(after.createdAt(), ZoneOffset.UTC));
        params.put("id", after.id());
        params.put("limit", checked(size) + 1);
        String mine = " (cast(:owner as text) is null or owner = :owner) and id <> all (cast(:except as uuid[]))";
        List<Job> found = sql.sql(
                        "select " + JobRows.JOB_COLUMNS + " from job where (created_at, id) < (:time, :id) and" + mine
                                + " order by created_at desc, id desc limit :limit")
                .params(params)
                .query(JobRows::job)
                .list();
        long total = sql.sql("select count(*) from job where" + mine)
                .params(params)
                .query(Long.class)
                .single();
        return page(found, size, total, last -> new Cursor(last.createdAt(), last.id()).text());
    }

    /**
     * Items of a job by number.
     *
     * @param state only those in this state, or null for all
     * @param cursor {@link Page#next()} of the page before, or null
     * @param size 1 to 500
     * @throws IllegalArgumentException if the cursor is not one of ours
     */
    public Page<JobItem> items(UUID job, @Nullable State state, @Nullable String cursor, int size) {
        Map<String, @Nullable Object> params = new HashMap<>();
        params.put("job", job);
        params.put("state", state == null ? null : state.code());
        params.put("after", cursor == null ? -1 : Integer.parseInt(cursor));
        params.put("limit", checked(size) + 1);
        String chosen = " from job_item where job_id = :job and (cast(:state as text) is null or state = :state)";
        List<JobItem> found = sql.sql("select *" + chosen + " and no > :after order by no limit :limit")
                .params(params)
                .query(JobRows::item)
                .list();
        long total = sql.sql("select count(*)" + chosen)
                .params(params)
                .query(Long.class)
                .single();
        return page(found, size, total, last -> Integer.toString(last.no()));
    }

    /**
     * Cancels what has not begun. What is being worked on comes to its end and is counted; it is not tried again. Only
     * then is the job finished.
     *
     * @return false if there is no such job or it has already ended
     */
    public boolean cancel(UUID job) {
        return Boolean.TRUE.equals(transaction.execute(status -> {
            // Groups before items before the job: everybody locks in this order.
            sql.sql("select 1 from job_group where job_id = ? order by group_no for update")
                    .param(job)
                    .query()
                    .listOfRows();
            int changed = sql.sql(
                            "update job set state = 'cancelled'" + " where id = ? and state in ('queued', 'running')")
                    .param(job)
                    .update();
            if (changed == 0) {
                return false;
            }
            sql.sql("update job_item set state = 'cancelled' where job_id = ? and state = 'queued'")
                    .param(job)
                    .update();
            sql.sql("""
                    delete from job_group g where job_id = ? and not exists
                     (select from job_item i where i.job_id = g.job_id and i.group_no = g.group_no and state = 'running')
                    """).param(job).update();
            sql.sql(JobQueueSql.END_CANCELLED).param("job", job).update();
            return true;
        }));
    }

    /** Records the position that covers what the job has written so far. */
    public void recordPosition(UUID job, String position) {
        sql.sql("update job set position = ? where id = ?")
                .param(position)
                .param(job)
                .update();
    }

    /** Has the job's position cover this place too: groups end in any order. */
    public void coverPosition(UUID job, Position position) {
        transaction.executeWithoutResult(status -> {
            Optional<Position> before = sql.sql("select position from job where id = ? for update")
                    .param(job)
                    .query((row, number) -> Optional.ofNullable(row.getString(1)))
                    .optional()
                    .flatMap(found -> found)
                    .flatMap(Position::decode);
            if (before.isEmpty() || before.get().index() < position.index()) {
                recordPosition(job, position.encode());
            }
        });
    }

    private boolean insert(NewJob job) {
        boolean empty = job.items().isEmpty();
        int inserted = sql.sql("""
                insert into job(id, kind, state, owner, subject, finished_at, total, params) values
                 (:id, :kind, :state, :owner, :subject, case when :empty then now() end, :total, cast(:params as jsonb))
                 on conflict (id) do nothing
                """)
                .param("id", job.id())
                .param("kind", job.kind())
                .param("state", (empty ? State.DONE : State.QUEUED).code())
                .param("owner", job.owner())
                .param("subject", job.subject())
                .param("empty", empty)
                .param("total", job.items().size())
                .param("params", job.params().toString())
                .update();
        if (inserted == 0) {
            return false;
        }
        insertItems(job);
        sql.sql("""
                insert into job_group(job_id, group_no, kind, claim_order, due_at)
                select distinct job_id, group_no, :kind, now() + :handicap * interval '1 second', now()
                from job_item where job_id = :job
                """)
                .param("kind", job.kind())
                .param("handicap", handicap(job.items().size()).toSeconds())
                .param("job", job.id())
                .update();
        return true;
    }

    /** A group goes by the number of its first item. */
    private void insertItems(NewJob job) {
        Map<String, Integer> groups = new HashMap<>();
        List<Numbered> rows = new ArrayList<>(job.items().size());
        for (int no = 0; no < job.items().size(); no++) {
            NewJob.Item item = job.items().get(no);
            String key = item.groupKey();
            rows.add(new Numbered(no, key == null ? no : groups.computeIfAbsent(key, first -> rows.size()), item));
        }
        batches.batchUpdate(
                "insert into job_item(job_id, no, group_no, group_key, subject, payload)"
                        + " values (?, ?, ?, ?, ?, cast(? as jsonb))",
                rows,
                BATCH,
                (statement, row) -> row.bind(statement, job.id()));
    }

    private record Numbered(int no, int groupNo, NewJob.Item item) {
        void bind(PreparedStatement statement, UUID job) throws SQLException {
            statement.setObject(1, job);
            statement.setInt(2, no);
            statement.setInt(3, groupNo);
            statement.setString(4, item.groupKey() == null ? "" : item.groupKey());
            statement.setObject(5, item.subject());
            statement.setString(6, item.payload().toString());
        }
    }

    /** How much later than it is a job counts: somebody waits for a small one, and a huge one still gets its turn. */
    private static Duration handicap(int items) {
        return items <= 20 ? Duration.ZERO : items <= 500 ? Duration.ofMinutes(1) : Duration.ofMinutes(10);
    }

    private static void afterCommit(Runnable action) {
        if (!TransactionSynchronizationManager.isSynchronizationActive()) {
            action.run();
            return;
        }
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCommit() {
                action.run();
            }
        });
    }

    private static int checked(int size) {
        if (size < 1 || size > MAX_PAGE) {
            throw new IllegalArgumentException("a page has 1 to " + MAX_PAGE + " items");
        }
        return size;
    }

    private static <T> Page<T> page(List<T> found, int size, long total, Function<T, String> cursor) {
        boolean more = found.size() > size;
        List<T> items = more ? found.subList(0, size) : found;
        return new Page<>(List.copyOf(items), more ? cursor.apply(items.getLast()) : null, total);
    }

    private record Cursor(Instant createdAt, UUID id) {
        static final Cursor NEWEST = new Cursor(Instant.parse("9999-01-01T00:00:00Z"), new UUID(-1, -1));

        static Cursor parse(String text) {
            try {
                int comma = text.indexOf(',');
                return new Cursor(Instant.parse(text.substring(0, comma)), UUID.fromString(text.substring(comma + 1)));
            } catch (RuntimeException foreign) {
                throw new IllegalArgumentException("no cursor of a list of jobs", foreign);
            }
        }

        String text() {
            return createdAt + "," + id;
        }
    }
}
