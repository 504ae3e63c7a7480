-- Durable work. A job is a list of items; items of one group are always worked on together, by one worker.
create table job (
    id uuid primary key,
    kind text not null,
    state text not null check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
    owner text not null,
    subject uuid,
    created_at timestamptz not null default now(),
    started_at timestamptz,
    finished_at timestamptz,
    total int not null,
    done int not null default 0,
    failed int not null default 0,
    position text,
    params jsonb not null,
    check (done + failed <= total)
);

create index job_newest on job (created_at desc, id desc);

-- Payload and result hold ids and codes only: free text here would escape forgetting.
create table job_item (
    job_id uuid not null references job (id) on delete cascade,
    no int not null,
    group_no int not null,
    group_key text not null,
    subject uuid,
    payload jsonb not null,
    state text not null default 'queued' check (state in ('queued', 'running', 'done', 'failed', 'cancelled')),
    attempts int not null default 0,
    not_before timestamptz not null default now(),
    claimed_by text,
    claim uuid,
    claimed_until timestamptz,
    result jsonb,
    primary key (job_id, no)
);

create index job_item_group on job_item (job_id, group_no);

-- What workers queue for: the groups that still have work, in the order in which they are to be taken. Whoever changes
-- items of a group locks its row here first, so two workers never share a group. A finished group's row is gone.
create table job_group (
    job_id uuid not null references job (id) on delete cascade,
    group_no int not null,
    kind text not null,
    claim_order timestamptz not null,
    due_at timestamptz not null,
    primary key (job_id, group_no)
);

create index job_group_order on job_group (claim_order, job_id, group_no);
