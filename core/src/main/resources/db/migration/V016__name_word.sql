-- Names by time of sale, and the words that names are made of.

-- Where and when it was sold, which never changes: the register by name walks along the names themselves, and looks at a reservation
-- only where the name is the one.
alter table contact add column property_id uuid, add column made_at timestamptz;
update contact c set property_id = r.property_id, made_at = r.created_at from reservation r where r.id = c.reservation_id;
alter table contact alter column property_id set not null, alter column made_at set not null;
create index contact_made on contact (property_id, made_at, reservation_id);

-- Each word once, whoever has it: what was typed wrongly is looked up here. A word is nobody's and leads to nobody by itself.
create table name_word (
    organisation_id uuid not null references organisation,
    word text collate "C" not null,
    -- when it was last seen that somebody is called so
    checked_at timestamptz not null,
    primary key (organisation_id, word)
);
create index name_word_alike on name_word using gin (word gin_trgm_ops) with (gin_pending_list_limit = 256);
insert into name_word (organisation_id, word, checked_at)
select distinct p.organisation_id, w, now()
from contact c join property p on p.id = c.property_id,
     regexp_split_to_table(c.search_text, '[[:punct:][:space:]]+') w
where length(w) between 3 and 40 and w !~ '[0-9]';
