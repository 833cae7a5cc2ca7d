-- Whose account at the OpenID Connect provider an account here is: the provider's own subject, which never changes, not a name that may be given again.
create table oidc_account (
    issuer   varchar(300) not null,
    subject  varchar(255) not null,
    account  varchar(64)  not null unique,
    primary key (issuer, subject)
);
