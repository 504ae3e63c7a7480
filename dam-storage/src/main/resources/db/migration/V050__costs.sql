-- What masters have cost, one row for each entry of the ledger. Rows are added in the transaction of the command and never
-- changed: a correction is a reversal and another entry. Made anew from the log with the other tables.
create table cost_entry (
  cost_id uuid not null,
  entry bigint not null,
  master_id uuid not null,
  brand text,
  kind text not null,
  amount numeric not null,
  currency text not null,
  effective date not null,
  recorded_at timestamptz not null,
  reverses bigint,
  corrects bigint,
  primary key (cost_id, entry)
);
create index on cost_entry (effective, recorded_at, cost_id, entry);
create index on cost_entry (master_id, effective, recorded_at, cost_id, entry);
create index on cost_entry (brand, effective, recorded_at, cost_id, entry);

create table rate_entry (
  rate_id uuid primary key,
  base text not null,
  quote text not null,
  rate numeric not null,
  date date not null,
  recorded_at timestamptz not null
);
create index on rate_entry (quote, date);

-- Up to when figures have been answered: nothing is recorded at or before that instant any more, so that the same
-- question has the same answer for ever. State of its own, not to be made anew.
create table figure_horizon (
  only_row boolean primary key default true check (only_row),
  closed timestamptz not null
);
insert into figure_horizon (closed) values ('1970-01-01T00:00:00Z');
