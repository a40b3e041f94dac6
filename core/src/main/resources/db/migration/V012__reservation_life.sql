-- What happens to a reservation after it was made: changes at the desk that outlive a channel's messages, where a combined
-- reservation went, and the trace that an erased one leaves.
alter table reservation
    -- the reservation that this one's stays went to
    add column combined_into uuid references reservation on delete set null;

-- Fields of a channel's reservation that the desk changed. What is laid over the partner's content is kept here and not only
-- in the stay, so that it survives messages in any order, also those that drop a line and bring it back.
create table kept_field (
    reservation_id uuid not null references reservation on delete cascade,
    -- the partner's number of the stay; empty for the reservation as a whole
    line text not null,
    field text not null check (field in ('status', 'remarks', 'contact', 'total', 'dates', 'unit-type', 'rate-plan',
                                         'people', 'meal-plan', 'prices')),
    ours text not null,
    -- what the partner said last; empty when it said nothing
    theirs text not null,
    -- what the partner had said when a person decided; where it differs by now, a person is asked again
    decided text not null,
    primary key (reservation_id, line, field)
);

-- What was erased for good, without any detail of a guest. With a channel's number, hashed, so that a repeated message does
-- not bring the reservation back as a new one.
create table erasure (
    id uuid primary key,
    property_id uuid not null references property,
    confirmation_number text not null,
    connection_id uuid references connection on delete cascade,
    external_hash bytea,
    at timestamptz not null,
    actor_kind text not null check (actor_kind in ('person', 'agent', 'connection', 'system')),
    actor_id text not null,
    actor_name text not null,
    check ((connection_id is null) = (external_hash is null))
);
create unique index erasure_external on erasure (connection_id, external_hash);
create index erasure_property on erasure (property_id, at desc);
