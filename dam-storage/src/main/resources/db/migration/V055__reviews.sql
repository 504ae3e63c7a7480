-- What the house has decided about publishing, written in the transaction of the command that decided it.

-- Which reviews there are; what was said in them is in the events alone, where it can be forgotten.
create table review (
  id uuid primary key,
  master_id uuid not null,
  master_version int not null
);
create index on review (master_id, id);

-- What was decided last about each version that anybody asked about; null = nothing yet. A publication holds the row
-- against change.
create table version_approval (
  master_id uuid not null,
  master_version int not null,
  approved boolean,
  primary key (master_id, master_version)
);

-- What was settled for brands. The id is made of the brand's key: every way of writing it has the same.
create table brand_rule (
  brand_id uuid primary key,
  name text not null,
  approval_required boolean not null,
  version bigint not null
);
