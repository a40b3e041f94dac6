-- What guests and the house write to each other through partners: whose turn it is to be asked, threads, and what was said in them.

create table message_turn (
    connection_id uuid primary key references connection on delete cascade,
    next_at timestamptz not null,
    -- ahead while a worker asks
    lease_until timestamptz not null default '-infinity',
    -- until when the partner asked us not to ask; a hint does not overrule it
    held_until timestamptz not null default '-infinity',
    -- everything said before is here; null = never asked with success
    complete_until timestamptz,
    failures int not null default 0,
    -- why the last question failed; empty while all is well
    fault text not null default '',
    fault_text text not null default '',
    failed_at timestamptz
);

create table conversation (
    id uuid primary key,
    property_id uuid not null references property,
    connection_id uuid not null references connection on delete cascade,
    -- the partner's number of the thread; null while only we have said something: the partner opens the thread with it
    remote_id text,
    -- the partner's number of the reservation; empty for a question of somebody who has not booked
    external_id text not null,
    -- null until the reservation is known: the two come in any order
    reservation_id uuid references reservation on delete cascade,
    channel_name text not null,
    guest_name text not null,
    -- the partner's time of the last change that is here as a whole
    changed_at timestamptz not null default '-infinity',
    last_at timestamptz not null,
    -- when a person said that nothing is to be answered
    done_at timestamptz not null default '-infinity',
    -- somebody has to answer, or a reply was not sent
    waits boolean not null default false,
    -- the guest is erased: nothing said is kept any more
    erased boolean not null default false,
    -- a thread that is told twice, also by two pulls at once, is one
    constraint conversation_once unique (connection_id, remote_id)
);
create unique index conversation_unopened on conversation (connection_id, external_id) where remote_id is null;
create index conversation_reservation on conversation (reservation_id) where reservation_id is not null;
create index conversation_unlinked on conversation (connection_id, external_id)
    where reservation_id is null and external_id <> '';
create index conversation_list on conversation (property_id, last_at desc, id desc);
create index conversation_waiting on conversation (property_id, last_at desc, id desc) where waits;

create table message (
    id uuid primary key,
    conversation_id uuid not null references conversation on delete cascade,
    connection_id uuid not null references connection on delete cascade,
    -- the partner's number; null while we do not know it of a reply
    remote_id text,
    author text not null check (author in ('guest', 'house', 'channel')),
    -- encrypted, because guests write card numbers into it
    text_cipher bytea not null,
    -- as it was told; null for what was written here, and once the guest is erased
    raw_cipher bytea,
    attachments int not null default 0,
    said_at timestamptz not null,
    -- said: came from the partner; the others are replies written here
    state text not null check (state in ('said', 'waiting', 'sent', 'failed')),
    written_by text not null default '',
    written_at timestamptz not null,
    next_try_at timestamptz not null default '-infinity',
    lease_until timestamptz not null default '-infinity',
    -- since when the guest may have got it without our knowing; null while surely not
    doubt_since timestamptz,
    tries int not null default 0,
    -- why it was not sent, and the partner's words
    reason text not null default '' check (reason in ('', 'refused', 'credentials', 'settings', 'unsure', 'late')),
    answer text not null default '',
    -- one that is told again is the same one
    constraint message_once unique (connection_id, remote_id)
);
create index message_conversation on message (conversation_id, said_at, id);
create index message_waiting on message (next_try_at) where state = 'waiting';
