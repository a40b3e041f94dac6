-- Calendars that units follow, what each of them holds, and the calendars we publish for others.
create table feed (
    id uuid primary key,
    property_id uuid not null references property,
    unit_id uuid not null references unit,
    -- what people call the partner
    name text not null,
    -- whoever knows the address reads the calendar, so it is kept as a secret
    address_cipher bytea not null,
    -- tells the same address again without knowing it
    address_digest bytea not null,
    -- shown to people, and what calls at the same time are counted by
    address_host text not null,
    -- whose calendar it looked like when it was last read
    shape text not null,
    -- what becomes of nights that the partner keeps for a rule of its own
    soft_policy text not null check (soft_policy in ('block', 'ignore')),
    paused boolean not null default false,
    version int not null default 0,
    created_at timestamptz not null,
    -- when it is to be fetched next; a worker takes it by moving lease_until ahead, nothing stays locked
    next_poll_at timestamptz not null,
    lease_until timestamptz not null default '-infinity',
    -- whose answer counts: one that comes after the lease ran out does not
    lease_id uuid,
    failures int not null default 0,
    -- why the last poll failed; empty while all is well
    failure text not null default '',
    last_poll_at timestamptz,
    last_good_at timestamptz,
    etag text not null default '',
    last_modified text not null default '',
    -- of what was read, not of the bytes: partners write the time into them
    digest text not null default '',
    -- since when nights are kept that a shrunk calendar no longer shows; null = nothing is
    quarantined_at timestamptz,
    -- the end of a last block far ahead, on which day it was seen, and whether it moves with the calendar
    edge_end date,
    edge_day date,
    edge_rolling boolean not null default false,
    -- entries left out because they are our own sales coming back
    echoes int not null default 0,
    -- events read with a guess or left out
    doubts int not null default 0,
    -- one calendar twice on one unit would only hide which of them holds a night
    constraint feed_once unique (unit_id, address_digest)
);
create index feed_property on feed (property_id);
create index feed_due on feed (next_poll_at) where not paused;
create index feed_host on feed (address_host);

-- The nights that a feed holds on its unit, whatever events they came from.
create table feed_night (
    feed_id uuid not null references feed on delete cascade,
    night date not null,
    kind text not null check (kind in ('booking', 'tentative', 'block', 'soft')),
    since timestamptz not null,
    -- since when the calendar no longer shows it, and in how many good polls one after the other
    missing_since timestamptz,
    missing_polls int not null default 0,
    -- a person decided that it stays although it is not shown
    kept boolean not null default false,
    primary key (feed_id, night),
    constraint feed_night_missing check ((missing_since is null) = (missing_polls = 0))
) with (fillfactor = 80);

-- Who has the nights, for people to read; nothing is ever taken or given back because of a row here.
create table feed_stay (
    id uuid primary key,
    feed_id uuid not null references feed on delete cascade,
    dates daterange not null check (lower_inc(dates) and not upper_inc(dates) and not isempty(dates)),
    kind text not null check (kind in ('booking', 'tentative', 'block', 'soft')),
    uid text not null,
    code text not null,
    guest_name text not null,
    phone_digits text not null,
    link text not null,
    summary text not null,
    first_seen_at timestamptz not null,
    changed_at timestamptz not null,
    -- when the calendar ceased to show it; null while it does
    missing_at timestamptz,
    -- when its last night was given back; null before
    gone_at timestamptz
);
create index feed_stay_current on feed_stay (feed_id) where gone_at is null;

-- What the last good calendar said, for "what would change" and for a partner that answers "unchanged".
create table feed_snapshot (
    feed_id uuid primary key references feed on delete cascade,
    at timestamptz not null,
    arrivals date[] not null,
    departures date[] not null,
    kinds text[] not null,
    uids text[] not null,
    codes text[] not null
);

-- Calendars that we publish, each at an address of its own.
create table calendar_export (
    id uuid primary key,
    property_id uuid not null references property,
    -- null: of the whole property
    unit_id uuid references unit,
    -- what came from this feed is left out: the partner has it from itself
    feed_id uuid references feed on delete set null,
    name text not null,
    kind text not null check (kind in ('occupancy', 'arrivals', 'tasks')),
    -- guests' names are for the owner's own calendar
    with_names boolean not null,
    token_hash bytea not null unique,
    issued_at timestamptz not null,
    revoked_at timestamptz,
    fetched_at timestamptz,
    -- what was served last
    digest text not null default '',
    constraint calendar_export_unit check ((kind = 'occupancy') = (unit_id is not null)),
    constraint calendar_export_names check (not with_names or feed_id is null)
);
create index calendar_export_property on calendar_export (property_id);

-- Ranges that a partner fetched from us: the same dates in its calendar are our own sales coming back.
create table calendar_served (
    export_id uuid not null references calendar_export on delete cascade,
    arrival date not null,
    departure date not null,
    -- when a later fetch no longer showed it; null while the last one did
    ended_at timestamptz,
    primary key (export_id, arrival, departure)
);

-- A feed's trouble is told like a connection's.
alter table alarm alter column account_id drop not null;
alter table alarm add column feed_id uuid references feed on delete cascade;
alter table alarm add constraint alarm_of_one check ((account_id is null) <> (feed_id is null));
drop index alarm_open;
-- one open alarm per trouble, however many hubs look
create unique index alarm_open on alarm (account_id, connection_id, feed_id, kind) nulls not distinct where solved_at is null;
