-- What a stay costs beside the price of its nights: who counts as what, derived plans, supplements, conditions, discounts,
-- options, taxes, VAT and cancellation policies. Rules are few and read often: servers keep them in memory.
alter table property
    -- raised by every change of what is sold or of a rule, in the same transaction: a server that keeps the rules of another
    -- version reads them again
    add column tariff_version bigint not null default 0;

-- How a plan's price follows from another's. Derived prices are stored like typed ones, so that whoever reads prices needs no rule.
create table rate_plan_rule (
    rate_plan_id uuid primary key references rate_plan,
    parent_id uuid references rate_plan,
    -- basis points added to the parent's price, then minor units, then rounding to a multiple
    percent int not null check (percent between -10000 and 100000),
    amount bigint not null,
    round_to bigint not null check (round_to >= 1),
    inherits_restrictions boolean not null,
    -- codes of the property's cancellation policy and VAT group, empty for none
    cancellation text not null,
    vat text not null,
    constraint rate_plan_rule_not_own_parent check (parent_id is distinct from rate_plan_id),
    check (parent_id is not null or not inherits_restrictions)
);
create index rate_plan_rule_parent on rate_plan_rule (parent_id) where parent_id is not null;

-- Half up at each step, never below nothing, and of no parent beyond any price, so that nothing overflows. The same arithmetic
-- stands in Java for the explanation.
create function derived_amount(parent bigint, percent int, amount bigint, round_to bigint) returns bigint
    language sql immutable parallel safe
    return (greatest(0, (least(parent, 10000000000000) * (10000 + percent) + 5000) / 10000 + amount) + round_to / 2) / round_to * round_to;

create table age_category (
    property_id uuid not null references property,
    code text not null,
    name text not null,
    position int not null,
    from_age int not null check (from_age >= 0),
    to_age int not null,
    kind text not null check (kind in ('person', 'pet', 'vehicle')),
    -- counts towards the most people of a unit
    counted boolean not null,
    adult boolean not null,
    -- 0: as many as the unit takes
    maximum int not null check (maximum >= 0),
    primary key (property_id, code),
    check (to_age >= from_age)
);

-- Scope of a rule: empty arrays mean every plan, every type; dates may be open at both ends.
create table supplement (
    property_id uuid not null references property,
    code text not null,
    name text not null,
    rate_plan_ids uuid[] not null,
    unit_type_ids uuid[] not null,
    first date,
    last date,
    category text not null,
    -- minor units per night for each beyond the included number of people
    amount bigint not null,
    included int not null check (included >= 0),
    primary key (property_id, code)
);

create table stay_condition (
    property_id uuid not null references property,
    code text not null,
    name text not null,
    rate_plan_ids uuid[] not null,
    unit_type_ids uuid[] not null,
    first date,
    last date,
    -- one bit per weekday, Monday is 1
    arrival_days int not null check (arrival_days between 1 and 127),
    departure_days int not null check (departure_days between 1 and 127),
    -- 0: no limit
    min_nights int not null check (min_nights >= 0),
    max_nights int not null check (max_nights >= 0),
    max_adults int not null check (max_adults >= 0),
    max_children int not null check (max_children >= 0),
    primary key (property_id, code)
);

create table discount (
    property_id uuid not null references property,
    code text not null,
    name text not null,
    rate_plan_ids uuid[] not null,
    unit_type_ids uuid[] not null,
    first date,
    last date,
    kind text not null check (kind in ('length', 'early', 'last-minute', 'promotion')),
    percent int not null check (percent between 0 and 10000),
    amount bigint not null check (amount >= 0),
    per text not null check (per in ('night', 'stay')),
    min_nights int not null check (min_nights >= 0),
    max_nights int not null check (max_nights >= 0),
    -- days from the sale to the arrival; -1: no limit
    min_days int not null,
    max_days int not null,
    book_first date,
    book_last date,
    weekdays int not null check (weekdays between 1 and 127),
    combinable boolean not null,
    primary key (property_id, code),
    -- either a share or an amount
    check ((percent = 0) <> (amount = 0))
);

create table extra_option (
    property_id uuid not null references property,
    code text not null,
    name text not null,
    rate_plan_ids uuid[] not null,
    unit_type_ids uuid[] not null,
    first date,
    last date,
    amount bigint not null check (amount >= 0),
    per text not null check (per in ('stay', 'night', 'person', 'person-night', 'unit')),
    mandatory boolean not null,
    max_quantity int not null check (max_quantity >= 1),
    vat text not null,
    primary key (property_id, code)
);

create table stay_tax (
    property_id uuid not null references property,
    code text not null,
    name text not null,
    rate_plan_ids uuid[] not null,
    unit_type_ids uuid[] not null,
    first date,
    last date,
    -- who pays; empty: every adult
    categories text[] not null,
    -- minor units per person and night, or a share of the accommodation per person with a cap (0: none)
    amount bigint not null check (amount >= 0),
    percent int not null check (percent between 0 and 10000),
    cap bigint not null check (cap >= 0),
    max_nights int not null check (max_nights >= 0),
    vat text not null,
    primary key (property_id, code),
    check ((percent = 0) <> (amount = 0))
);

create table vat_group (
    property_id uuid not null references property,
    code text not null,
    name text not null,
    percent int not null check (percent between 0 and 10000),
    -- true: prices contain it; false: it is added
    included boolean not null,
    primary key (property_id, code)
);

create table cancellation_policy (
    property_id uuid not null references property,
    code text not null,
    name text not null,
    -- cancelled at least so many days before arrival -> fee; the last is the no-show, with -1 days
    tier_days int[] not null,
    tier_kinds text[] not null,
    -- basis points, nights, or minor units
    tier_values bigint[] not null,
    primary key (property_id, code),
    check (cardinality(tier_days) = cardinality(tier_kinds) and cardinality(tier_days) = cardinality(tier_values))
);
