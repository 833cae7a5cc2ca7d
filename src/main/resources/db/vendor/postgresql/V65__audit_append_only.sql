-- The trail is appended to by everybody and changed by nobody, whatever wrote the SQL. Two ways out, both only beside the line of the house's chain that says so, written in the same
-- transaction and therefore its last: a case's chain is removed at the end of its retention (CHAIN_REMOVED, by its name), a person's value is erased (ERASED) and leaves its digest.
-- Who owns the tables can still take the triggers away; GET /api/audit/verification finds what was altered then.

create function audit_house_says(wanted_kind varchar, wanted_subject varchar, wanted_position bigint) returns boolean
    language sql stable set search_path from current as $$
    select exists (
        select 1 from audit_chain house join audit_entry line on line.chain = house.id and line.position = house.last_position
        where house.name = 'maison' and line.kind = wanted_kind and (wanted_subject is null or line.subject = wanted_subject)
          and (wanted_position is null or line.position = wanted_position))
$$;

create function audit_is_kept() returns trigger language plpgsql set search_path from current as $$
declare
    chain_name varchar;
begin
    if tg_op = 'DELETE' then
        if tg_table_name = 'audit_chain' then
            chain_name := old.name;
        else
            select name into chain_name from audit_chain where id = old.chain;
        end if;
        if audit_house_says('CHAIN_REMOVED', chain_name, null) then
            return old;
        end if;
    elsif tg_op = 'UPDATE' and tg_table_name = 'audit_value' then
        if (new.chain, new.position, new.number, new.field) = (old.chain, old.position, old.number, old.field)
            and new.old_digest is not distinct from old.old_digest and new.new_digest is not distinct from old.new_digest
            and new.old_value is null and new.new_value is null and new.salt is null and new.erased_by is not null
            and audit_house_says('ERASED', null, new.erased_by) then
            return new;
        end if;
    end if;
    raise exception '% is append-only: % refused', tg_table_name, tg_op
        using errcode = 'insufficient_privilege', hint = 'Rows leave with the retention of their case and values with the erasure of a person''s data, both through the application (docs/retention.md).';
end
$$;

create trigger audit_entry_is_kept before update or delete on audit_entry for each row execute function audit_is_kept();
create trigger audit_value_is_kept before update or delete on audit_value for each row execute function audit_is_kept();
create trigger audit_chain_is_kept before delete on audit_chain for each row execute function audit_is_kept();
-- A head moves on with each line, and otherwise stays what it is.
create trigger audit_chain_moves_on before update on audit_chain for each row
    when ((new.id, new.name, new.reference, new.owner) is distinct from (old.id, old.name, old.reference, old.owner) or new.last_position <= old.last_position)
    execute function audit_is_kept();
create trigger audit_entry_is_not_emptied before truncate on audit_entry for each statement execute function audit_is_kept();
create trigger audit_value_is_not_emptied before truncate on audit_value for each statement execute function audit_is_kept();
create trigger audit_chain_is_not_emptied before truncate on audit_chain for each statement execute function audit_is_kept();
