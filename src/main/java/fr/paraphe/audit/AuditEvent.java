package fr.paraphe.audit;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * One thing that was done, as whoever did it tells the audit trail. Without an actor it is the one of the request, or the house.
 *
 * @param reference of the case (a convention, avenant, letter or campaign); empty for what concerns no case: accounts, imports, settings
 * @param owner     whose case it is, as the engine's tenant says: an INSEE code, an académie's code or the confidential owner of either; empty without a case
 * @param kind      what was done
 * @param subject   to what, in one line, e.g. «Convoquer le conseil municipal»; cut after 300 characters
 * @param changes   old and new values, in the order in which they are shown
 * @param inPlaceOf the person for whom a deputy acts, or null
 * @param actor     who did it, or null for the one who acts now
 */
public record AuditEvent(String reference, String owner, AuditKind kind, String subject, List<Change> changes, String inPlaceOf, Actor actor) {

    private static final int LONGEST_SUBJECT = 300;

    public AuditEvent {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(kind, "kind");
        subject = shortened(Objects.requireNonNull(subject, "subject"));
        changes = List.copyOf(changes);
        if (reference.isEmpty() != owner.isEmpty()) {
            throw new IllegalArgumentException("a case has a reference and an owner: «" + reference + "», «" + owner + "»");
        }
    }

    /** What was done to a case. */
    public static AuditEvent ofCase(String reference, String owner, AuditKind kind, String subject) {
        return new AuditEvent(reference, owner, kind, subject, List.of(), null, null);
    }

    /** What concerns no case; operators alone read it. */
    public static AuditEvent ofHouse(AuditKind kind, String subject) {
        return new AuditEvent("", "", kind, subject, List.of(), null, null);
    }

    /** @param before null where there was nothing; {@code after} null where nothing is left; both as people read them */
    public AuditEvent change(String field, String before, String after) {
        List<Change> all = new ArrayList<>(changes);
        all.add(new Change(field, before, after));
        return new AuditEvent(reference, owner, kind, subject, all, inPlaceOf, actor);
    }

    public AuditEvent inPlaceOf(String account) {
        return new AuditEvent(reference, owner, kind, subject, changes, account, actor);
    }

    public AuditEvent by(Actor who) {
        return new AuditEvent(reference, owner, kind, subject, changes, inPlaceOf, who);
    }

    private static String shortened(String subject) {
        return subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT - 1) + "…";
    }
}
