-- Totals of stays that a partner with length-of-stay prices was told. Pages and the log hold their number, this what it stands for.
create table stay_price (
    connection_id uuid not null references connection on delete cascade,
    number bigint not null,
    -- minor units for one night, two nights, ...; 0 = cannot be booked
    totals bigint[] not null,
    told_at timestamptz not null,
    primary key (connection_id, number)
);
create index stay_price_told on stay_price (told_at);

-- Rules of channels that a change of many nights made. Undoing it takes away those that are still as they were made.
create table bulk_change_rule (
    bulk_change_id uuid not null references bulk_change on delete cascade,
    -- no reference: a rule that somebody took away is no rule any more, and nothing to undo
    rule_id uuid not null,
    connection_id uuid not null,
    -- the event of its making; a rule with another one was changed since
    event_id uuid not null,
    primary key (bulk_change_id, rule_id)
);

alter table courier
    -- since when the channel answers slowly; it is slow for some minutes at least, so that stock does not come and go
    add column slow_since timestamptz;
