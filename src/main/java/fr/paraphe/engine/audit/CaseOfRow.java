package fr.paraphe.engine.audit;

import fr.paraphe.Confidential;
import fr.paraphe.convention.Side;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** To which case a row belongs, and whose that case is: by its own reference, or by that of the row it hangs on. */
@Component
class CaseOfRow {

    private static final int REMEMBERED = 100_000;
    /** Columns that hold a reference themselves. */
    private static final List<String> REFERENCES = List.of("reference", "key.reference", "id.reference");
    private static final Map<String, String> NAMED_OTHERWISE = Map.of("Termination", "convention", "BordereauLeaf", "campaign");
    /** These know by themselves whose they are, in a party's confidence or not. */
    private static final List<String> WITH_OWNER = List.of("DocumentRow", "MailRow", "ReminderRow");

    private static final String OF_SESSION = " council_session s join agenda_item a on a.id = s.agenda_item";
    /** Where a row hangs on another: the property that says on which, and how that one's reference is found. */
    private static final Map<String, Parent> PARENTS = Map.ofEntries(
        Map.entry("CouncilSession", new Parent("agendaItem", "select reference from agenda_item where id = ?")),
        Map.entry("Convocation", new Parent("session", "select a.reference from" + OF_SESSION + " where s.id = ?")),
        Map.entry("Attendance", new Parent("session", "select a.reference from" + OF_SESSION + " where s.id = ?")),
        Map.entry("Proxy", new Parent("session", "select a.reference from" + OF_SESSION + " where s.id = ?")),
        Map.entry("Ballot", new Parent("session", "select a.reference from" + OF_SESSION + " where s.id = ?")),
        Map.entry("ConvocationProof", new Parent("convocation", "select a.reference from" + OF_SESSION + " join convocation c on c.session = s.id where c.id = ?")),
        Map.entry("VoteByName", new Parent("ballot", "select a.reference from" + OF_SESSION + " join ballot b on b.session = s.id where b.id = ?")),
        Map.entry("ActEvent", new Parent("actId", "select reference from act where id = ?")),
        Map.entry("PrefectureLetter", new Parent("actId", "select reference from act where id = ?")),
        Map.entry("ReceptionConflict", new Parent("actId", "select reference from act where id = ?")),
        Map.entry("Signature", new Parent("roundId", "select reference from signature_round where id = ?")),
        Map.entry("Payment", new Parent("titreId", "select reference from titre where id = ?")),
        Map.entry("TitreReminder", new Parent("titreId", "select reference from titre where id = ?")),
        Map.entry("ConciliationCommitment", new Parent("conciliation", "select reference from conciliation where id = ?")));

    private static final Pattern LETTER = Pattern.compile(".+-[MRD][0-9]+");

    private record Parent(String property, String sql) {
    }

    /** A case and whose it is. */
    record Owned(String reference, String owner) {
    }

    private final JdbcTemplate jdbc;
    /** What never changes: the reference of a row that others hang on, and the owner of a convention, an avenant, a campaign. */
    private final Map<String, String> known = new ConcurrentHashMap<>();

    CaseOfRow(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** @return whether rows of this entity belong to a case; of the others, which are the house's, a test has the list */
    static boolean belongsToACase(String entity, List<String> properties) {
        return PARENTS.containsKey(entity) || NAMED_OTHERWISE.containsKey(entity) || REFERENCES.stream().anyMatch(properties::contains);
    }

    /**
     * @param entity its simple name
     * @param row    gives the value of a property, or null where there is none of that name
     * @return empty for what concerns no case
     */
    Optional<Owned> of(String entity, Function<String, Object> row) {
        return reference(entity, row).flatMap(reference -> {
            Object own = WITH_OWNER.contains(entity) ? row.apply("commune") : null;
            return (own == null ? ownerOf(reference) : Optional.of(own.toString())).map(owner -> new Owned(reference, owner));
        });
    }

    private Optional<String> reference(String entity, Function<String, Object> row) {
        Parent parent = PARENTS.get(entity);
        if (parent != null) {
            Object id = row.apply(parent.property());
            return id == null ? Optional.empty() : remembered(parent.sql() + id, () -> one(parent.sql(), id));
        }
        String property = NAMED_OTHERWISE.get(entity);
        if (property != null) {
            return Optional.ofNullable(row.apply(property)).map(Object::toString);
        }
        return REFERENCES.stream().map(row).filter(Objects::nonNull).map(Object::toString).findFirst();
    }

    /** @return whose a case is now: a letter's changes with its sending */
    Optional<String> ownerOf(String reference) {
        if (LETTER.matcher(reference).matches()) {
            Optional<String> owner = ofLetter(reference);
            if (owner.isPresent()) {
                return owner;
            }
        }
        return remembered("owner " + reference, () -> one("""
            select commune from convention where reference = ? union all select commune from avenant where reference = ?
            union all select academie from campaign where reference = ?""", reference, reference, reference));
    }

    /** As {@code Letter.owner}: its author's confidence until its sending is concluded. */
    private Optional<String> ofLetter(String reference) {
        return jdbc.query("select author, commune, academie, concluded_at from letter where reference = ?", (row, number) -> row.getObject("concluded_at") != null
            ? row.getString("commune")
            : Confidential.ownerFor(row.getString(row.getString("author").equals(Side.COMMUNE.name()) ? "commune" : "academie")), reference).stream().findFirst();
    }

    private Optional<String> remembered(String key, Supplier<Optional<String>> ask) {
        String value = known.get(key);
        if (value != null) {
            return Optional.of(value);
        }
        if (known.size() > REMEMBERED) {
            known.clear();
        }
        Optional<String> answer = ask.get();
        answer.ifPresent(found -> known.put(key, found));
        return answer;
    }

    private Optional<String> one(String sql, Object... parameters) {
        return jdbc.queryForList(sql, String.class, parameters).stream().findFirst();
    }
}
