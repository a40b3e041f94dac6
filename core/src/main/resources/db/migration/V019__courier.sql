-- What the courier needs beside its leases: call budgets that all workers share, how long partners stay uninformed, and alarms.

-- Calls made of each budget, and what the partner said it would still take. Not partitioned by time: one short row per budget.
create table call_budget (
    account_id uuid not null references account on delete cascade,
    -- null: the budget is the account's, shared by its connections
    connection_id uuid references connection on delete cascade,
    name text not null,
    -- moments of the last calls, oldest first, at most as many as the limit
    calls timestamptz[] not null default '{}',
    -- calls that the partner said it would still take, and until when that holds; null when it said nothing
    remaining int,
    remaining_until timestamptz,
    -- the partner asked for no call before this moment
    held_until timestamptz not null default '-infinity',
    -- true when ARI is sent on it: connections of one account then take turns
    ari boolean not null,
    -- one row per budget is what makes the count shared
    constraint call_budget_once unique nulls not distinct (account_id, connection_id, name)
) with (fillfactor = 70);

-- Time from commit to the partner's answer, counted by hour in buckets that grow by a tenth.
create table exposure (
    connection_id uuid not null references connection on delete cascade,
    hour timestamptz not null,
    -- only buckets that hold something, ascending, each with its count
    buckets int[] not null,
    counts int[] not null,
    worst_ms bigint not null,
    primary key (connection_id, hour)
);

create table alarm (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    account_id uuid not null references account on delete cascade,
    -- null: the trouble is the account's
    connection_id uuid references connection on delete cascade,
    kind text not null,
    since timestamptz not null,
    -- when we noticed; people are told only of what lasts
    seen_at timestamptz not null,
    -- null while the trouble lasts
    solved_at timestamptz,
    -- when people were last told of it, and when that it is over
    told_at timestamptz,
    solved_told_at timestamptz,
    -- a worker takes a notice by moving this ahead, so that several hubs tell it once
    telling_until timestamptz not null default '-infinity',
    tries int not null default 0
);
-- one open alarm per trouble, however many hubs look
create unique index alarm_open on alarm (account_id, connection_id, kind) nulls not distinct where solved_at is null;
create index alarm_solved on alarm (solved_at) where solved_at is not null;
