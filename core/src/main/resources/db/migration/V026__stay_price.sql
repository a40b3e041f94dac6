-- Totals of stays that a partner with length-of-stay prices was told. Pages and the log hold their number, this what it stands for.
create table stay_price (
    connection_id uuid not null references connection on delete cascade,
    number bigint not null,
    -- minor units for one night, two nights, ...; 0 = cannot be booked
    totals bigint[] not null,
    told_at timestamptz not null,
    primary key (connection_id, number)
);
create index stay_price_told on stay_price (told_at);
