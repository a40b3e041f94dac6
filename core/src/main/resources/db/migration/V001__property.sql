-- Who owns what, and what is sold. Every query starts from an organisation; none crosses it.
create extension if not exists btree_gist;
create extension if not exists pg_trgm;

create table organisation (
    id uuid primary key,
    name text not null
);

create table property (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    code text not null,
    name text not null,
    time_zone text not null,
    currency char(3) not null,
    languages text[] not null,
    unique (organisation_id, code)
);

create table unit_type (
    id uuid primary key,
    property_id uuid not null references property,
    code text not null,
    name text not null,
    max_occupancy int not null check (max_occupancy > 0),
    position int not null,
    unique (property_id, code)
);

create table unit (
    id uuid primary key,
    unit_type_id uuid not null references unit_type,
    name text not null,
    unique (unit_type_id, name)
);

create table rate_plan (
    id uuid primary key,
    property_id uuid not null references property,
    code text not null,
    name text not null,
    meal_plan text not null,
    position int not null,
    unique (property_id, code)
);
