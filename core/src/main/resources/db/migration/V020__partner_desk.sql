-- What passes between a property and a partner beside reservations and ARI: the first import, recovery, comparison, reports,
-- payments and the partner's notifications.

-- A connection is prepared before anything is sent: what the partner has already sold is taken first.
alter table connection drop constraint connection_state_check;
alter table connection add constraint connection_state_check check (state in ('preparing', 'active', 'paused'));
alter table connection add column imported_at timestamptz;
alter table connection add column imported_count int not null default 0;

-- When missed reservations are to be asked for next.
alter table account add column next_recovery_at timestamptz not null default '-infinity';

-- Where the partner's own list and our register disagreed when they were last compared.
create table partner_difference (
    connection_id uuid not null references connection on delete cascade,
    external_id text not null,
    kind text not null check (kind in ('missing', 'unlisted', 'status', 'dates', 'total')),
    reservation_id uuid references reservation on delete cascade,
    ours text not null,
    theirs text not null,
    -- day of creation at the partner; a comparison replaces what it looked at and nothing else
    created_on date not null,
    found_at timestamptz not null,
    primary key (connection_id, external_id, kind)
);

-- What we told a partner of its reservations. Written before the partner is asked, settled after: an answer that is lost leaves
-- the row unknown, never gone.
create table partner_report (
    id uuid primary key,
    reservation_id uuid not null references reservation on delete cascade,
    connection_id uuid not null references connection,
    kind text not null check (kind in ('no-show', 'invalid-card', 'cancelled-for-card', 'stay-changed')),
    -- the partner's number of the one room, empty for the whole reservation
    line text not null default '',
    fees_waived boolean not null default false,
    arrival date,
    departure date,
    total bigint,
    state text not null check (state in ('sending', 'taken', 'refused', 'unknown')),
    -- the partner's words when it did not take it
    answer text not null default '',
    asked_by text not null,
    asked_at timestamptz not null,
    sent_at timestamptz not null,
    settled_at timestamptz,
    tries int not null default 1
);
create index partner_report_reservation on partner_report (reservation_id, asked_at);
create index partner_report_sending on partner_report (sent_at) where state = 'sending';
-- The same thing is not told twice, also when two desks tell it at the same moment. A stay may change again once one is told.
create unique index partner_report_once on partner_report (reservation_id, kind, line)
    where state in ('sending', 'unknown') or (state = 'taken' and kind <> 'stay-changed');

-- The newest state of a partner's payout for a reservation. Never a card number.
create table partner_payment (
    reservation_id uuid primary key references reservation on delete cascade,
    fetched_at timestamptz not null,
    payout text not null,
    status text not null
);
create table partner_payment_line (
    reservation_id uuid not null references partner_payment on delete cascade,
    position int not null,
    kind text not null check (kind in ('transfer', 'card', 'charge')),
    name text not null check (name !~ '[0-9]{12}'),
    status text not null,
    amount bigint,
    currency char(3),
    first_day date,
    last_day date,
    collected boolean not null default false,
    included boolean not null default false,
    primary key (reservation_id, position),
    check ((amount is null) = (currency is null))
);

-- Who may knock at our door for a partner: credentials that we issue per account, kept as hashes.
create table door_client (
    id uuid primary key,
    account_id uuid not null references account on delete cascade,
    client_id text not null unique,
    secret_hash bytea not null,
    label text not null,
    created_at timestamptz not null,
    revoked_at timestamptz
);
create table door_token (
    token_hash bytea primary key,
    door_client_id uuid not null references door_client on delete cascade,
    expires_at timestamptz not null
);
create index door_token_expiry on door_token (expires_at);

-- Every notification, kept (encrypted: it may hold a guest's words) before the partner hears that we have it.
create table notification (
    id uuid primary key,
    account_id uuid not null references account on delete cascade,
    remote_id text not null,
    type text not null,
    about text not null check (about in ('payments', 'messages', 'other')),
    remote_property_id text not null default '',
    external_id text not null default '',
    content_cipher bytea not null,
    state text not null check (state in ('received', 'done', 'kept', 'failed')),
    reason text not null default '',
    received_at timestamptz not null,
    next_try_at timestamptz not null,
    tries int not null default 0,
    settled_at timestamptz,
    -- one that comes again is the same one
    unique (account_id, remote_id)
);
create index notification_received on notification (next_try_at) where state = 'received';
create index notification_account on notification (account_id, received_at desc);
