-- What partners sell and what it is here, connections in preparation, and changes of many nights at once that can be undone.
alter table connection
    -- preparing: mapped but not begun, nothing is sent
    drop constraint connection_state_check,
    add constraint connection_state_check check (state in ('preparing', 'active', 'paused')),
    -- raised by every change of the mapping, so that two people do not overwrite each other
    add column mapping_version int not null default 0;

-- Rooms and rates as the partner last told of them.
create table partner_product (
    connection_id uuid not null references connection on delete cascade,
    remote_room_id text not null,
    remote_rate_id text not null,
    position int not null,
    room_name text not null,
    -- 0: not told
    max_occupancy int not null,
    rate_name text not null,
    -- empty: not told
    currency text not null,
    pricing text not null check (pricing in ('unknown', 'room', 'occupancy', 'derived', 'length-of-stay')),
    -- a person said that it is not sold through us
    unsold boolean not null,
    -- the partner did not tell of it any more when it was last asked
    gone boolean not null,
    told_at timestamptz not null,
    primary key (connection_id, remote_room_id, remote_rate_id)
);

-- Unit types that a person let feed several rooms of one partner, knowing that each room shows the whole count.
create table shared_stock (
    connection_id uuid not null references connection on delete cascade,
    unit_type_id uuid not null references unit_type,
    primary key (connection_id, unit_type_id)
);

create table bulk_change (
    id uuid primary key,
    property_id uuid not null references property,
    at timestamptz not null,
    actor_name text not null,
    -- what was asked for, in the words of the history
    asked text not null,
    first date not null,
    last date not null,
    values_changed int not null,
    undone_at timestamptz
);
create index bulk_change_property on bulk_change (property_id, at desc);

-- One row per product and kind of value; a place per night from the change's first. after: null where nothing was changed;
-- before: null where there was none. Restrictions as packed bits. Nights by rows would be a thousand times as many.
create table bulk_change_values (
    bulk_change_id uuid not null references bulk_change on delete cascade,
    unit_type_id uuid not null references unit_type,
    rate_plan_id uuid not null references rate_plan,
    -- number of people of a price, 0 = whatever the number; -1 for restrictions
    occupancy int not null check (occupancy >= -1),
    befores bigint[] not null,
    afters bigint[] not null,
    primary key (bulk_change_id, unit_type_id, rate_plan_id, occupancy)
);
