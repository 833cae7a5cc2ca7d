-- What the engine's identity tables do not say of a password. No row: never set anew here, and nothing to change.
create table account_password (
    account      varchar(64) not null primary key,
    -- Counts each new password: a session begun with an earlier one is over.
    version      integer not null,
    -- Somebody else has set it: its owner chooses another one before anything opens.
    must_change  boolean not null
);
