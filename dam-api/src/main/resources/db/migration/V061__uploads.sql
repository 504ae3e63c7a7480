-- Files that come in pieces. Their bytes are in the data directory, under the id; of those as many count as are said here,
-- so that a piece that was broken off or did not have its checksum is as if it had never come.
create table upload (
    id uuid primary key,
    owner uuid not null references app_user (id),
    length bigint not null check (length > 0),
    received bigint not null default 0 check (received between 0 and length),
    metadata text not null,
    expires_at timestamptz not null
);

create index upload_owner on upload (owner);
create index upload_expiry on upload (expires_at);
