-- What versions look like, written in the transaction of the command, so that pictures of one shot that come together find
-- each other. Gone with the master's key.
create table perceptual_hash (
  master_id uuid not null,
  version int not null,
  hash bigint not null,
  primary key (master_id, version)
);
create index on perceptual_hash ((hash & 65535));
create index on perceptual_hash ((hash >> 16 & 65535));
create index on perceptual_hash ((hash >> 32 & 65535));
create index on perceptual_hash ((hash >> 48 & 65535));

-- Those of a library that is there already.
do $$
declare live text := case current_schema() when 'public' then '' else current_schema() || '_' end || 'reading';
begin
  if to_regclass(live || '.master_version') is not null then
    execute format('insert into perceptual_hash select master_id, number, (''x'' || p_hash)::bit(64)::bigint'
      || ' from %I.master_version where p_hash is not null and p_hash <> ''0000000000000000''', live);
  end if;
end $$;
