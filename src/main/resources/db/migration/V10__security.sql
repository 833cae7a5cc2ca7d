-- Which communes' cases an account sees; person, password and groups stand in the engine's identity tables.
create table account_scope (
    account  varchar(64) not null,
    kind     varchar(20) not null check (kind in ('COMMUNE', 'CIRCONSCRIPTION', 'ACADEMIE')),
    code     varchar(30) not null,
    primary key (account, kind, code)
);

-- Accounts whose password everybody knows: a start without the demonstration refuses a database that has one.
create table demonstration_account (
    account varchar(64) not null primary key
);
