-- Doors that partners call: hints that something happened, and the calls of a master, another system that keeps a property's calendar.

-- Where a partner calls to hint. The address holds a secret, of which only the hash is kept.
create table hook (
    account_id uuid primary key references account on delete cascade,
    token_hash bytea not null unique,
    issued_at timestamptz not null,
    -- when it was last called, null = never
    called_at timestamptz
);

-- Trouble that a partner hinted at. Not signed, so only codes and ids are kept; the same one again is counted.
create table channel_notice (
    id uuid primary key,
    account_id uuid not null references account on delete cascade,
    -- '' = the partner did not say which property
    remote_property_id text not null,
    code text not null,
    subject text not null,
    times int not null check (times > 0),
    first_at timestamptz not null,
    last_at timestamptz not null,
    -- null while nobody has dealt with it
    dismissed_at timestamptz,
    constraint channel_notice_once unique (account_id, remote_property_id, code, subject)
);
create index channel_notice_open on channel_notice (account_id, last_at desc) where dismissed_at is null;

-- When everything was last sent again by a person's wish: some partners allow it once a day.
create table full_sync (
    connection_id uuid primary key references connection on delete cascade,
    asked_at timestamptz not null
);

-- A property whose calendar another system keeps, and the key with which that system calls.
create table master_door (
    connection_id uuid primary key references connection on delete cascade,
    property_id uuid not null references property,
    key_hash bytea not null unique,
    key_issued_at timestamptz not null,
    opened_at timestamptz not null,
    -- null while it is open
    closed_at timestamptz,
    called_at timestamptz,
    changed_at timestamptz,
    -- how many changes of the last call were not taken, and why
    refused int not null default 0,
    refused_text text not null default '',
    -- one worker at a time tells sales, so that they reach the master in their order
    lease_until timestamptz not null default '-infinity',
    not_before timestamptz not null default '-infinity',
    failures int not null default 0
);
-- Two masters of one property would undo each other's work.
create unique index master_door_one on master_door (property_id) where closed_at is null;

-- What the master was told of each of our sales.
create table master_sale (
    reservation_id uuid not null references reservation on delete cascade,
    connection_id uuid not null references connection on delete cascade,
    -- the version up to which there is nothing left to tell; -1 = none
    seen_version int not null,
    -- new, modified, cancelled; '' = not told
    told_kind text not null default '' check (told_kind in ('', 'new', 'modified', 'cancelled')),
    -- a hash of what was told: a note at the desk raises the version and is no news
    told_digest text not null default '',
    told_at timestamptz,
    attempts int not null default 0,
    not_before timestamptz not null default '-infinity',
    -- ahead while it is being told: what the master says meanwhile is taken to count it
    telling_until timestamptz not null default '-infinity',
    -- why the last attempt failed; empty while all is well
    fault text not null default '',
    fault_text text not null default '',
    primary key (connection_id, reservation_id)
);
create index master_sale_reservation on master_sale (reservation_id);

-- Until when a partner asked us not to ask; a hint does not overrule it.
alter table account add column held_until timestamptz not null default '-infinity';
