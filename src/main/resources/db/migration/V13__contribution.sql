-- One campaign for each académie and school year. Its row is what two nodes lock: whoever holds it does the next chunk, and last_reference says where that one begins.
create table campaign (
    reference          varchar(60)   not null primary key,
    academie           varchar(40)   not null,
    school_year        varchar(9)    not null,
    status             varchar(12)   not null,
    opens_on           date          not null,
    closes_on          date          not null,
    created_at         timestamp with time zone not null,
    -- mails of the window: how many rounds are over (the first says that it is open), and how far the present one has come
    notices            integer       not null,
    noticed_on         date,
    notice_reference   varchar(40)   not null,
    -- the closing: conventions expected when it began, done so far, and the last one done
    total              integer       not null,
    done               integer       not null,
    last_reference     varchar(40)   not null,
    closing_since      timestamp with time zone,
    lists_closed_at    timestamp with time zone,
    check_note         varchar(2000),
    checked_by         varchar(64),
    checked_at         timestamp with time zone,
    settlement_reason  varchar(2000),
    settled_by         varchar(64),
    closed_at          timestamp with time zone,
    version            bigint        not null,
    constraint campaign_unique unique (academie, school_year)
);

-- What one convention owes for one school year, however it was found: the key is why no campaign and no second try bills it twice.
create table contribution (
    reference            varchar(40)    not null,
    school_year          varchar(9)     not null,
    campaign             varchar(60),
    academie             varchar(40)    not null,
    commune              varchar(5)     not null,
    schools              integer        not null,
    schools_year_before  integer        not null,
    unit_price           numeric(9, 2)  not null,
    amount               numeric(12, 2) not null,
    sentence             varchar(500)   not null,
    article              varchar(120)   not null,
    avenant              varchar(60),
    -- against the year before
    evolution            varchar(12),
    flag                 varchar(20),
    note                 varchar(2000),
    due                  boolean        not null,
    decision_reason      varchar(2000),
    decided_by           varchar(64),
    decided_at           timestamp with time zone,
    closed_at            timestamp with time zone not null,
    version              bigint         not null,
    primary key (reference, school_year)
);

create index contribution_by_campaign on contribution (campaign, reference);
create index contribution_by_commune on contribution (commune);
