package fr.paraphe.convention;

import fr.paraphe.NotFoundException;
import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.directory.Uai;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The schools enrolled under a convention, year by year (art. 6): annexe 1 opens the list, avenants replace it, the académie activates its schools.
 * Whatever changes a list holds the convention for itself until its transaction ends.
 */
@Service
@Transactional
public class SchoolLists {

    private static final int NOTE_LENGTH = 1000;

    private final SchoolEnrolmentRepository enrolments;
    private final ConventionRepository conventions;
    private final ConventionChangeRepository changes;
    private final ApplicationEventPublisher events;
    private final CivilClock clock;

    SchoolLists(SchoolEnrolmentRepository enrolments, ConventionRepository conventions, ConventionChangeRepository changes, ApplicationEventPublisher events,
                CivilClock clock) {
        this.enrolments = enrolments;
        this.conventions = conventions;
        this.changes = changes;
        this.events = events;
        this.clock = clock;
    }

    /**
     * What a replacement did.
     *
     * @param opened enrolments of the schools that it added
     * @param closed enrolments of the schools that it removed
     */
    public record Applied(ListChange change, List<Long> opened, List<Long> closed) {

        public Applied {
            opened = List.copyOf(opened);
            closed = List.copyOf(closed);
        }
    }

    /** The schools that count for that school year, in the order in which they were enrolled. */
    @Transactional(readOnly = true)
    public List<EnrolledSchool> inForce(String reference, SchoolYear year) {
        return enrolments.findByReferenceOrderById(reference).stream().map(SchoolEnrolment::shown).filter(school -> school.coversYear(year)).toList();
    }

    /** Every enrolment there was, those that an avenant ended included. */
    @Transactional(readOnly = true)
    public List<EnrolledSchool> all(String reference) {
        return enrolments.findByReferenceOrderById(reference).stream().map(SchoolEnrolment::shown).toList();
    }

    @Transactional(readOnly = true)
    public EnrolledSchool school(long id) {
        return find(id).shown();
    }

    /** The codes that the schools of those conventions have or had, with their communes. */
    @Transactional(readOnly = true)
    public List<ConventionSchool> coded(Collection<String> references) {
        return enrolments.findByReferenceInAndUaiNotNull(references).stream().map(SchoolEnrolment::asListed).toList();
    }

    /** What would become of a list; pure. */
    @Transactional(readOnly = true)
    public ListChange compare(List<ConventionSchool> before, List<ConventionSchool> after) {
        return ListChange.between(before.stream().map(ConventionSchool::normalised).toList(), after.stream().map(ConventionSchool::normalised).toList());
    }

    /** Annexe 1 becomes the list in force from the first school year on; done once. */
    void enrol(Convention convention) {
        if (enrolments.findByReferenceOrderById(convention.reference()).isEmpty()) {
            convention.schools().forEach(school -> enrolments.save(new SchoolEnrolment(convention.reference(), convention.firstSchoolYear(), school, null)));
        }
    }

    /**
     * Puts another list in the place of the one in force, from a school year on: schools that it leaves out are deactivated, schools that it adds wait for their
     * activation, the others go on as they are. Doing it again changes nothing.
     *
     * @param list   as its rules have accepted it ({@link SchoolListRule})
     * @param source the reference of the avenant
     * @throws RefusedException outside the years of the convention, for a list without schools (art. 9), or where the list of a later year has been replaced already
     */
    public Applied replaceFrom(String reference, SchoolYear from, List<ConventionSchool> list, String source) {
        Objects.requireNonNull(source, "source");
        Convention convention = inForce(reference);
        requireCovered(convention, from);
        if (list.isEmpty()) {
            throw new RefusedException("schools", "Une liste sans école met fin à la convention : elle se dénonce, elle ne se modifie pas par avenant.",
                "Convention, art. 6.2 et 9");
        }
        List<SchoolEnrolment> rows = enrolments.findByReferenceOrderById(reference);
        requireNoLaterList(rows, from);
        List<SchoolEnrolment> before = rows.stream().filter(SchoolEnrolment::isCurrent).toList();
        ListChange change = compare(before.stream().map(SchoolEnrolment::asListed).toList(), list);
        Map<ConventionSchool, SchoolEnrolment> rowOf = before.stream().collect(Collectors.toMap(SchoolEnrolment::asListed, Function.identity()));
        List<SchoolEnrolment> removed = change.removed().stream().map(rowOf::get).toList();
        removed.forEach(row -> {
            row.closeFrom(from, source);
            row.deactivate(clock.today(), "Retirée de la liste par l’avenant " + source + " (art. 6.2)");
        });
        correct(change, rowOf);
        List<SchoolEnrolment> added = change.added().stream().map(school -> enrolments.save(new SchoolEnrolment(reference, from, school, source))).toList();
        enrolments.flush();
        if (change.changesList()) {
            log(reference, ConventionChange.Kind.LIST, source, sentence(change, from, source), source);
        }
        events.publishEvent(new SchoolListChanged(reference, from, source));
        return new Applied(change, added.stream().map(SchoolEnrolment::id).toList(), removed.stream().map(SchoolEnrolment::id).toList());
    }

    /**
     * Corrects names, codes and types of schools that stay the same: no avenant, no window (art. 6.2 speaks of changes of the list).
     *
     * @throws RefusedException when a school is added or removed, or the list is not what its rule wants
     */
    public ListChange rectify(String reference, List<ConventionSchool> corrected, String source, String by) {
        Convention convention = inForce(reference);
        List<ConventionSchool> list = corrected.stream().map(ConventionSchool::normalised).toList();
        new SchoolListRule(SchoolListRule.communes(convention)).check(list).orThrow();
        List<SchoolEnrolment> current = enrolments.findByReferenceOrderById(reference).stream().filter(SchoolEnrolment::isCurrent).toList();
        ListChange change = compare(current.stream().map(SchoolEnrolment::asListed).toList(), list);
        if (change.changesList()) {
            throw new RefusedException("schools", "Une rectification garde les mêmes écoles : " + names("ajoutée", change.added()) + (change.added().isEmpty()
                || change.removed().isEmpty() ? "" : ", ") + names("retirée", change.removed()) + ", ce qui demande un avenant.", "Convention, art. 6.2");
        }
        correct(change, current.stream().collect(Collectors.toMap(SchoolEnrolment::asListed, Function.identity())));
        if (!change.corrected().isEmpty()) {
            log(reference, ConventionChange.Kind.RECTIFICATION, source, change.corrected().stream()
                .map(each -> shown(each.before()) + " devient " + shown(each.after())).collect(Collectors.joining(" ; ", "Liste rectifiée : ", ".")), by);
        }
        return change;
    }

    /**
     * Records that the académie has activated a school (art. 2); can be entered anew while its task is open.
     *
     * @param on  the day of the activation
     * @param uai mandatory by now
     */
    public void activate(long id, LocalDate on, String uai, String by) {
        SchoolEnrolment row = find(id);
        inForce(row.reference());
        Map<String, String> codes = enrolments.findByReferenceOrderById(row.reference()).stream()
            .filter(other -> other.isCurrent() && !other.id().equals(id) && other.asListed().uai() != null)
            .collect(Collectors.toMap(other -> other.asListed().uai(), SchoolEnrolment::name, (one, other) -> one));
        new ActivationRule(clock.today(), row.shown(), codes).check(on, uai).orThrow();
        row.activate(on, Uai.check(uai).normalised(), by);
    }

    /** @throws RefusedException while the school is not activated */
    @Transactional(readOnly = true)
    public void requireActivated(long id) {
        EnrolledSchool school = school(id);
        if (school.activatedOn() == null) {
            throw new RefusedException("", "Enregistrez d’abord l’activation de l’école «" + school.name() + "» : sa date et son UAI.", "Convention, art. 2 et annexe 1");
        }
    }

    /**
     * Records what the commune says of a school's equipment and connection (art. 2.1). It is confirmed once both are there.
     *
     * @param note what is missing: required where something is
     */
    public void confirmEquipment(long id, LocalDate on, Boolean equipment, Boolean connection, String note, String by) {
        SchoolEnrolment row = find(id);
        inForce(row.reference());
        List<Refusal> reasons = new ArrayList<>();
        String article = "Convention, art. 2.1";
        if (on == null) {
            reasons.add(new Refusal("confirmedOn", "Indiquez la date de la vérification dans l’école.", article));
        } else if (on.isAfter(clock.today())) {
            reasons.add(new Refusal("confirmedOn", "La date ne peut pas être postérieure à aujourd’hui, " + FrenchDates.inWords(clock.today()) + ".", article));
        }
        if (equipment == null) {
            reasons.add(new Refusal("equipment", "Dites si l’équipement informatique de l’école permet d’utiliser l’ENT-école.", article));
        }
        if (connection == null) {
            reasons.add(new Refusal("connection", "Dites si la connexion à Internet de l’école est suffisante.", article));
        }
        if ((Boolean.FALSE.equals(equipment) || Boolean.FALSE.equals(connection)) && (note == null || note.isBlank())) {
            reasons.add(new Refusal("note", "Dites ce qui manque, et pour quand c’est prévu.", article));
        }
        if (note != null && note.strip().length() > NOTE_LENGTH) {
            reasons.add(new Refusal("note", "Ce texte compte " + note.strip().length() + " caractères : " + NOTE_LENGTH + " au plus.", ""));
        }
        Verdict.of(reasons).orThrow();
        row.noteEquipment(on, equipment, connection, note == null || note.isBlank() ? null : note.strip(), by);
    }

    /** @throws RefusedException while equipment or connection is missing, or nobody has said how they stand */
    @Transactional(readOnly = true)
    public void requireEquipmentConfirmed(long id) {
        SchoolEnrolment row = find(id);
        if (row.equipment().isEmpty()) {
            throw new RefusedException("", "Enregistrez d’abord l’état de l’équipement et de la connexion de l’école «" + row.name() + "».", "Convention, art. 2.1");
        }
        if (row.shown().equipmentConfirmedOn() == null) {
            throw new RefusedException("", "L’équipement ou la connexion de l’école «" + row.name() + "» manque encore : la tâche se termine quand les deux sont là.",
                "Convention, art. 2.1");
        }
    }

    /** What the commune has said of a school so far. */
    @Transactional(readOnly = true)
    public SchoolEquipment equipment(long id) {
        SchoolEnrolment row = find(id);
        return new SchoolEquipment(row.equipmentSaidOn(), row.equipment().orElse(null), row.connection().orElse(null), row.equipmentNote().orElse(null));
    }

    /**
     * @param source the reference of an avenant, null for annexe 1
     * @return the enrolments of that list which still wait for their activation
     */
    @Transactional(readOnly = true)
    public List<Long> toActivate(String reference, String source) {
        return enrolments.findByReferenceOrderById(reference).stream().map(SchoolEnrolment::shown)
            .filter(school -> Objects.equals(school.source(), source) && school.until() == null && school.activatedOn() == null && school.deactivatedOn() == null)
            .map(EnrolledSchool::id).toList();
    }

    /** The convention is over: its schools are no longer served. What they counted for stays (art. 6); doing it again changes nothing. */
    public void deactivateAll(String reference, LocalDate on, String reason) {
        conventions.lock(reference).orElseThrow(() -> new NotFoundException("Dossier introuvable."));
        enrolments.findByReferenceOrderById(reference).forEach(row -> row.deactivate(on, reason));
    }

    /** What was changed after the signature, oldest first. */
    @Transactional(readOnly = true)
    public List<ConventionChange> changes(String reference) {
        return changes.findByReferenceOrderById(reference);
    }

    private void correct(ListChange change, Map<ConventionSchool, SchoolEnrolment> rowOf) {
        List<SchoolEnrolment> rows = change.corrected().stream().map(each -> {
            SchoolEnrolment row = rowOf.get(each.before());
            row.correct(each.after());
            return row;
        }).toList();
        // two schools may exchange their names: all keys are free before one is claimed
        enrolments.flush();
        rows.forEach(SchoolEnrolment::claimKey);
        enrolments.flush();
    }

    private static void requireNoLaterList(List<SchoolEnrolment> rows, SchoolYear from) {
        for (SchoolEnrolment row : rows) {
            EnrolledSchool school = row.shown();
            SchoolYear changed = school.until() != null && !school.until().next().equals(school.from()) ? school.until().next() : school.from();
            if (changed.compareTo(from) > 0) {
                throw new RefusedException("", "La liste de l’année scolaire " + changed + " est déjà fixée : elle ne change plus à compter de " + from + ".",
                    "Convention, art. 6.2");
            }
        }
    }

    private static void requireCovered(Convention convention, SchoolYear from) {
        SchoolYear last = SchoolYear.parse(convention.terms().lastPaidSchoolYear());
        if (from.compareTo(convention.firstSchoolYear()) < 0 || from.compareTo(last) > 0) {
            throw new RefusedException("schoolYear", "L’année scolaire " + from + " n’est pas de celles de la convention " + convention.reference() + ", "
                + convention.firstSchoolYear() + " à " + last + ".", "Convention, art. 6");
        }
    }

    private Convention inForce(String reference) {
        Convention convention = conventions.lock(reference).orElseThrow(() -> new NotFoundException("Dossier introuvable."));
        convention.requireInForce();
        return convention;
    }

    private SchoolEnrolment find(long id) {
        return enrolments.findById(id).orElseThrow(() -> new NotFoundException("École introuvable."));
    }

    private void log(String reference, ConventionChange.Kind kind, String source, String sentence, String by) {
        changes.save(new ConventionChange(reference, kind, source, sentence, clock.now(), by));
    }

    private static String sentence(ListChange change, SchoolYear from, String source) {
        List<String> parts = new ArrayList<>();
        if (!change.added().isEmpty()) {
            parts.add(names("ajoutée", change.added()));
        }
        if (!change.removed().isEmpty()) {
            parts.add(names("retirée", change.removed()));
        }
        return "Liste des écoles à compter de " + from + " (avenant " + source + ") : " + String.join(", ", parts) + ".";
    }

    /** «ajoutées EST (EE) et NORD (EP)» */
    private static String names(String how, List<ConventionSchool> schools) {
        if (schools.isEmpty()) {
            return "";
        }
        return how + (schools.size() > 1 ? "s " : " ") + FrenchDates.enumeration(schools.stream().map(school -> school.name() + " (" + school.type() + ")").toList());
    }

    private static String shown(ConventionSchool school) {
        return "«" + school.name() + "» (" + school.type() + ", UAI " + (school.uai() == null ? "manquant" : school.uai()) + ")";
    }
}
