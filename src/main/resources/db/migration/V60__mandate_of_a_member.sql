-- the deliberation by which a commune of an RPI lets the signatory sign, in the store of documents (art. 8); none for files that were opened before
alter table convention_member add column document bigint;
