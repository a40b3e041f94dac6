-- Money received for reservations, and the cash registers it goes through. Nothing here is ever changed or taken away:
-- a mistake is countered by a second entry.
create table cash_register (
    id uuid primary key,
    property_id uuid not null references property,
    name text not null,
    currency char(3) not null,
    created_at timestamptz not null,
    -- closed down for good; its journal stays
    closed_at timestamptz,
    constraint cash_register_name unique (property_id, name)
);

create table cash_session (
    id uuid primary key,
    register_id uuid not null references cash_register,
    opened_at timestamptz not null,
    opened_by text not null,
    -- minor units counted in the drawer at the beginning
    opening bigint not null check (opening >= 0),
    closed_at timestamptz,
    closed_by text,
    -- what was in the drawer at the end, and what should have been
    counted bigint check (counted >= 0),
    expected bigint,
    difference bigint generated always as (counted - expected) stored,
    note text not null default '',
    constraint cash_session_closed_whole check (
        (closed_at is null) = (counted is null) and (closed_at is null) = (expected is null) and (closed_at is null) = (closed_by is null))
);
-- A drawer is counted by one person at a time.
create unique index cash_session_open on cash_session (register_id) where closed_at is null;
create index cash_session_register on cash_session (register_id, opened_at desc, id desc);

create table cash_movement (
    id uuid primary key,
    session_id uuid not null references cash_session,
    at timestamptz not null,
    kind text not null check (kind in ('deposit', 'payment-out', 'payment-in')),
    -- minor units as the drawer sees them: what goes out is negative
    amount bigint not null,
    note text not null,
    actor_name text not null,
    constraint cash_movement_direction check (case when kind = 'payment-in' then amount > 0 else amount < 0 end)
);
create index cash_movement_session on cash_movement (session_id, at);

create table taking (
    id uuid primary key,
    -- null once the reservation was erased for good: the books stay, the person goes
    reservation_id uuid references reservation on delete set null,
    property_id uuid not null references property,
    register_id uuid references cash_register,
    -- the session whose drawer it is counted in; cash only
    session_id uuid references cash_session,
    at timestamptz not null,
    -- the day in the journal, local to the property
    business_date date not null,
    method text not null check (method in ('cash', 'cheque', 'card-terminal', 'bank-transfer', 'voucher', 'other')),
    -- minor units; refunds and counter-entries are negative
    amount bigint not null check (amount <> 0),
    currency char(3) not null,
    reference text not null,
    note text not null,
    corrects uuid references taking,
    actor_kind text not null,
    actor_id text not null,
    actor_name text not null,
    -- an entry is countered once
    constraint taking_corrected_once unique (corrects),
    constraint taking_in_a_drawer check (session_id is null or (register_id is not null and method = 'cash'))
);
create index taking_reservation on taking (reservation_id, at, id);
create index taking_journal on taking (property_id, business_date, at, id);
create index taking_session on taking (session_id) where session_id is not null;

-- Only erasing a reservation may reach in, and only to forget whose it was.
create function taking_is_kept() returns trigger language plpgsql as $$
begin
    if tg_op = 'UPDATE' and pg_trigger_depth() > 1 and new.reservation_id is null
       and to_jsonb(new) - 'reservation_id' = to_jsonb(old) - 'reservation_id' then
        return new;
    end if;
    raise exception 'takings are never changed or deleted: record a counter-entry' using errcode = 'restrict_violation', constraint = 'taking_is_kept';
end
$$;
create trigger taking_is_kept before update or delete on taking for each row execute function taking_is_kept();
create trigger taking_is_never_emptied before truncate on taking for each statement execute function taking_is_kept();

create function cash_movement_is_kept() returns trigger language plpgsql as $$
begin
    raise exception 'movements are never changed or deleted' using errcode = 'restrict_violation', constraint = 'cash_movement_is_kept';
end
$$;
create trigger cash_movement_is_kept before update or delete on cash_movement for each row execute function cash_movement_is_kept();
