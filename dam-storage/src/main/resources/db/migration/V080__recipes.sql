-- Named recipes by their newest revision, and every picture that any revision draws: bytes that are in use.
-- Written in the transaction of the command.
create table recipe (
  recipe_id uuid primary key,
  name text not null unique,
  label text not null,
  revision int not null,
  version bigint not null
);
create table recipe_picture (
  sha256 text not null,
  recipe_id uuid not null,
  primary key (sha256, recipe_id)
);
