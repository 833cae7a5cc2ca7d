-- As long as the engine's business keys may be.
alter table audit_chain alter column reference set data type varchar(255);
alter table audit_chain alter column name set data type varchar(300);
