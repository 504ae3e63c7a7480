-- Archives made of published files. The bytes are a blob that is in use for as long as its row is here: the row goes when
-- the archive's time is over, and when any master in it is forgotten.
create table delivery_archive (
  delivery_id uuid primary key,
  sha256 text not null,
  size_bytes bigint not null,
  made_at timestamptz not null default now()
);
create index on delivery_archive (sha256);
create index on delivery_archive (made_at);

create table delivery_archive_master (
  delivery_id uuid not null references delivery_archive (delivery_id) on delete cascade,
  master_id uuid not null,
  primary key (delivery_id, master_id)
);
create index on delivery_archive_master (master_id);
