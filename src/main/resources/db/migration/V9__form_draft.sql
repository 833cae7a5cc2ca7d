-- What a clerk has entered into the form of a task and not saved yet; one draft for each open task.
create table form_draft (
    task        varchar(64)              not null primary key,
    content     text                     not null,
    written_by  varchar(64)              not null,
    written_at  timestamp with time zone not null
);
