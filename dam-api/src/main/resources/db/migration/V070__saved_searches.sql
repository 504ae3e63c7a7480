-- What a person searches for again and again. Nobody else's to see, and no part of the library's story.
create table saved_search (
    id         uuid primary key,
    owner      uuid        not null references app_user (id),
    name       text        not null,
    query      jsonb       not null,
    created_at timestamptz not null default now(),
    unique (owner, name)
);
