-- An owner may be the confidence of an académie, whose code has up to 20 characters, with its mark.
alter table document alter column commune set data type varchar(40);
alter table mail alter column commune set data type varchar(40);
alter table reminder alter column commune set data type varchar(40);
-- Told for information: the task is somebody else's.
alter table reminder_recipient add column informed boolean default false not null;
