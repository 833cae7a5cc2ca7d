package fr.paraphe.web.form.avenant;

import fr.paraphe.RefusedException;
import fr.paraphe.avenant.Avenant;
import fr.paraphe.avenant.AvenantMember;
import fr.paraphe.avenant.AvenantNature;
import fr.paraphe.avenant.AvenantService;
import fr.paraphe.avenant.AvenantViews;
import fr.paraphe.avenant.AvenantWindow;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionMember;
import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.EnrolledSchool;
import fr.paraphe.convention.NewTerms;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import fr.paraphe.web.form.convention.Place;
import fr.paraphe.web.form.convention.SchoolRow;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What an avenant changes: the list of schools, one of the four cases of art. 8, or the terms; or that it is given up. */
@Component
class PrepareAvenantForm implements TaskForm<PrepareAvenantForm.Input> {

    /** Beyond the last year of the convention, those to which an avenant of its terms may lead it. */
    private static final int FURTHER_YEARS = 4;
    private static final List<Choice> DECISIONS = List.of(
        new Choice(Decision.CONCLUDE.name(), "Arrêter le texte de l’avenant", "Il part ensuite à la signature, ou au conseil municipal d’abord."),
        new Choice(Decision.ABANDON.name(), "Abandonner l’avenant", "La convention reste ce qu’elle est."));

    private final AvenantService avenants;
    private final AvenantViews views;
    private final ShownAvenants shown;
    private final ConventionService conventions;
    private final DirectoryService directory;
    private final CivilClock clock;

    PrepareAvenantForm(AvenantService avenants, AvenantViews views, ShownAvenants shown, ConventionService conventions, DirectoryService directory, CivilClock clock) {
        this.avenants = avenants;
        this.views = views;
        this.shown = shown;
        this.conventions = conventions;
        this.directory = directory;
        this.clock = clock;
    }

    enum Decision {
        CONCLUDE, ABANDON
    }

    /** @param document the mandate in the store of documents; null for one that the convention already rests on */
    record MemberRow(String commune, String mandate, Long document) {
    }

    /**
     * @param reason        for {@link Decision#ABANDON}
     * @param schools       for a change of the list and the three cases of the RPI
     * @param members       for those three cases
     * @param name          of the intercommunality, with the three that follow
     * @param feePerSchool  «50,00», with the three that follow for a change of the terms; null leaves a term as it is
     */
    record Input(Decision decision, String reason, AvenantNature nature, List<SchoolRow> schools, List<MemberRow> members, String name, String siren, String postalAddress,
                 LocalDate on, String feePerSchool, String feeFrom, LocalDate endsOn, String lastPaidSchoolYear, String note) {
    }

    /**
     * @param window          null where none holds for what the avenant changes
     * @param fee             in force, like the term and the last year
     * @param inForce         the list that it would replace
     * @param known           schools of the directory
     * @param proposedSending a day on which to try out what the window answers
     */
    record View(String convention, String schoolYear, ShownAvenants.Window window, List<Choice> decisions, List<Choice> natures, String fee, LocalDate endsOn,
                String lastPaidSchoolYear, List<String> years, List<Place> communes, List<SchoolRow> inForce, List<SchoolRow> known, LocalDate proposedSending, Input initial) {
    }

    @Override
    public String taskKey() {
        return "UserTask_PrepareAvenant";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Avenant avenant = avenants.byReference(task.reference());
        Convention convention = conventions.byReference(avenant.convention());
        List<ConventionSchool> inForce = views.listInForce(task.reference()).stream().map(EnrolledSchool::asListed).toList();
        List<Place> communes = Place.of(convention, directory);
        AvenantWindow window = views.window(task.reference());
        SchoolYear last = SchoolYear.parse(convention.terms().lastPaidSchoolYear());
        return new View(convention.reference(), avenant.schoolYear().toString(), shown.window(avenant).orElse(null), DECISIONS, Choice.natures(),
            euros(convention.terms().feePerSchool()), convention.terms().endsOn(), last.toString(),
            Stream.iterate(avenant.schoolYear(), year -> year.firstYear() <= last.firstYear() + FURTHER_YEARS, SchoolYear::next).map(SchoolYear::toString).toList(),
            communes, SchoolRow.of(inForce), known(communes), clock.today().isBefore(window.opensOn()) ? window.opensOn() : clock.today(),
            initial(avenant, convention, inForce));
    }

    @Override
    public void save(TaskRef task, Input input) {
        String reference = task.reference();
        if (input.decision() == null) {
            throw new RefusedException("decision", "Dites si le texte de l’avenant est arrêté ou s’il est abandonné.", "");
        }
        if (input.decision() == Decision.ABANDON) {
            avenants.abandon(reference, input.reason(), task.user());
            return;
        }
        avenants.choose(reference, input.nature(), avenants.byReference(reference).schoolYear());
        switch (input.nature()) {
            case LIST, RPI_CHANGE, RPI_ENTRY, RPI_EXIT -> avenants.enterList(new AvenantService.EnterList(reference, SchoolRow.schools(input.schools()),
                members(input.members()), input.note()));
            case INTERCOMMUNALITY -> avenants.enterBody(new AvenantService.EnterBody(reference, input.name(), input.siren(), input.postalAddress(), input.on(), input.note()));
            case TERMS -> avenants.enterTerms(new AvenantService.EnterTerms(reference, new NewTerms(fee(input.feePerSchool()), year("feeFrom", input.feeFrom()),
                input.endsOn(), year("lastPaidSchoolYear", input.lastPaidSchoolYear())), input.note()));
        }
        // what its rules want as a whole is said beside the fields, before the task is asked to end
        avenants.conclude(reference);
    }

    private List<SchoolRow> known(List<Place> communes) {
        return communes.stream().flatMap(commune -> directory.schools(commune.insee()).stream())
            .map(school -> new SchoolRow(school.uai().orElse(null), school.type(), school.name(), school.commune())).toList();
    }

    private static Input initial(Avenant avenant, Convention convention, List<ConventionSchool> inForce) {
        boolean entered = avenant.isListEntered();
        NewTerms terms = avenant.terms();
        return new Input(avenant.abandonReason().isPresent() ? Decision.ABANDON : Decision.CONCLUDE, avenant.abandonReason().orElse(null), avenant.nature(),
            SchoolRow.of(entered ? avenant.schools() : inForce), entered ? rows(avenant.members()) : former(convention.members()), avenant.bodyName().orElse(null),
            avenant.bodySiren().orElse(null), avenant.bodyAddress().orElse(null), avenant.bodyOn().orElse(null),
            terms.feePerSchool() == null ? null : euros(terms.feePerSchool()), written(terms.feeFrom()), terms.endsOn(), written(terms.lastPaidSchoolYear()),
            avenant.note().orElse(null));
    }

    private static List<MemberRow> rows(List<AvenantMember> members) {
        return members.stream().map(member -> new MemberRow(member.commune(), member.mandate(), member.document())).toList();
    }

    private static List<MemberRow> former(List<ConventionMember> members) {
        return members.stream().map(member -> new MemberRow(member.commune(), member.mandate(), null)).toList();
    }

    private static List<AvenantMember> members(List<MemberRow> rows) {
        return rows == null ? List.of() : rows.stream().filter(Objects::nonNull).map(row -> new AvenantMember(row.commune(), row.mandate(), row.document())).toList();
    }

    private static String euros(BigDecimal amount) {
        return String.format(Locale.FRANCE, "%.2f", amount);
    }

    private static String written(SchoolYear year) {
        return year == null ? null : year.toString();
    }

    private static BigDecimal fee(String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        if (!text.strip().matches("\\d{1,7}([.,]\\d{1,2})?")) {
            throw new RefusedException("feePerSchool", "La contribution par école s’écrit en euros et centimes, par exemple 50,00.", "Convention, art. 5");
        }
        return new BigDecimal(text.strip().replace(',', '.'));
    }

    private static SchoolYear year(String field, String text) {
        if (text == null || text.isBlank()) {
            return null;
        }
        try {
            return SchoolYear.parse(text);
        } catch (RefusedException e) {
            throw new RefusedException(field, e.reasons().get(0).sentence(), "Convention, art. 6");
        }
    }
}
