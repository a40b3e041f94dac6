-- What each partner was told, holds and was seen to hold, with causes; what is different for one channel by rule.
alter table dirty_nights
    -- the event of the change; null for what nobody did, as a new day at the far end
    add column cause uuid;

alter table channel_page
    -- what the partner said when it was asked, until something is sent again
    add column observed bigint[] not null default array_fill(null::bigint, array[31]),
    add column observed_at timestamptz,
    add column observed_exchange uuid,
    -- when a value last left or was answered: what was read back before is no news
    add column changed_at timestamptz not null default 'epoch',
    -- of what is settled with the partner; a month with the same digest needs no look. Null: not known
    add column digest bigint;

-- Append-only: one row per page and change of state, with the days it is about. The page tells how it is, this how it came to be.
create table channel_log (
    id bigint generated always as identity primary key,
    connection_id uuid not null references connection on delete cascade,
    remote_room_id text not null,
    remote_rate_id text not null,
    facet text not null,
    month date not null,
    -- one bit per day of the month, its first is 1
    days int not null check (days <> 0),
    -- in the order of the days; one for all when they are equal
    cell_values bigint[] not null check (cardinality(cell_values) >= 1),
    state text not null check (state in ('sent', 'acknowledged', 'rejected', 'observed')),
    at timestamptz not null,
    -- since when the value was desired, of what was sent
    desired_at timestamptz,
    -- the events for which it was sent
    causes uuid[] not null,
    -- the delivery that carried it, or the exchange in which it was seen
    reference uuid,
    -- the partner's words, of what it refused
    note text not null,
    advice text not null
);
create index channel_log_page on channel_log (connection_id, remote_room_id, remote_rate_id, facet, month, id);
create index channel_log_at on channel_log (at);

-- What is different for one channel. Scope: empty arrays mean every type, every plan; dates may be open at both ends.
create table channel_rule (
    id uuid primary key,
    connection_id uuid not null references connection on delete cascade,
    kind text not null
        check (kind in ('stop-sell', 'allotment', 'buffer', 'closed', 'min-stay', 'markup', 'currency', 'rounding')),
    unit_type_ids uuid[] not null,
    rate_plan_ids uuid[] not null,
    first date,
    last date,
    -- one bit per weekday, Monday is 1
    weekdays int not null check (weekdays between 1 and 127),
    position int not null,
    -- units or nights
    amount_count int not null check (amount_count >= 0),
    -- of a buffer: only while the channel answers slowly
    when_slow boolean not null,
    -- basis points, then minor units of the property's currency
    percent int not null check (percent between -10000 and 100000),
    amount bigint not null,
    -- one unit of the property's money is so many of the partner's
    numerator bigint not null check (numerator >= 0),
    denominator bigint not null check (denominator >= 1),
    currency text not null,
    rounding text not null,
    changed_at timestamptz not null,
    actor_kind text not null,
    actor_id text not null,
    actor_name text not null,
    event_id uuid not null,
    check (last >= first)
);
create index channel_rule_connection on channel_rule (connection_id);
-- Two rates at once would make two prices of one.
create unique index channel_rule_currency_once on channel_rule (connection_id) where kind = 'currency';

alter table courier
    -- true while answers take longer than they may; for buffers that are meant for that time
    add column slow boolean not null default false;

-- Products that the partner says it does not have. Counts only while the product is mapped as it was then.
create table product_pause (
    connection_id uuid not null references connection on delete cascade,
    remote_room_id text not null,
    -- empty: the whole room
    remote_rate_id text not null,
    unit_type_id uuid not null,
    reason text not null,
    paused_at timestamptz not null,
    delivery_id uuid,
    primary key (connection_id, remote_room_id, remote_rate_id)
);

-- Values that a partner refused for a passing cause.
create table cell_retry (
    connection_id uuid not null references connection on delete cascade,
    remote_room_id text not null,
    remote_rate_id text not null,
    facet text not null,
    month date not null,
    days int not null check (days <> 0),
    attempts int not null,
    -- null while a try is under way
    next_attempt_at timestamptz,
    note text not null,
    primary key (connection_id, remote_room_id, remote_rate_id, facet, month)
);
create index cell_retry_due on cell_retry (next_attempt_at);
