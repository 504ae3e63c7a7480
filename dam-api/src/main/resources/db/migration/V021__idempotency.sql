-- Answers to requests that carried a key, so that the same request again gets the same answer. No body is kept: a body
-- may hold text that must be forgettable, and whoever asks again renders it anew.
create table idempotency (
    caller uuid not null,
    key text not null check (octet_length(key) between 1 and 255),
    fingerprint bytea not null check (octet_length(fingerprint) = 32),
    state text not null check (state in ('in-progress', 'done')),
    attempt uuid not null,
    leased_until timestamptz not null,
    expires_at timestamptz not null,
    status int,
    location text,
    etag text,
    position text,
    subject uuid,
    primary key (caller, key),
    check ((state = 'done') = (status is not null))
);

create index idempotency_expiry on idempotency (expires_at);
