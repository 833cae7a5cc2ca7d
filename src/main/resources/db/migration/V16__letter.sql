-- Letters of art. 9 and 10: mise en demeure, résiliation, dénonciation. The reference is the business key of their processes, <convention>-<M|R|D><number>.
create table letter (
    reference            varchar(60)   not null primary key,
    convention           varchar(40)   not null references convention (reference),
    number               integer       not null,
    commune              varchar(5)    not null,
    academie             varchar(40)   not null,
    kind                 varchar(20)   not null,
    author               varchar(10)   not null,
    -- the mise en demeure whose conciliation has failed, for a résiliation
    dispute              varchar(60)   references letter (reference),
    failed_on            date,
    status               varchar(20)   not null,
    opened_at            timestamp with time zone not null,
    opened_by            varchar(100)  not null,
    begun_at             timestamp with time zone,
    demand               text,
    motives              text,
    reason               text,
    drops                boolean       not null,
    drop_reason          text,
    prepared_by          varchar(100),
    -- the day that the text bears, once its preparation is over
    dated_on             date,
    signed_on            date,
    signed_document      bigint,
    -- sending and its proof
    renounced            boolean       not null,
    channel              varchar(20),
    sent_on              date,
    tracking_number      varchar(100),
    lre_consent          boolean       not null,
    sending_proof        bigint,
    sent_by              varchar(100),
    concluded_at         timestamp with time zone,
    sent_document        bigint,
    -- the one résiliation of a convention, and the one dénonciation of a party, that are sent and not withdrawn
    running              varchar(60),
    -- delivery and its proof
    first_presented_on   date,
    received_on          date,
    non_delivery         varchar(20),
    delivery_proof       bigint,
    delivery_by          varchar(100),
    delivery_concluded_at timestamp with time zone,
    withdrawn_on         date,
    withdrawal_reason    text,
    withdrawal_document  bigint,
    withdrawn_by         varchar(100),
    closed_at            timestamp with time zone,
    close_reason         text,
    version              bigint        not null,
    constraint letter_number unique (convention, kind, number),
    -- a failed conciliation opens one letter of résiliation
    constraint letter_of_dispute unique (dispute),
    constraint letter_running unique (running)
);

create index letter_of_commune on letter (commune);
create index letter_of_academie on letter (academie);

create table letter_grievance (
    reference  varchar(60)  not null references letter (reference),
    position   integer      not null,
    article    varchar(10),
    obligation text,
    facts      text,
    primary key (reference, position)
);
