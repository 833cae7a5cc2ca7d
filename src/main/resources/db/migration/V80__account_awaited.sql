-- Accounts that an operator has opened for people of the OpenID Connect provider who have not come yet: the first person whom the provider calls so takes the account.
create table account_awaited (
    account     varchar(64)  not null primary key,
    awaited_at  timestamp with time zone not null,
    awaited_by  varchar(64)  not null
);
