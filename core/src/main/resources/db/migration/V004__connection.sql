-- Accounts at partners (credentials, token and call budget), the properties connected through them, and mappings.
create table account (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    channel text not null,
    label text not null,
    -- settings and secrets, encrypted with a key that is not in this database
    settings_cipher bytea not null,
    state text not null check (state in ('active', 'paused', 'refused')),
    state_reason text not null default '',
    -- when reservations are to be fetched next; a worker takes the account by moving pull_lease_until ahead
    next_pull_at timestamptz not null,
    pull_lease_until timestamptz not null default '-infinity',
    pull_failures int not null default 0,
    pulled_at timestamptz,
    received_at timestamptz
);

-- Access tokens outlive a restart, because partners limit how many may be asked for in an hour.
create table account_token (
    account_id uuid not null references account on delete cascade,
    name text not null,
    token_cipher bytea not null,
    expires_at timestamptz not null,
    primary key (account_id, name)
);

create table connection (
    id uuid primary key,
    account_id uuid not null references account,
    property_id uuid not null references property,
    remote_property_id text not null,
    state text not null check (state in ('active', 'paused')),
    created_at timestamptz not null,
    -- a partner's property is connected once, or its reservations would be taken twice
    unique (account_id, remote_property_id)
);

create table mapping (
    connection_id uuid not null references connection on delete cascade,
    remote_room_id text not null,
    remote_rate_id text not null,
    unit_type_id uuid not null references unit_type,
    rate_plan_id uuid not null references rate_plan,
    primary key (connection_id, remote_room_id, remote_rate_id),
    -- one room of the partner is one unit type of ours, whatever the rate
    exclude using gist (connection_id with =, remote_room_id with =, unit_type_id with <>)
);
create index mapping_unit_type on mapping (unit_type_id, connection_id);

-- Every call to a partner as it went over the wire, redacted; pruned by age.
create table exchange (
    id uuid primary key,
    account_id uuid not null references account on delete cascade,
    connection_id uuid references connection on delete cascade,
    at timestamptz not null,
    operation text not null,
    method text not null,
    address text not null,
    request text not null,
    -- null: no answer came
    status int,
    answer text not null,
    -- the partner's own support number of the exchange
    ruid text not null,
    duration_ms int not null,
    fault text not null,
    trace text not null
);
create index exchange_account on exchange (account_id, at desc);
create index exchange_connection on exchange (connection_id, at desc);
