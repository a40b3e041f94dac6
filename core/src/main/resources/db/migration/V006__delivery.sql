-- What partners must hear about: marked nights, the courier's hold on each connection, what each partner is known to believe.
create table dirty_nights (
    id bigint generated always as identity primary key,
    connection_id uuid not null references connection on delete cascade,
    unit_type_id uuid not null references unit_type,
    nights daterange not null,
    -- 1 availability + 2 prices + 4 restrictions
    facets smallint not null check (facets between 1 and 7),
    -- true when the partner changed its own state, so that what it acknowledged no longer tells what it believes
    forget boolean not null,
    marked_at timestamptz not null,
    trace text not null
);
create index dirty_nights_connection on dirty_nights (connection_id, id);

-- One row per connection; a worker takes it by moving lease_until ahead: one message in flight per connection.
create table courier (
    connection_id uuid primary key references connection on delete cascade,
    lease_until timestamptz not null default '-infinity',
    lease_owner uuid,
    not_before timestamptz not null default '-infinity',
    failures int not null default 0,
    last_fault text not null default '',
    last_fault_text text not null default '',
    sent_at timestamptz,
    acknowledged_at timestamptz
);

-- Values per product and month, one array position per day of the month; null = not known.
-- availability: count; price:<occupancy>: minor units; restriction: packed bits. Pages keep reads and writes independent of the number of nights.
create table channel_page (
    connection_id uuid not null references connection on delete cascade,
    remote_room_id text not null,
    remote_rate_id text not null,
    facet text not null,
    month date not null,
    sent bigint[] not null,
    acknowledged bigint[] not null,
    -- values the partner refused; not sent again until something else is desired
    rejected bigint[] not null,
    primary key (connection_id, remote_room_id, remote_rate_id, facet, month)
) with (fillfactor = 70);

create table delivery (
    id uuid primary key,
    connection_id uuid not null references connection on delete cascade,
    operation text not null,
    changes int not null,
    -- the earliest commit whose change this message carries
    marked_at timestamptz not null,
    sent_at timestamptz not null,
    answered_at timestamptz,
    outcome text not null check (outcome in ('sent', 'acknowledged', 'rejected', 'failed')),
    rejected int not null default 0,
    answer text not null default '',
    trace text not null
);
create index delivery_connection on delivery (connection_id, sent_at desc);
