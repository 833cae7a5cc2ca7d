package fr.paraphe.audit;

import java.time.Instant;
import java.util.List;

/**
 * A line of the audit trail, to be read.
 *
 * @param reference of the case, empty for the house's
 * @param owner     whose case it is, empty for the house's
 * @param position  its place in its chain, from 1
 * @param inPlaceOf the person for whom a deputy acted, or null
 */
public record AuditEntry(String reference, String owner, long position, Instant at, String account, String inPlaceOf, AuditDoor door, AuditKind kind, String subject,
                         List<Value> values, String hash) {

    public AuditEntry {
        values = List.copyOf(values);
    }

    /** @param erased people's data that had to go: nothing is left of it but its digest */
    public record Value(String field, String before, String after, boolean erased) {
    }
}
