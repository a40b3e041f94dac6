-- People who sign in, their sessions, and keys of programs. Secrets are kept as hashes only.
create table person (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    email text not null unique,
    name text not null,
    role text not null check (role in ('owner', 'manager', 'desk', 'accountant', 'read-only')),
    language text not null,
    password_hash text not null,
    created_at timestamptz not null
);

create table session (
    token_hash bytea primary key,
    person_id uuid not null references person on delete cascade,
    created_at timestamptz not null,
    expires_at timestamptz not null
);

create table api_key (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    label text not null,
    key_hash bytea not null unique,
    scopes text[] not null,
    -- null: every property of the organisation, also those to come
    property_ids uuid[],
    created_at timestamptz not null,
    revoked_at timestamptz
);

-- First answers to writes that carried an Idempotency-Key, so that a repeated write changes nothing.
create table idempotency (
    principal text not null,
    key text not null,
    fingerprint bytea not null,
    -- null while the first call still runs
    status int,
    body text,
    created_at timestamptz not null,
    primary key (principal, key)
);
