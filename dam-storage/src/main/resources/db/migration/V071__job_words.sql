-- What a job is to write in people's words: sealed under a key of the job's own, and gone soon after the job has ended.
create table job_words (
    job_id uuid primary key references job (id) on delete cascade,
    sealed text not null
);

-- Which job takes another one back.
create index job_undo on job (subject, created_at desc) where kind = 'undo';
