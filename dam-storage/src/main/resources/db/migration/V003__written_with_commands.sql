-- Rows written in the transaction of the command that made them true.

-- Which master has which bytes: one photograph is one master, however many send it at once.
create table content_digest (
  sha256 text primary key,
  master_id uuid not null
);
create index on content_digest (master_id);

-- Which bytes are in use by whom, so that a sweep never takes a blob that an event names.
create table blob_use (
  sha256 text not null,
  master_id uuid not null,
  subject uuid not null,
  primary key (sha256, subject)
);
create index on blob_use (master_id);

-- One variant per master, profile and recipe.
create table variant_slot (
  master_id uuid not null,
  profile text not null,
  recipe text not null,
  variant_id uuid not null unique,
  primary key (master_id, profile, recipe)
);
