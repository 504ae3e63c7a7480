-- Collections as they stand and what was put into them, written in the transaction of the command. What is in a live one
-- is nowhere: its query says.
create table collection (
  id uuid primary key,
  owner uuid not null,
  name text not null,
  kind text not null check (kind in ('manual', 'live')),
  query jsonb not null,
  version bigint not null
);
create table collection_master (
  collection_id uuid not null references collection on delete cascade,
  master_id uuid not null,
  primary key (collection_id, master_id)
);
