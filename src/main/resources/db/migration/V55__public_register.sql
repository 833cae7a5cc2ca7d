-- The public register is read by strangers: newest first, of one commune or of all.
create index act_published on act (published_on, decision_date);
