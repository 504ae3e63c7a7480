-- Custom fields as they stand, written in the transaction of the command: values are decided upon them.
create table field_definition (
  field_id uuid primary key,
  key text not null unique,
  type text not null,
  definition jsonb not null,
  sort_order int not null,
  retired boolean not null,
  version bigint not null
);
