-- What each person thinks of which image, written in the transaction of the command. A row goes when nothing is left of it.
create table selection_mark (
  person_id uuid not null,
  master_id uuid not null,
  rating smallint not null check (rating between 0 and 5),
  flag text not null check (flag in ('pick', 'reject', 'none')),
  primary key (person_id, master_id)
);
create index on selection_mark (person_id, flag, rating);
