-- What the register searches and sorts by, and the searches that people keep. Each index costs every sale something: there is one per
-- order of the list, two for the telephone and the mail box, and the rest holds only the few rows that have what it is about.

-- The list in each of its orders, property by property; rows without dates come last. By time of sale: reservation_register.
create index reservation_arrival on reservation (property_id, (coalesce(arrival, 'infinity'::date)), id);
create index reservation_departure on reservation (property_id, (coalesce(departure, 'infinity'::date)), id);
create index reservation_total on reservation (property_id, total, id);
create index reservation_balance on reservation (property_id, balance, id);

-- A partner's number is typed in any case.
drop index reservation_external;
create index reservation_external on reservation (lower(external_id) text_pattern_ops) where external_id is not null;

-- Statuses that few reservations are in at a time.
create index reservation_rare_status on reservation (property_id, status) where status in ('pending', 'option', 'checked-in', 'no-show');

-- array_to_string is not immutable for every element type; for text it is. Not in sql, which would be far slower, as it cannot be inlined.
create function register_words(words text[]) returns text language plpgsql immutable parallel safe as $$
begin
    return lower(' ' || array_to_string(words, ' ') || ' ');
end $$;
-- Promotion codes and tags by any part of them; most reservations have none.
create index reservation_words on reservation using gin (register_words(promotion_codes || tags) gin_trgm_ops)
    with (gin_pending_list_limit = 256) where promotion_codes <> '{}' or tags <> '{}';

-- New entries wait in a list that every search reads as a whole: it stays short.
alter index contact_search set (gin_pending_list_limit = 1024);
create index contact_email on contact (lower(email) text_pattern_ops) where email <> '';
-- Digits from the last to the first: with or without country code, the end is the same.
create index contact_phone on contact (reverse(regexp_replace(phone, '[^0-9]', '', 'g')) text_pattern_ops) where phone <> '';

-- Last name, then first, without accents and capitals: the register by name. Every reservation has a contact, known or not.
alter table contact add column sort_name text collate "C" not null default '';
update contact set sort_name = left(lower(last_name || ' ' || first_name), 80);
insert into contact (reservation_id, first_name, last_name, email, phone, company, address, post_code, city, country_code, language,
                     search_text)
select id, '', '', '', '', '', '', '', '', '', '', '' from reservation r
where not exists (select from contact c where c.reservation_id = r.id);
create index contact_name on contact (sort_name, reservation_id);

-- Searches of the register that people keep as tabs.
create table saved_search (
    id uuid primary key,
    organisation_id uuid not null references organisation,
    -- null: shared with everybody in the organisation
    person_id text,
    name text not null check (name <> '' and length(name) <= 60),
    query text not null check (length(query) <= 200),
    sort text not null,
    created_at timestamptz not null
);
create index saved_search_organisation on saved_search (organisation_id, created_at);
