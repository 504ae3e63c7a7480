-- Where variants are and were live, written in the transaction of the command that decided it.
-- Live at an instant t: starts <= t and (ends is null or t < ends).
create table publication (
  id uuid primary key,
  variant_id uuid not null,
  master_id uuid not null,
  channel text not null,
  market text not null,
  listing text not null,
  slot text not null,
  sku text,
  campaign text,
  counterfactual text,
  starts timestamptz not null,
  ends timestamptz,
  -- Whether it was the first one ever of its master.
  first_use boolean not null,
  takedown_since timestamptz,
  takedown_reasons text[],
  version bigint not null
);
create index on publication (channel, market, listing, slot);
create index on publication (master_id);
create index on publication (variant_id);
create index on publication (channel, market, sku);
create index on publication (takedown_since) where takedown_since is not null;
