package fr.paraphe.audit;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** What the law takes out of the audit trail again, and what it leaves: a person's values, and the chains of a case whose retention is over. */
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class AuditKeeper {

    private final JdbcTemplate jdbc;
    private final AuditChains chains;

    AuditKeeper(JdbcTemplate jdbc, AuditChains chains) {
        this.jdbc = jdbc;
        this.chains = chains;
    }

    /**
     * Values of a person that have to go.
     *
     * @param reference of the case, or null for every one and the house
     * @param subject   the line's, or null for every line
     * @param fields    the fields, or none for every field
     * @param value     the very value, or null for every one
     */
    public record Personal(String reference, String subject, List<String> fields, String value) {

        public Personal {
            fields = List.copyOf(fields);
            if (reference == null && subject == null && value == null) {
                throw new IllegalArgumentException("erases everybody's");
            }
        }
    }

    /**
     * Erases values and leaves their digests, so that every chain still holds. The house's chain says that it was done, not to whom.
     *
     * @param event what the house's line says
     * @return how many values are gone
     */
    public int erase(AuditEvent event, Collection<Personal> personal) {
        long position = chains.appendToHouse(event);
        int erased = 0;
        for (Personal one : personal) {
            StringBuilder sql = new StringBuilder("update audit_value v set old_value = null, new_value = null, salt = null, erased_by = ? where v.salt is not null");
            List<Object> values = new ArrayList<>(List.of(position));
            if (one.value() != null) {
                sql.append(" and (v.old_value = ? or v.new_value = ?)");
                values.addAll(List.of(one.value(), one.value()));
            }
            if (!one.fields().isEmpty()) {
                sql.append(" and v.field in (").append(String.join(", ", one.fields().stream().map(field -> "?").toList())).append(")");
                values.addAll(one.fields());
            }
            if (one.subject() != null) {
                sql.append(" and exists (select 1 from audit_entry e where e.chain = v.chain and e.position = v.position and e.subject = ?)");
                values.add(one.subject());
            }
            if (one.reference() != null) {
                sql.append(" and exists (select 1 from audit_chain c where c.id = v.chain and c.reference = ?)");
                values.add(one.reference());
            }
            erased += jdbc.update(sql.toString(), values.toArray());
        }
        return erased;
    }

    private record Removed(long id, String name, long lines, String lastHash) {
    }

    /**
     * Removes the chains of a case. The house's chain keeps that they were there: their names, how many lines they had and the hash of the last.
     *
     * @param actor  who removes
     * @param reason by which rule, e.g. «Durée d’utilité administrative échue le 31/10/2031»
     */
    public void remove(Collection<String> references, Actor actor, String reason) {
        chains.lockHouse();
        for (String reference : references) {
            List<Removed> found = jdbc.query("select id, name, last_position, last_hash from audit_chain where reference = ? and reference <> '' order by name for update",
                (row, number) -> new Removed(row.getLong("id"), row.getString("name"), row.getLong("last_position"), row.getString("last_hash")), reference);
            for (Removed chain : found) {
                // first, for the database lets a chain go only beside the house's line that says so (V65)
                chains.appendToHouse(AuditEvent.ofHouse(AuditKind.CHAIN_REMOVED, chain.name()).by(actor).change("lines", String.valueOf(chain.lines()), null)
                    .change("lastHash", chain.lastHash(), null).change("reason", null, reason));
                jdbc.update("delete from audit_value where chain = ?", chain.id());
                jdbc.update("delete from audit_entry where chain = ?", chain.id());
                jdbc.update("delete from audit_chain where id = ?", chain.id());
            }
        }
    }
}
