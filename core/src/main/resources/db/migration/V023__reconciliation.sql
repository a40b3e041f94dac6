-- When each connection is compared with its partner, and how far a comparison is.
create table reconciliation (
    connection_id uuid primary key references connection on delete cascade,
    next_at timestamptz not null,
    lease_until timestamptz not null default '-infinity',
    -- asked for by a person: not spread over the night
    hurry boolean not null default false,
    -- null: none is under way
    started_at timestamptz,
    -- nights before this one are done
    next_night date,
    -- when reservations were asked for again, because counts differ: perhaps the partner only sold what we do not know of yet
    asked_at timestamptz,
    failures int not null default 0,
    fault text not null default '',
    calls int not null default 0,
    finished_at timestamptz
);
create index reconciliation_due on reconciliation (next_at);

-- Cells in which a partner was found to hold something else than it had acknowledged.
create table reconciliation_finding (
    id uuid primary key,
    connection_id uuid not null references connection on delete cascade,
    remote_room_id text not null,
    remote_rate_id text not null,
    facet text not null,
    night date not null,
    -- as in channel_page
    known bigint not null,
    observed bigint not null,
    found_at timestamptz not null,
    -- seen: to be looked at again once the partner's reservations are known; healed: told again; left: changed back too often
    outcome text not null check (outcome in ('seen', 'healed', 'left'))
);
create index reconciliation_finding_newest on reconciliation_finding (connection_id, found_at desc);
