-- The same file, kept by a party in its confidence and deposited for both, is two papers.
alter table document drop constraint uq_document_same_bytes;
alter table document add constraint uq_document_same_bytes unique (reference, commune, kind, sha256);
