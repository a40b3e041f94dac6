-- What the desk keeps about a reservation beside what was booked: money received, fee, option, tags, group, local edits.
create table reservation_group (
    id uuid primary key,
    property_id uuid not null references property,
    name text not null,
    created_at timestamptz not null
);
create index reservation_group_property on reservation_group (property_id, created_at desc);

alter table reservation
    -- sum of the takings, kept here so that the register can search and sort by it
    add column paid bigint not null default 0,
    -- what a cancelled or no-show reservation still costs
    add column fee bigint not null default 0 check (fee >= 0),
    add column promotion_codes text[] not null default '{}',
    add column tags text[] not null default '{}',
    add column group_id uuid references reservation_group,
    -- an option frees its nights by itself at this moment
    add column option_expires_at timestamptz,
    -- fields of a channel's reservation that the desk changed, so that the channel's next message leaves them alone
    add column kept_fields text[] not null default '{}',
    -- what the guest still owes; negative when they are owed
    add column balance bigint not null
        generated always as (case when status in ('cancelled', 'no-show') then fee else total end - paid) stored,
    add constraint reservation_option_expires check ((status = 'option') = (option_expires_at is not null));
create index reservation_group_member on reservation (group_id) where group_id is not null;
create index reservation_option on reservation (option_expires_at) where status = 'option';

alter table stay
    -- who comes, by the property's age categories; empty when only adults and children are known
    add column party_codes text[] not null default '{}',
    add column party_counts int[] not null default '{}',
    -- basis points of VAT included in the nightly prices, null when not known
    add column vat_rate int check (vat_rate between 0 and 10000),
    add constraint stay_party_whole check (cardinality(party_codes) = cardinality(party_counts));

-- Lines of the price beside the nights, as they were sold: discounts, options, taxes, fees, adjustments.
create table charge (
    id uuid primary key,
    reservation_id uuid not null references reservation on delete cascade,
    -- null: belongs to the reservation as a whole
    stay_id uuid references stay on delete cascade deferrable initially deferred,
    position int not null,
    kind text not null check (kind in ('discount', 'option', 'tax', 'fee', 'adjustment')),
    -- the option's, tax's or promotion's code; empty for what was typed
    code text not null,
    name text not null,
    quantity int not null check (quantity > 0),
    -- minor units for the whole line; discounts are negative
    amount bigint not null,
    -- true when the amount is already inside the nightly prices, so that it does not raise the total
    included boolean not null,
    vat_rate int check (vat_rate between 0 and 10000)
);
create index charge_reservation on charge (reservation_id);
