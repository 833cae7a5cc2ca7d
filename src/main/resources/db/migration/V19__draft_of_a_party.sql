-- A task that either party may do keeps a draft for each of them: what one has begun to write is not shown to the other.
alter table form_draft rename to form_draft_before;

create table form_draft (
    task        varchar(64)              not null,
    -- empty where the task is one party's
    party       varchar(10)              not null,
    content     text                     not null,
    written_by  varchar(64)              not null,
    written_at  timestamp with time zone not null,
    primary key (task, party)
);

insert into form_draft (task, party, content, written_by, written_at) select task, '', content, written_by, written_at from form_draft_before;

drop table form_draft_before;
