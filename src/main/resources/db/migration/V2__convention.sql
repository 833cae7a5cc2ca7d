create table convention (
    reference             varchar(40)  not null primary key,
    commune               varchar(5)   not null,
    academie              varchar(40)  not null,
    object                varchar(500) not null,
    first_school_year     varchar(9)   not null,
    last_paid_school_year varchar(9)   not null,
    ends_on               date         not null,
    fee_per_school        numeric(9, 2) not null,
    window_opens          varchar(7)   not null,
    window_closes         varchar(7)   not null,
    annex_rows            integer      not null,
    notice_months         integer      not null,
    conciliation_months   integer      not null,
    termination_days      integer      not null,
    payment_days          integer      not null,
    creditor              varchar(120) not null,
    mayor_civility        varchar(3)   not null,
    mayor_first_name      varchar(80)  not null,
    mayor_last_name       varchar(80)  not null,
    recteur_civility      varchar(3)   not null,
    recteur_first_name    varchar(80)  not null,
    recteur_last_name     varchar(80)  not null,
    recteur_title         varchar(240) not null,
    contact_last_name     varchar(80),
    contact_first_name    varchar(80),
    contact_email         varchar(254),
    contact_phone         varchar(20),
    renews                varchar(40),
    status                varchar(20)  not null,
    opened_at             timestamp with time zone not null,
    opened_by             varchar(64)  not null,
    ien_contacted_on      date,
    ien_note              varchar(1000),
    resubmit              boolean,
    resubmission_note     varchar(1000),
    withdrawal_reason     varchar(1000),
    withdrawn_by          varchar(64),
    effective_on          date,
    ended_on              date,
    end_reason            varchar(1000),
    version               bigint       not null
);

create index convention_by_commune on convention (commune);

-- an RPI's other communes, which the signatory represents, each with its mandate (docs/adr/0009)
create table convention_member (
    reference varchar(40)  not null references convention (reference),
    commune   varchar(5)   not null,
    mandate   varchar(240) not null,
    primary key (reference, commune)
);

create table convention_school (
    reference varchar(40)  not null references convention (reference),
    position  integer      not null,
    uai       varchar(8),
    type      varchar(2)   not null,
    name      varchar(120) not null,
    commune   varchar(5)   not null,
    primary key (reference, position)
);
