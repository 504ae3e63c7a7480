-- Who is signed in by a browser. Of the cookie's secret only a hash is kept, as with tokens.
create table web_session (
    id uuid primary key,
    user_id uuid not null references app_user (id),
    -- The token it was begun with; it ends with it and may do no more. Null = begun with a link.
    token_id uuid references api_token (id),
    hash bytea not null unique check (octet_length(hash) = 32),
    created_at timestamptz not null default now(),
    last_used_at timestamptz not null default now(),
    expires_at timestamptz not null
);

create index web_session_expiry on web_session (expires_at);

-- Lets one person sign in once. A used one is gone.
create table sign_in_link (
    hash bytea primary key check (octet_length(hash) = 32),
    user_id uuid not null references app_user (id),
    expires_at timestamptz not null
);
