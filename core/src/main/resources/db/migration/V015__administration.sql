-- What the desk writes beside a reservation, and the fields and tags that a property defines for itself.
create table administration (
    reservation_id uuid primary key references reservation on delete cascade,
    -- how the guest means to pay; empty: not known
    payment_method text not null,
    -- language to write to the guest in, IETF tag; empty: the contact's
    language text not null,
    -- printed at the end of the invoice
    invoice_notes text not null,
    -- as written, and as searched: letters and digits only
    plates text[] not null,
    plate_keys text[] not null,
    -- when the guest means to arrive, local to the property
    arrival_time time
);
create index administration_plate on administration using gin (plate_keys);

create table reservation_note (
    id uuid primary key,
    reservation_id uuid not null references reservation on delete cascade,
    text text not null,
    pinned boolean not null,
    created_at timestamptz not null,
    author text not null,
    -- null: as it was written; the text before is in the history
    edited_at timestamptz
);
create index reservation_note_reservation on reservation_note (reservation_id, created_at);

-- Tags that the property's people are offered; a reservation keeps its own, whatever happens here.
create table property_tag (
    property_id uuid not null references property,
    name text not null,
    primary key (property_id, name)
);

create table custom_field (
    id uuid primary key,
    property_id uuid not null references property,
    code text not null,
    label text not null,
    -- the same in French, empty: as label
    label_fr text not null,
    type text not null check (type in ('text', 'number', 'date', 'boolean', 'choice')),
    choices text[] not null,
    required boolean not null,
    -- where it shows: sheet, register, arrivals, guest-form
    places text[] not null,
    position int not null,
    -- no longer asked for; what was answered stays
    retired_at timestamptz,
    constraint custom_field_code unique (property_id, code),
    constraint custom_field_choices check ((type = 'choice') = (cardinality(choices) > 0))
);

create table custom_value (
    reservation_id uuid not null references reservation on delete cascade,
    -- restrict: a field that was answered is retired, not deleted
    field_id uuid not null references custom_field,
    -- text as typed, a number without needless zeros, an ISO date, true or false, one of the choices
    value text not null check (value <> ''),
    primary key (reservation_id, field_id)
);
create index custom_value_field on custom_value (field_id);
