-- Conventions that ended before their term (art. 9 and 10), one row for each, and what a court was asked about it.
create table termination (
    convention        varchar(40)   not null primary key references convention (reference),
    letter            varchar(60)   not null references letter (reference),
    last_day          date          not null,
    reason            varchar(200)  not null,
    explanation       text          not null,
    ended_at          timestamp with time zone not null,
    -- an action for the resumption of the contract, as entered and once its task is completed
    filed_on          date,
    court             varchar(200),
    action_number     varchar(50),
    filed_by          varchar(100),
    contested_at      timestamp with time zone,
    outcome           varchar(30),
    outcome_on        date,
    outcome_note      text,
    outcome_document  bigint,
    outcome_by        varchar(100),
    settled_at        timestamp with time zone,
    version           bigint        not null,
    -- a letter ends one convention
    constraint termination_letter unique (letter)
);
