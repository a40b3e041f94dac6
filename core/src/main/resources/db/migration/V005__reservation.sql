-- Reservations of every source, their stays, contacts, history, and the raw messages they came from.
create table guest (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    first_name text not null,
    last_name text not null,
    email text not null,
    phone text not null,
    language text not null,
    created_at timestamptz not null
);

create table reservation (
    id uuid primary key,
    property_id uuid not null references property,
    -- short number a guest can say on the telephone
    confirmation_number text collate "C" not null unique,
    source text not null check (source in ('web', 'desk', 'api', 'assistant', 'channel')),
    connection_id uuid references connection,
    external_id text,
    -- the OTA behind an aggregator, as the aggregator names it
    channel_name text not null default '',
    status text not null check (status in ('pending', 'option', 'confirmed', 'checked-in', 'checked-out', 'cancelled', 'no-show')),
    arrival date,
    departure date,
    currency char(3) not null,
    total bigint not null,
    commission bigint not null default 0,
    guarantee text not null default 'unknown',
    remarks text not null default '',
    extra_names text[] not null default '{}',
    extra_types text[] not null default '{}',
    extra_amounts bigint[] not null default '{}',
    extra_included boolean[] not null default '{}',
    -- what needs a person: '' nothing, else overbooked, unmapped-room, unmapped-rate, no-room
    conflict text not null default '',
    guest_id uuid references guest,
    -- Sortable revisions (bytewise) of the messages that set status, content and contact. Each part is taken from the highest
    -- revision that tells it, so any order and repetition of messages ends in the same row.
    status_revision text collate "C" not null default '',
    content_revision text collate "C" not null default '',
    contact_revision text collate "C" not null default '',
    version int not null default 0,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    -- one partner's reservation is one reservation of ours, also when two messages about it arrive at the same moment
    constraint reservation_once unique (connection_id, external_id)
);
create index reservation_register on reservation (property_id, created_at desc, id desc);
create index reservation_external on reservation (external_id text_pattern_ops);
create index reservation_conflict on reservation (property_id) where conflict <> '';

create table contact (
    reservation_id uuid primary key references reservation on delete cascade,
    first_name text not null,
    last_name text not null,
    email text not null,
    phone text not null,
    company text not null,
    address text not null,
    post_code text not null,
    city text not null,
    country_code text not null,
    language text not null,
    -- names of booker and sleepers without accents and capitals, for the register's search box
    search_text text not null
);
create index contact_search on contact using gin (search_text gin_trgm_ops);

create table stay (
    id uuid primary key,
    reservation_id uuid not null references reservation on delete cascade,
    -- the partner's number of this line, or our own: the key over modifications
    line text not null,
    position int not null,
    -- null: the partner's room is not mapped yet
    unit_type_id uuid references unit_type,
    rate_plan_id uuid references rate_plan,
    unit_id uuid references unit,
    remote_room_id text not null default '',
    remote_rate_id text not null default '',
    dates daterange not null check (lower_inc(dates) and not upper_inc(dates) and not isempty(dates)),
    adults int not null check (adults >= 0),
    children int not null check (children >= 0),
    child_ages int[] not null,
    -- one amount per night, in order, in the reservation's currency; empty when only a total is known
    night_amounts bigint[] not null,
    night_rate_ids text[] not null,
    total bigint not null,
    guest_name text not null,
    meal_plan text not null,
    remarks text not null,
    extra_names text[] not null,
    extra_types text[] not null,
    extra_amounts bigint[] not null,
    extra_included boolean[] not null,
    -- counted in night.sold
    holding boolean not null,
    -- sold by a channel although no unit was left
    overbooked boolean not null,
    unique (reservation_id, line),
    -- two guests never get one unit on one night
    constraint stay_unit_once exclude using gist (unit_id with =, dates with &&) where (unit_id is not null and holding)
);
create index stay_overbooked on stay (unit_type_id) where overbooked;
create index stay_unmapped on stay (remote_room_id) where unit_type_id is null;

-- What happened, append-only. The history of a reservation is its events.
create table event (
    id uuid primary key,
    property_id uuid not null references property,
    reservation_id uuid references reservation on delete cascade,
    at timestamptz not null,
    type text not null,
    actor_kind text not null check (actor_kind in ('person', 'agent', 'connection', 'system')),
    actor_id text not null,
    actor_name text not null,
    -- changed fields with their values before and after, position by position
    fields text[] not null,
    befores text[] not null,
    afters text[] not null,
    trace text not null,
    check (cardinality(fields) = cardinality(befores) and cardinality(fields) = cardinality(afters))
);
create index event_reservation on event (reservation_id, at);

-- Every raw inbound message, kept (encrypted: it may hold a card) before the partner hears that we have it.
create table inbox (
    id uuid primary key,
    account_id uuid not null references account,
    message_id text not null,
    received_at timestamptz not null,
    pull_order int not null,
    receipt text,
    content_cipher bytea not null,
    state text not null check (state in ('received', 'applied', 'parked')),
    reason_code text not null default '',
    reason text not null default '',
    external_id text not null default '',
    connection_id uuid references connection,
    reservation_id uuid,
    settled_at timestamptz,
    trace text not null,
    -- a message that comes again is the same message
    unique (account_id, message_id)
);
create index inbox_received on inbox (received_at, pull_order) where state = 'received';
create index inbox_parked on inbox (account_id, received_at) where state = 'parked';
