-- Rights, written in the transaction of the command that changed them.

-- What each licence allows, and for which masters.
create table licence_grant (
  licence_id uuid primary key,
  terms jsonb not null,
  ended_at timestamptz
);
create table licence_master (
  licence_id uuid not null,
  master_id uuid not null,
  primary key (licence_id, master_id)
);
create index on licence_master (master_id);

create table embargo_window (
  master_id uuid primary key,
  from_at timestamptz,
  until_at timestamptz not null
);

-- Equal rights of many masters are one row, named by the digest of its content; it never changes.
create table rights_terms (
  rights_id text primary key,
  snapshot jsonb not null
);

-- The rights of each master of which anything was ever said. A publication holds the row against change.
create table rights_snapshot (
  master_id uuid primary key,
  rights_id text references rights_terms,
  changed_at timestamptz not null default now()
);
create index on rights_snapshot (rights_id, changed_at desc);
