-- Which images a person opened last. Nobody else's to see, and no part of the library's story.
create table recently_used (
    person    uuid        not null references app_user (id),
    master_id uuid        not null,
    at        timestamptz not null default clock_timestamp(),
    primary key (person, master_id)
);
create index on recently_used (person, at desc);
