package fr.paraphe.council;

import fr.paraphe.RefusedException;
import fr.paraphe.directory.Commune;
import fr.paraphe.directory.Councillor;
import fr.paraphe.directory.Office;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What there is of a case before its council, read together: the item that is up, its latest session, and the rules that hold for them. */
final class CouncilFile {

    static final String NO_SESSION = "La séance n’est pas encore préparée : remplissez et enregistrez le formulaire.";

    private final AgendaItem item;
    private final Commune commune;
    private final CouncilSession session;
    private final Convocation convocation;
    private final List<Councillor> council;
    private final Map<Long, Attendance> attendance;
    private final List<GivenProxy> proxies;
    private final LocalDate missedSession;

    CouncilFile(AgendaItem item, Commune commune, CouncilSession session, Convocation convocation, List<Councillor> council, List<Attendance> attendance,
                List<GivenProxy> proxies, LocalDate missedSession) {
        this.item = item;
        this.commune = commune;
        this.session = session;
        this.convocation = convocation;
        this.council = council;
        this.attendance = attendance.stream().collect(Collectors.toMap(Attendance::councillor, Function.identity()));
        this.proxies = proxies;
        this.missedSession = missedSession;
    }

    AgendaItem item() {
        return item;
    }

    Commune commune() {
        return commune;
    }

    boolean hasSession() {
        return session != null;
    }

    CouncilSession session() {
        if (session == null) {
            throw new RefusedException("", NO_SESSION, "CGCT, art. L2121-10");
        }
        return session;
    }

    Optional<Convocation> convocation() {
        return Optional.ofNullable(convocation);
    }

    Convocation sentConvocation() {
        return convocation().orElseThrow(() -> new RefusedException("", "La convocation n’est pas encore envoyée.", "CGCT, art. L2121-10"));
    }

    /** En exercice on the day of the session, in the order of the table. */
    List<Councillor> council() {
        return council;
    }

    Optional<Councillor> mayor() {
        return council.stream().filter(councillor -> councillor.office() == Office.MAIRE).findFirst();
    }

    Optional<Councillor> councillor(long id) {
        return council.stream().filter(councillor -> councillor.id() == id).findFirst();
    }

    String name(long councillor) {
        return councillor(councillor).map(Councillor::formalName).orElse("conseiller n° " + councillor);
    }

    ConvocationRule convocationRule() {
        return ruleFor(session().date(), session().notice());
    }

    ConvocationRule ruleFor(LocalDate date, Notice notice) {
        return new ConvocationRule(date, commune.population(), commune.departement(), notice);
    }

    /** The session whose want of a quorum this second convocation answers, and which frees it of the quorum; empty for any other. */
    Optional<LocalDate> sessionWithoutQuorum() {
        return session().notice() == Notice.SECOND ? Optional.of(missedSession) : Optional.empty();
    }

    /** The session before this one, which had no quorum; a second convocation in urgency has it too. */
    Optional<LocalDate> missedSession() {
        return Optional.ofNullable(missedSession);
    }

    /** What the convocation lists; without the item when it was added to the agenda afterwards. */
    List<String> agenda() {
        SessionPlan plan = session().plan();
        List<String> agenda = new ArrayList<>();
        if (plan.onAgenda()) {
            agenda.add(item.object());
        }
        agenda.addAll(plan.otherItems());
        return agenda;
    }

    /** As recorded; before that, only the mayor is taken to be there, because he presides. */
    RollCall rollCall() {
        boolean recorded = session().attendanceRecorded();
        return new RollCall(council.stream().map(councillor -> {
            Attendance line = attendance.get(councillor.id());
            return line != null ? line.presence(councillor.formalName())
                : new Presence(councillor.id(), councillor.formalName(), !recorded && councillor.office() == Office.MAIRE, null, null, false);
        }).toList());
    }

    List<GivenProxy> proxies() {
        return proxies;
    }

    Quorum quorum() {
        return rollCall().quorumAt(session().discussedAt(), convocationRule().quorumNeeded());
    }
}
