package fr.paraphe.audit;

import java.time.Instant;
import java.util.List;

/** A line as it is stored. The moment is cut to what both databases keep of it: microseconds. */
record AuditLine(String chain, long position, Instant at, String account, String inPlaceOf, String door, String kind, String subject, List<Value> values) {

    /** Without its salt, which both values share, it is erased: only the digests are left. */
    record Value(String field, String oldValue, String newValue, String salt, String oldDigest, String newDigest, Long erasedBy) {
    }
}
