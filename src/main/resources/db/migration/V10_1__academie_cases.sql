-- The owner of a case is a commune or an académie, whose code is longer than an INSEE code.
alter table document alter column commune set data type varchar(20);
alter table mail alter column commune set data type varchar(20);
alter table reminder alter column commune set data type varchar(20);
