package fr.paraphe.web.audit;

import fr.paraphe.NotFoundException;
import fr.paraphe.audit.Actor;
import fr.paraphe.audit.AuditEntry;
import fr.paraphe.audit.AuditReader;
import fr.paraphe.engine.CaseHistory;
import fr.paraphe.engine.audit.AuditValues;
import fr.paraphe.engine.audit.AuditWords;
import fr.paraphe.security.Action;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Who;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The audit trail of a case as the current user may see it: of each side's confidence that of the own, and money for those whom it concerns. */
@Component
public class CaseTrail {

    private static final List<String> MONEY = List.of("Titre", "TitreReminder", "Payment", "Contribution");
    private static final String ERASED = "(effacé)";
    /** A page shows the beginning of a long value; the file holds all that is kept of it. */
    private static final int LONGEST_SHOWN = 300;

    private final AuditReader reader;
    private final AuditWords words;
    private final AuditValues values;
    private final CaseHistory history;
    private final CurrentUser currentUser;

    CaseTrail(AuditReader reader, AuditWords words, AuditValues values, CaseHistory history, CurrentUser currentUser) {
        this.reader = reader;
        this.words = words;
        this.values = values;
        this.history = history;
        this.currentUser = currentUser;
    }

    /**
     * A line for people.
     *
     * @param who       by name; «Paraphe» for what the house did by itself
     * @param account   null for the house
     * @param inPlaceOf the name of the person for whom a deputy acted, or null
     * @param reference of the case under the convention, e.g. an avenant's
     */
    public record Line(String reference, long position, Instant at, String who, String account, String inPlaceOf, String door, String kind, String subject, List<Value> values) {
    }

    /** @param before null where there was nothing, as {@code after} where nothing is left */
    public record Value(String field, String before, String after) {
    }

    /** @param total of all pages */
    public record Page(List<Line> lines, long total) {
    }

    /** @throws NotFoundException for a case that is unknown as for one that is not this user's to see */
    List<AuditEntry> whole(String reference) {
        Who who = currentUser.who();
        List<AuditEntry> lines = reader.ofCase(reference, who::seesCasesOf).stream().filter(line -> hidden().stream().noneMatch(word -> isOf(word, line))).toList();
        if (lines.isEmpty()) {
            throw new NotFoundException("Dossier introuvable.");
        }
        return lines;
    }

    /** The latest lines first; empty for a case of which this person sees nothing. */
    public Page page(String reference, int size, long offset) {
        AuditReader.Page found = reader.page(reference, currentUser.who()::seesCasesOf, hidden(), size, offset);
        Map<String, String> names = history.names(found.lines().stream().flatMap(line -> Stream.of(line.account(), line.inPlaceOf() == null ? line.account() : line.inPlaceOf())).toList());
        return new Page(found.lines().stream().map(line -> shown(line, names)).toList(), found.total());
    }

    /** A value as people read it, also where it had to go. */
    String read(AuditEntry line, AuditEntry.Value value, String stored) {
        return value.erased() ? ERASED : values.of(line.subject(), value.field(), stored);
    }

    private Line shown(AuditEntry line, Map<String, String> names) {
        boolean house = line.account().equals(Actor.HOUSE);
        return new Line(line.reference(), line.position(), line.at(), house ? "Paraphe" : names.get(line.account()), house ? null : line.account(),
            line.inPlaceOf() == null ? null : names.get(line.inPlaceOf()), line.door().label(), line.kind().label(), line.subject(),
            line.values().stream().map(value -> new Value(words.field(value.field()), shortened(read(line, value, value.before())), shortened(read(line, value, value.after())))).toList());
    }

    private static String shortened(String value) {
        return value == null || value.length() <= LONGEST_SHOWN ? value : value.substring(0, LONGEST_SHOWN) + "…";
    }

    /** The inspectors see the communes' files and not their money: what is called so is not for them, nor are a paper or a mail named after it. */
    private List<String> hidden() {
        return currentUser.who().may(Action.SEE_TITRES) ? List.of() : MONEY.stream().map(words::entity).toList();
    }

    private static boolean isOf(String word, AuditEntry line) {
        return line.subject().equals(word) || Stream.concat(Stream.of(line.subject()), line.values().stream().flatMap(value -> Stream.of(value.before(), value.after())))
            .anyMatch(told -> told != null && told.startsWith(word + " "));
    }
}
