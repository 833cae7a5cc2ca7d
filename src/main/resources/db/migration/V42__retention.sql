-- Cases that are gone: what is left of each, for its papers that are kept longer and for whoever asks after it.
create table eliminated_case (
    reference      varchar(60)  not null primary key,
    owner          varchar(40)  not null,
    ended_on       date         not null,
    eliminated_on  date         not null,
    -- of the departmental archives, who agreed to it (code du patrimoine, art. L212-3)
    visa           varchar(200) not null,
    -- the convention, where it is what ran under one
    under          varchar(60)
);

-- What one node does at night for all of them: whoever holds it until then.
create table night_work (
    name        varchar(40) not null primary key,
    held_until  timestamp with time zone
);

insert into night_work (name, held_until) values ('retention', null);
