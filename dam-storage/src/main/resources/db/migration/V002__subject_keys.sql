-- One data key per master and generation. A destroyed key stays as a row without the key: what it sealed is gone,
-- that it was destroyed is not.
create table subject_key (
  subject uuid not null,
  generation int not null,
  wrapped bytea,
  created_at timestamptz not null default now(),
  destroyed_at timestamptz,
  primary key (subject, generation),
  check ((wrapped is null) = (destroyed_at is not null))
);
