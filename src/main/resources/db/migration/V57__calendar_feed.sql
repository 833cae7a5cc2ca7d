-- The secret address under which an account's calendar subscribes to its deadlines; only its digest is kept. One an account: a new one revokes the old.
create table calendar_feed (
    account    varchar(64) not null primary key,
    sha256     varchar(64) not null unique,
    created_at timestamp with time zone not null
);
