package fr.paraphe.engine.replay;

import fr.paraphe.RefusedException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.FrenchHolidays;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.ConventionLife;
import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.directory.Commune;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.engine.DemonstrationTime;
import fr.paraphe.engine.replay.InventedCommunes.Town;
import fr.paraphe.security.Accounts;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.temporal.TemporalAdjusters;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Cases for who tries the product: Bram has lived through a school year and more of its convention, with its titres; Carcassonne has a list of schools that waits for
 * the inspector. They are played through the real engine up to the present. Castelnaudary has none: its clerk begins one herself.
 */
@Component
@ConditionalOnProperty("paraphe.demo.enabled")
public class DemonstrationCases {

    private static final String BRAM = "11049";
    private static final String CARCASSONNE = "11069";
    private static final String ACADEMIE = "academie";
    private static final String OBJECT = "Convention ENT-école";
    private static final LocalTime MORNING = LocalTime.of(9, 0);
    /** Since the opening of Carcassonne's file: longer than the thirty days that its inspector has, so that something is late. */
    private static final int DAYS = 36;

    private final DemonstrationTime time;
    private final OrdinaryApproval approval;
    private final Billing billing;
    private final ConventionService conventions;
    private final ConventionLife life;
    private final SchoolLists lists;
    private final DirectoryService directory;
    private final ProcessEngine engine;
    private final Accounts accounts;
    private final CivilClock clock;

    DemonstrationCases(DemonstrationTime time, OrdinaryApproval approval, Billing billing, ConventionService conventions, ConventionLife life, SchoolLists lists,
                       DirectoryService directory, ProcessEngine engine, Accounts accounts, CivilClock clock) {
        this.time = time;
        this.approval = approval;
        this.billing = billing;
        this.conventions = conventions;
        this.life = life;
        this.lists = lists;
        this.directory = directory;
        this.engine = engine;
        this.accounts = accounts;
        this.clock = clock;
    }

    /** Only while nothing has happened since the day on which they begin, and in their communes nothing ever: the clock goes back for them. */
    public boolean possible() {
        return possible(beginning(firstYear()));
    }

    /** @throws RefusedException when they are there, or the clock cannot go back any more */
    public void play() {
        LocalDate today = clock.today();
        SchoolYear first = firstYear();
        time.live(beginning(first), timeline -> {
            if (!possible(beginning(first))) {
                throw new RefusedException("", "Des dossiers ont déjà été ouverts : les dossiers d’exemple ne se chargent que dans une démonstration neuve.", "");
            }
            Stage stage = new Stage(engine, accounts, clock, timeline);
            bram(stage, first);
            carcassonne(stage, today.minusDays(DAYS));
        });
    }

    private boolean possible(Instant beginning) {
        return conventions.ofCommunes(Set.of(BRAM, CARCASSONNE)).isEmpty()
            && engine.getHistoryService().createHistoricProcessInstanceQuery().startedAfter(Date.from(beginning)).count() == 0;
    }

    private void bram(Stage stage, SchoolYear first) {
        Town bram = town(BRAM);
        String reference = approval.conventionsOf(stage, List.of(bram), first, session(first), OBJECT).keySet().iterator().next();
        LocalDate start = first.firstDay().plusDays(2);
        stage.at(start, MORNING);
        stage.complete(reference, ACADEMIE, "UserTask_CreateAccounts", task -> life.recordAccounts(reference, start, "Service informatique de la ville", 2, null, ACADEMIE));
        stage.complete(reference, ACADEMIE, "UserTask_PlanTraining", task -> life.recordTraining(reference, start, start.plusMonths(1), null, ACADEMIE));
        stage.completeEach(reference, ACADEMIE, "UserTask_ActivateSchool", "enrolment", school -> lists.activate(school, start, lists.school(school).uai(), ACADEMIE));
        stage.completeEach(reference, bram.clerk(), "UserTask_ConfirmEquipment", "enrolment", school -> lists.confirmEquipment(school, start, true, true, null, bram.clerk()));
        billing.issueCampaign(stage, first, LocalDate.of(first.firstYear(), 10, 20));
        billing.pay(stage, reference, first, LocalDate.of(first.firstYear(), 12, 4));
    }

    private void carcassonne(Stage stage, LocalDate opening) {
        stage.at(opening, MORNING);
        Town carcassonne = town(CARCASSONNE);
        String reference = conventions.prepare(new ConventionService.PrepareFile(CARCASSONNE, SchoolYear.of(stage.today()), OBJECT, null, List.of(), carcassonne.clerk()))
            .reference();
        stage.start(carcassonne.clerk(), "convention-lifecycle", reference, Map.of("commune", CARCASSONNE));
        stage.complete(reference, carcassonne.clerk(), "UserTask_EstablishSchoolList", task -> conventions.establishSchoolList(
            new ConventionService.EstablishSchoolList(reference, carcassonne.annex(), null)));
    }

    /** On a Monday that is no holiday, so that nothing of it falls on one. */
    private static LocalDate session(SchoolYear first) {
        LocalDate monday = LocalDate.of(first.firstYear(), 6, 4).with(TemporalAdjusters.nextOrSame(DayOfWeek.MONDAY));
        return FrenchHolidays.METROPOLE.isHoliday(monday) ? monday.plusWeeks(1) : monday;
    }

    private Town town(String insee) {
        Commune commune = directory.commune(insee);
        return new Town(insee, commune.siren(), commune.name(), directory.schools(insee).stream()
            .map(school -> new ConventionSchool(school.uai().orElse(null), school.type(), school.name(), insee)).toList());
    }

    /** The one before the present one: its titres are paid, those of the present one are at hand. */
    private SchoolYear firstYear() {
        return SchoolYear.of(clock.today()).previous();
    }

    private Instant beginning(SchoolYear first) {
        return clock.startOf(LocalDate.of(first.firstYear(), 5, 1));
    }
}
