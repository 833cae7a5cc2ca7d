-- Avenants: what changes a convention after its signature. The reference is the business key of their processes, <convention>-A<number>.
create table avenant (
    reference            varchar(60)   not null primary key,
    convention           varchar(40)   not null references convention (reference),
    number               integer       not null,
    commune              varchar(5)    not null,
    school_year          varchar(9)    not null,
    nature               varchar(20)   not null,
    status               varchar(20)   not null,
    opened_at            timestamp with time zone not null,
    opened_by            varchar(100)  not null,
    note                 varchar(1000),
    -- what the convention becomes: the list and the members have their own tables
    list_entered         boolean       not null,
    fee                  numeric(9, 2),
    fee_from             varchar(9),
    ends_on              date,
    last_paid_year       varchar(9),
    body_name            varchar(240),
    body_siren           varchar(9),
    body_address         varchar(500),
    body_on              date,
    substituted_by       varchar(100),
    signed_on            date,
    -- transmission and its proof, kept as first given
    sent_on              date,
    sent_at              timestamp with time zone,
    proof_kind           varchar(20),
    proof_number         varchar(100),
    proof_document       bigint,
    sent_by              varchar(100),
    transmitted_at       timestamp with time zone,
    -- what the window of the school year answers
    list_kind            varchar(20),
    outcome              varchar(20),
    last_day             boolean       not null,
    clause               varchar(200),
    sentence             varchar(2000),
    late_accepted        boolean,
    late_reason          varchar(1000),
    late_by              varchar(100),
    late_at              timestamp with time zone,
    superseded_by        varchar(60),
    received_on          date,
    received_by          varchar(100),
    -- whether the same change is taken up in the next window, and as what
    again                boolean,
    again_note           varchar(1000),
    again_by             varchar(100),
    proposes_again       varchar(60),
    abandon_reason       varchar(1000),
    abandoned_by         varchar(100),
    closed_at            timestamp with time zone,
    close_reason         varchar(1000),
    version              bigint        not null,
    constraint avenant_number unique (convention, number),
    -- a late avenant is taken up once
    constraint avenant_proposed_once unique (proposes_again)
);

create index avenant_of_year on avenant (school_year, convention);
create index avenant_of_commune on avenant (commune);

create table avenant_school (
    reference varchar(60)  not null references avenant (reference),
    position  integer      not null,
    uai       varchar(8),
    type      varchar(2)   not null,
    name      varchar(120) not null,
    commune   varchar(5)   not null,
    primary key (reference, position)
);

-- the communes of the RPI as the avenant leaves it (art. 8)
create table avenant_member (
    reference varchar(60)  not null references avenant (reference),
    commune   varchar(5)   not null,
    mandate   varchar(240) not null,
    document  bigint,
    primary key (reference, commune)
);

-- reminders of the window's closing that were given: each once
create table avenant_reminder (
    reference   varchar(60) not null references avenant (reference),
    days_before integer     not null,
    given_at    timestamp with time zone not null,
    version     bigint      not null,
    primary key (reference, days_before)
);
