package io.reprise.storage.job;

/** The statements by which groups go from the queue to a worker and back. */
final class JobQueueSql {
    private JobQueueSql() {}

    /** A group that another worker is just claiming is passed over. */
    static final String DUE_GROUPS = """
            select job_id, group_no from job_group where kind in (:kinds) and due_at <= now()
            order by claim_order, job_id, group_no limit :limit for update skip locked
            """;

    /** Items whose worker vanished once too often, or whose job was cancelled meanwhile. */
    static final String GIVE_UP = """
            update job_item i set
                state = case when j.state = 'cancelled' then 'cancelled' else 'failed' end,
                result = case when j.state = 'cancelled' then i.result else '{"code": "worker-lost"}' end,
                claimed_until = null
            from job j
            where j.id = i.job_id and i.job_id = :job and i.group_no = :group
                and i.state = 'running' and i.claimed_until <= now()
                and (i.attempts >= :max or j.state = 'cancelled')
            returning i.state
            """;

    static final String CLAIM_ITEMS = """
            update job_item set state = 'running', attempts = attempts + 1, claimed_by = :node, claim = :claim,
                claimed_until = now() + :lease * interval '1 millisecond'
            where job_id = :job and group_no = :group
                and ((state = 'queued' and not_before <= now()) or (state = 'running' and claimed_until <= now()))
            returning no, subject, payload, attempts
            """;

    static final String EXTEND = """
            update job_item set claimed_until = now() + :lease * interval '1 millisecond'
            where job_id = :job and group_no = :group and state = 'running' and claim = :claim
            """;

    static final String RECORD = """
            update job_item i set
                state = o.state,
                result = cast(:result as jsonb),
                claimed_until = null,
                not_before = case when o.state = 'queued'
                    then now() + least(:longest, :first * power(2, i.attempts - 1)) * interval '1 millisecond'
                    else i.not_before end
            from (
                select i.no, case
                    when :state = 'done' or not :retryable then :state
                    when j.state = 'cancelled' then 'cancelled'
                    when i.attempts < :max then 'queued'
                    else 'failed' end state
                from job_item i join job j on j.id = i.job_id where i.job_id = :job and i.no = :no
            ) o
            where i.job_id = :job and i.no = o.no and i.state = 'running' and i.claim = :claim
            returning i.state
            """;

    static final String RELEASE = """
            update job_item i set
                state = case when j.state = 'cancelled' then 'cancelled' else 'queued' end,
                attempts = attempts - 1, claimed_until = null, not_before = now()
            from job j
            where j.id = i.job_id and i.job_id = :job and i.group_no = :group and i.state = 'running' and claim = :claim
            """;

    static final String REQUEUE_GROUP = """
            update job_group g set due_at = coalesce(
                (select min(case state when 'queued' then not_before else claimed_until end) from job_item i
                 where i.job_id = g.job_id and i.group_no = g.group_no and state in ('queued', 'running')), g.due_at)
            where job_id = :job and group_no = :group
            """;

    static final String DROP_FINISHED_GROUP = """
            delete from job_group g where job_id = :job and group_no = :group and not exists
                (select from job_item i
                 where i.job_id = g.job_id and i.group_no = g.group_no and state in ('queued', 'running'))
            """;

    static final String COUNT = """
            update job set
                done = done + :done,
                failed = failed + :failed,
                state = case
                    when state = 'cancelled' or done + :done + failed + :failed < total then state
                    when failed + :failed = total then 'failed'
                    else 'done' end,
                finished_at = case
                    when finished_at is null and done + :done + failed + :failed = total then now()
                    else finished_at end
            where id = :job
            returning state = 'cancelled'
            """;

    /** What was under way when the job was cancelled has come to its end. */
    static final String END_CANCELLED = """
            update job set finished_at = now()
            where id = :job and state = 'cancelled' and finished_at is null
                and not exists (select from job_group where job_id = :job)
            """;
}
