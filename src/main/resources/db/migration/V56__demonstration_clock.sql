-- Where the demonstration's clock was moved to; one row, or none while it was never moved. Production has none.
create table demonstration_clock (
    id            integer not null primary key check (id = 1),
    moment        timestamp with time zone not null,
    ahead_seconds bigint  not null
);
