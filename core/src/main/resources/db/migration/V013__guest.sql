-- Guests as identities of their own: numbers, several addresses, merges that can be taken back exactly, proposals, the way from a
-- reservation to its guest, and what happened to them.
alter table guest
    -- what people say and type; the id never changes, this may
    add column number text,
    add column emails text[] not null default '{}',
    add column phones text[] not null default '{}',
    add column birth_date date,
    add column languages text[] not null default '{}',
    add column nationality text not null default '',
    add column company text not null default '',
    add column address text not null default '',
    add column post_code text not null default '',
    add column city text not null default '',
    add column country_code text not null default '',
    add column notes text not null default '',
    -- why this person is not welcome; empty: not blocked
    add column blocked text not null default '',
    -- the reservation whose contact the house made this guest of, null when a person did
    add column origin_id uuid,
    -- who this guest turned out to be; reads follow it, the row itself stays as it was
    add column merged_into uuid references guest,
    add column erased_at timestamptz,
    add column version int not null default 0,
    add column updated_at timestamptz,
    -- for lists in order of names, folded as the search box folds them
    add column sort_name text collate "C" not null default '',
    add column search_text text not null default '',
    add constraint guest_not_itself check (merged_into is distinct from id);
update guest set number = 'X' || id,
    emails = case when email = '' then '{}' else array[email] end,
    phones = case when phone = '' then '{}' else array[phone] end,
    languages = case when language = '' then '{}' else array[language] end,
    updated_at = created_at;
alter table guest
    alter column number set not null,
    alter column updated_at set not null,
    drop column email,
    drop column phone,
    drop column language,
    -- one number, one person, within an organisation
    add constraint guest_number_once unique (organisation_id, number);
create index guest_list on guest (organisation_id, sort_name, id) where merged_into is null;
-- New entries wait in a list that every search reads as a whole: it stays short.
create index guest_search on guest using gin (search_text gin_trgm_ops) with (gin_pending_list_limit = 1024);
create index guest_blocked on guest (organisation_id, sort_name, id) where blocked <> '' and merged_into is null;
create index guest_merged on guest (merged_into) where merged_into is not null;

-- The last number given by the house.
create table guest_counter (
    organisation_id uuid primary key references organisation,
    last bigint not null
);

-- By what a guest is recognised: e-mail, telephone, name with birth date, each in one normal form. Written from the guest's row.
create table guest_identity (
    guest_id uuid not null references guest on delete cascade,
    kind text not null check (kind in ('email', 'phone', 'birth')),
    value text collate "C" not null,
    organisation_id uuid not null,
    primary key (guest_id, kind, value)
);
create index guest_identity_value on guest_identity (organisation_id, kind, value, guest_id);

-- Whose reservation it is. Beside the reservation and not in it: linking happens in the background, and must neither rewrite that
-- wide row with its indexes nor change its version.
create table guest_link (
    reservation_id uuid primary key references reservation on delete cascade,
    -- as it was linked; when that guest was merged since, the link stays and reads follow the guest
    guest_id uuid not null references guest,
    -- made: the guest was made of this contact; matched: e-mail and name agreed; chosen: a person decided
    how text not null check (how in ('made', 'matched', 'chosen')),
    version int not null default 0,
    linked_at timestamptz not null
);
create index guest_link_guest on guest_link (guest_id);
alter table reservation drop column guest_id;

-- Contacts that wait to be recognised. No key of the reservation: a contact that changes while another worker recognises it must
-- not wait for that worker.
create table guest_wait (
    id bigint generated always as identity primary key,
    reservation_id uuid not null
);
insert into guest_wait (reservation_id) select reservation_id from contact order by reservation_id;

-- Somebody this reservation's guest may be; a person says yes or no.
create table guest_proposal (
    id uuid primary key,
    reservation_id uuid not null references reservation on delete cascade,
    guest_id uuid not null references guest on delete cascade,
    score int not null check (score between 0 and 100),
    reasons text[] not null,
    state text not null check (state in ('open', 'accepted', 'refused')),
    at timestamptz not null,
    decided_at timestamptz,
    -- a refused one is not asked again
    unique (reservation_id, guest_id)
);
create index guest_proposal_guest on guest_proposal (guest_id);

-- Two guests that were one person, with what the kept one took over, so that it can be taken back.
create table guest_merge (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    kept_id uuid not null references guest,
    absorbed_id uuid not null references guest,
    fields text[] not null,
    befores text[] not null,
    afters text[] not null,
    at timestamptz not null,
    by_name text not null,
    undone_at timestamptz,
    check (cardinality(fields) = cardinality(befores) and cardinality(fields) = cardinality(afters))
);
create index guest_merge_kept on guest_merge (kept_id);
-- a guest is merged away at most once at a time
create unique index guest_merge_once on guest_merge (absorbed_id) where undone_at is null;

-- Addresses of the house itself, beside those of its people: whoever gives one at the desk is not recognised by it.
-- An entry that begins with @ stands for every address of that domain.
create table own_address (
    property_id uuid not null references property,
    address text not null,
    primary key (property_id, address)
);

alter table contact
    -- told at the desk or on a registration form
    add column birth_date date,
    -- the details were erased for good; a late message must not bring them back
    add column erased boolean not null default false;

-- What happened to guests and people, which belong to no property; append-only.
create table organisation_event (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    -- the guest or person it is about; no key, because what was said of somebody erased stays, without their details
    subject_id uuid not null,
    at timestamptz not null,
    type text not null,
    actor_kind text not null check (actor_kind in ('person', 'agent', 'connection', 'system')),
    actor_id text not null,
    actor_name text not null,
    fields text[] not null,
    befores text[] not null,
    afters text[] not null,
    check (cardinality(fields) = cardinality(befores) and cardinality(fields) = cardinality(afters))
);
create index organisation_event_subject on organisation_event (subject_id, at);

-- A person who left keeps their name in the history but opens no door.
alter table person add column disabled_at timestamptz;
