-- The relational projection. Created in a schema of its own so that a rebuild fills a second one and swaps the names.
create table master (
  id uuid primary key,
  revision bigint not null,
  state text not null,
  title text,
  description text,
  brand text,
  category text,
  asset_class text not null,
  shoot_id uuid,
  captured_at timestamptz,
  locale text,
  tags text[] not null,
  fields jsonb not null,
  versions int not null,
  created_at timestamptz not null,
  updated_at timestamptz not null
);

create table master_product (
  master_id uuid not null references master on delete cascade,
  no int not null,
  gtin text,
  sku text,
  name text,
  primary key (master_id, no)
);
create index on master_product (gtin);
create index on master_product (sku);

create table master_version (
  master_id uuid not null references master on delete cascade,
  number int not null,
  sha256 text not null,
  bytes bigint not null,
  file_name text not null,
  format text not null,
  width int not null,
  height int not null,
  shape text not null,
  colours text[] not null,
  ai boolean not null,
  p_hash text,
  captured_at timestamptz,
  note text,
  restored_from int,
  at timestamptz not null,
  actor text,
  primary key (master_id, number)
);

create table variant (
  id uuid primary key,
  master_id uuid not null references master on delete cascade,
  profile text not null,
  recipe text not null,
  state text not null,
  stale boolean not null,
  master_version int not null,
  sha256 text,
  bytes bigint,
  width int,
  height int,
  format text,
  outcome text,
  blocked boolean,
  failure text,
  updated_at timestamptz not null
);
create index on variant (master_id);

create table channel_profile (
  profile text primary key,
  channel text not null,
  name text not null,
  markets text[] not null,
  role text not null,
  revision int not null,
  effective_from date not null
);
