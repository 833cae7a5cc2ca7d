-- Accounts that open nothing for the time being: who blocked them, and since when. An account that is unblocked is what it was before.
create table account_block (
    account     varchar(64)  not null primary key,
    blocked_at  timestamp with time zone not null,
    blocked_by  varchar(64)  not null
);
