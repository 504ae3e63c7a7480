-- People. This is the only place that holds a name; everything else knows a person by this id.
create table app_user (
    id uuid primary key,
    name text not null check (char_length(name) between 1 and 64),
    role text not null check (role in ('viewer', 'marketer', 'studio', 'legal', 'finance', 'admin')),
    created_at timestamptz not null default now(),
    disabled_at timestamptz
);

create unique index app_user_name on app_user (lower(name));

-- Only a hash is kept: a secret of 256 random bits needs no slow hash, and a copy of this table lets nobody in.
create table api_token (
    id uuid primary key,
    user_id uuid not null references app_user (id),
    name text not null check (char_length(name) between 1 and 64),
    hash bytea not null unique check (octet_length(hash) = 32),
    role text not null check (role in ('viewer', 'marketer', 'studio', 'legal', 'finance', 'admin')),
    expires_at timestamptz,
    created_at timestamptz not null default now(),
    last_used_at timestamptz,
    revoked_at timestamptz
);

create index api_token_user on api_token (user_id, created_at desc, id desc);
