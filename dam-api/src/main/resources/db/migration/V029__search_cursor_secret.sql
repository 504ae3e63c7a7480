-- Seals search cursors, so that one made by a node is good on every other and none can be made up.
create table search_cursor_secret (
  only_row boolean primary key default true check (only_row),
  secret text not null
);
insert into search_cursor_secret (secret)
  values (gen_random_uuid()::text || gen_random_uuid()::text);
