-- Nights, prices and restrictions of what is sold.
create table night (
    unit_type_id uuid not null references unit_type,
    night date not null,
    capacity int not null check (capacity >= 0),
    sold int not null default 0 check (sold >= 0),
    blocked int not null default 0 check (blocked >= 0),
    -- how many of the sold units a channel sold although none was left
    overbooked int not null default 0 check (overbooked >= 0),
    primary key (unit_type_id, night),
    -- The promise of the house: our own sales cannot oversell. Only a partner's sale, which we may not refuse, raises overbooked.
    constraint night_not_oversold check (sold + blocked <= capacity + overbooked),
    -- Overbooked is never more than the real excess: otherwise a later own sale could slip into the slack.
    constraint night_overbooked_exact check (overbooked = 0 or sold + blocked = capacity + overbooked)
) with (fillfactor = 80);

create table price (
    rate_plan_id uuid not null references rate_plan,
    unit_type_id uuid not null references unit_type,
    night date not null,
    -- number of people; 0 = whatever the number
    occupancy smallint not null check (occupancy >= 0),
    amount bigint not null check (amount >= 0),
    currency char(3) not null,
    primary key (unit_type_id, rate_plan_id, night, occupancy)
);

create table restriction (
    rate_plan_id uuid not null references rate_plan,
    unit_type_id uuid not null references unit_type,
    night date not null,
    min_stay_arrival int not null check (min_stay_arrival >= 1),
    min_stay_through int not null check (min_stay_through >= 1),
    max_stay int not null check (max_stay >= 0),
    closed boolean not null,
    closed_to_arrival boolean not null,
    closed_to_departure boolean not null,
    primary key (unit_type_id, rate_plan_id, night)
);
