-- Which reports there are. A report counts from the transaction of its event on, which sets both instants.
create table performance_report (
  id uuid primary key,
  content text not null,
  findings text not null,
  answer jsonb not null,
  first_day date,
  last_day date,
  reported_at timestamptz,
  recorded_at timestamptz
);

-- What reports say, a row a line, never changed: which row of several about the same thing counts is decided by whoever
-- reads them. Grain: 0 variant, 1 listing, 2 master, 3 SKU, from fine to coarse. Filled again from the stored reports.
create table performance_row (
  day date not null,
  channel text not null,
  market text not null,
  grain smallint not null,
  subject text not null,
  master_id uuid,
  variant_id uuid,
  impressions bigint not null,
  clicks bigint not null,
  add_to_carts bigint not null,
  orders bigint not null,
  units bigint not null,
  returns bigint not null,
  revenue numeric(18, 4) not null,
  currency text,
  spend numeric(18, 4) not null,
  report_id uuid not null,
  line bigint not null
) partition by range (day);
create index performance_row_subject on performance_row (subject, day);
