-- Masters whose search document is out of date. Work state, not a projection: it outlives a rebuild of the tables.
create sequence search_mark_seq;
create table search_mark (
  master_id uuid primary key,
  mark bigint not null,
  bulk boolean not null,
  claimed_until timestamptz
);
create index on search_mark (bulk, mark);
