package fr.paraphe.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import fr.paraphe.RefusedException;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.contribution.CampaignService;
import fr.paraphe.contribution.CampaignStatus;
import fr.paraphe.contribution.ContributionFilter;
import fr.paraphe.contribution.ContributionFlag;
import fr.paraphe.contribution.ContributionOrder;
import fr.paraphe.contribution.ContributionReader;
import fr.paraphe.contribution.NewPayment;
import fr.paraphe.contribution.TitreReader;
import fr.paraphe.contribution.TitreService;
import fr.paraphe.contribution.process.PaymentDesk;
import fr.paraphe.contribution.process.SchoolYearCover;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.ConventionStatus;
import fr.paraphe.convention.Side;
import fr.paraphe.dispute.ActionOutcome;
import fr.paraphe.dispute.LetterKind;
import fr.paraphe.dispute.LetterService;
import fr.paraphe.dispute.LetterStatus;
import fr.paraphe.dispute.TerminationService;
import fr.paraphe.mail.MailService;
import fr.paraphe.mail.OutboxMail;
import fr.paraphe.reminder.Reminder;
import fr.paraphe.reminder.ReminderKind;
import fr.paraphe.reminder.ReminderService;
import fr.paraphe.support.ParapheTest;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.groups.Tuple;
import org.camunda.bpm.engine.RuntimeService;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** A convention is terminated at every moment of its life (art. 9 and 10), and what is left is consistent. */
@ParapheTest
@Import(EndedTowns.class)
@TestPropertySource(properties = {"paraphe.test.case=termination", "paraphe.campaign.lists-at-once=1"})
class TerminationAtEveryMomentTest {

    private static final SchoolYear FIRST = new SchoolYear(2017);
    private static final SchoolYear YEAR = new SchoolYear(2018);

    @Autowired
    private EndedTowns towns;
    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private SchoolYearCover cover;
    @Autowired
    private CampaignService campaigns;
    @Autowired
    private ContributionReader contributions;
    @Autowired
    private TitreReader titres;
    @Autowired
    private TitreService titreService;
    @Autowired
    private PaymentDesk desk;
    @Autowired
    private ConventionService conventions;
    @Autowired
    private LetterService letters;
    @Autowired
    private TerminationService terminations;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private MailService mails;
    @Autowired
    private ReminderService reminders;

    @BeforeEach
    void spring() {
        towns.at("2018-05-02", "09:00");
    }

    /** Nobody has signed: neither party can end it, its file goes on untouched; and were its life told of an end all the same, nothing of it would go on. */
    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "UserTask_EstablishSchoolList, UserTask_EstablishSchoolList", "UserTask_EstablishListWithIen, UserTask_EstablishListWithIen",
        "CallActivity_CouncilDeliberation, UserTask_PrepareSession", "CallActivity_CouncilDeliberation, UserTask_SendConvocation",
        "CallActivity_CouncilDeliberation, UserTask_RecordPosting", "CallActivity_CouncilDeliberation, UserTask_RecordAttendance",
        "CallActivity_CouncilDeliberation, UserTask_ConveneAgain", "CallActivity_CouncilDeliberation, UserTask_RuleOnUrgency",
        "CallActivity_CouncilDeliberation, UserTask_RecordVote", "CallActivity_CouncilDeliberation, UserTask_PostDecisions",
        "UserTask_DecideOnResubmission, UserTask_DecideOnResubmission",
        "CallActivity_PrefectureReception, UserTask_RecordTransmission", "CallActivity_PrefectureReception, UserTask_RecordReceipt",
        "CallActivity_PrefectureReception, UserTask_CorrectAct", "CallActivity_PrefectureReception, UserTask_RecordPublication",
        "CallActivity_PrefectureReception, UserTask_RecordAmpliation", "CallActivity_PrefectureReception, UserTask_CertifyExecutory",
        "CallActivity_PrefectureReception, UserTask_WatchDefere", "CallActivity_PrefectureReception, UserTask_AnswerPrefecture",
        "CallActivity_PrefectureReception, UserTask_FollowDefere", "CallActivity_PrefectureReception, UserTask_ResolveReceiptConflict",
        "CallActivity_ConventionSignature, UserTask_AwaitExecutory", "CallActivity_ConventionSignature, UserTask_SignAsMayor",
        "CallActivity_ConventionSignature, UserTask_SignAsRecteur", "CallActivity_ConventionSignature, UserTask_CorrectText"
    })
    void inEachTaskOfTheApproval(String activity, String task) {
        towns.academie("fin-dossier");
        String reference = towns.inApproval("fin-dossier", activity, task);
        assertThat(towns.tasks(reference)).containsExactly(task);
        List<String> running = towns.instances(reference);
        for (Side author : Side.values()) {
            for (LetterKind kind : List.of(LetterKind.MISE_EN_DEMEURE, LetterKind.DENONCIATION)) {
                assertThatThrownBy(() -> letters.open(new LetterService.OpenLetter(reference, kind, author, "clerk"))).isInstanceOf(RefusedException.class)
                    .hasMessageContaining("La convention n’est pas encore en vigueur");
            }
        }
        assertThat(letters.of(reference)).isEmpty();
        assertThat(conventions.byReference(reference).status()).isEqualTo(ConventionStatus.IN_APPROVAL);
        assertThat(towns.tasks(reference)).containsExactly(task);
        assertThat(towns.instances(reference)).isEqualTo(running);
        towns.hears(reference);
    }

    /** In force while the prefecture still controls its deliberation, or while its renewal is decided: that stops with it. */
    @ParameterizedTest(name = "{1}")
    @CsvSource({
        "CallActivity_PrefectureReception, UserTask_RecordTransmission", "CallActivity_PrefectureReception, UserTask_RecordReceipt",
        "CallActivity_PrefectureReception, UserTask_CorrectAct", "CallActivity_PrefectureReception, UserTask_RecordPublication",
        "CallActivity_PrefectureReception, UserTask_RecordAmpliation", "CallActivity_PrefectureReception, UserTask_CertifyExecutory",
        "CallActivity_PrefectureReception, UserTask_WatchDefere", "CallActivity_PrefectureReception, UserTask_AnswerPrefecture",
        "CallActivity_PrefectureReception, UserTask_FollowDefere", "CallActivity_PrefectureReception, UserTask_ResolveReceiptConflict",
        "UserTask_DecideOnRenewal, UserTask_DecideOnRenewal"
    })
    void whileWhatCameBeforeItOrComesAfterItIsOpen(String activity, String task) {
        towns.academie("fin-dossier");
        String reference = towns.inForceAt("fin-dossier", activity, task);
        assertThat(towns.tasks(reference)).contains(task, "UserTask_PlanTraining");
        towns.end(reference, "2018-04-30");
        assertThat(towns.tasks(reference)).isEmpty();
    }

    /** One case that cannot be stopped keeps all the others as they were; the next attempt ends them all. */
    @Test
    void theEndAndAllThatItEndsAreOneTransaction() {
        towns.academie("fin-preavis");
        towns.at("2018-08-20", "09:00");
        String reference = towns.inForce("fin-preavis", "2017-11-14");
        String avenant = towns.avenant(reference, "OPEN", "UserTask_PrepareAvenant");
        String notice = towns.denounced(reference, "2018-09-16");
        towns.follow("denonciation", notice);
        towns.complete(notice, "UserTask_RecordDelivery");
        towns.at("2018-09-17", "00:00");
        List<String> tasks = towns.tasks(reference);
        jdbc.sql("update avenant set status = 'BROKEN' where reference = ?").param(avenant).update();

        assertThatThrownBy(() -> towns.fire(notice, "Boundary_NoticeExpires")).isNotNull();
        assertThat(conventions.byReference(reference).status()).isEqualTo(ConventionStatus.IN_FORCE);
        assertThat(terminations.of(reference)).isEmpty();
        assertThat(jdbc.sql("select count(*) from school_enrolment where reference = ? and deactivated_on is null").param(reference).query(Integer.class).single()).isEqualTo(3);
        assertThat(letters.byReference(notice).isRunning()).isTrue();
        assertThat(mails.of(notice)).extracting(OutboxMail::subject).noneMatch(subject -> subject.contains("terminée le"));
        assertThat(towns.tasks(reference)).isEqualTo(tasks);
        assertThat(towns.tasksOf(reference)).contains("UserTask_AwaitNotice", "UserTask_PrepareAvenant");

        jdbc.sql("update avenant set status = 'OPEN' where reference = ?").param(avenant).update();
        towns.fire(notice, "Boundary_NoticeExpires");
        towns.over(reference, "2018-09-16");
        assertThat(towns.instances(avenant)).isEmpty();
    }

    @Test
    void whileTheServiceStarts() {
        towns.academie("fin-start");
        String reference = towns.inForce("fin-start", "2017-11-14");
        assertThat(towns.tasks(reference)).contains("UserTask_CreateAccounts", "UserTask_PlanTraining", "UserTask_ActivateSchool", "UserTask_ConfirmEquipment");
        towns.end(reference, "2018-04-30");
        assertThat(towns.tasks(reference)).isEmpty();
    }

    @Test
    void ofAConventionThatWasImportedWithoutAProcess() {
        towns.academie("fin-import");
        String reference = towns.imported("fin-import", "2017-11-14");
        towns.end(reference, "2018-04-30");
    }

    /** One town goes in the window, one is closed and goes while the next is being closed, one goes with it, one before the check, one owes a titre; the last one stays. */
    @Test
    void throughACampaign() {
        towns.academie("fin-campagne");
        towns.at("2018-08-20", "09:00");
        List<String> all = IntStream.range(0, 6).mapToObj(number -> towns.imported("fin-campagne", "2017-11-14")).toList();
        String campaign = "ENT-fin-campagne-2018-2019";
        all.forEach(cover::cover);

        towns.run(campaign, "2018-09-20", "09:00");
        String inTheWindow = all.get(0);
        towns.end(inTheWindow, "2018-09-16");
        towns.run(campaign, "2018-10-12", "09:00");
        assertThat(mails.of(inTheWindow)).extracting(OutboxMail::subject).filteredOn(subject -> subject.startsWith("Rappel")).hasSize(1);

        towns.at("2018-10-16", "00:00");
        towns.step(campaign);
        towns.step(campaign);
        towns.step(campaign);
        assertThat(campaigns.get(campaign).status()).isEqualTo(CampaignStatus.CLOSING);
        assertThat(flags(campaign)).containsExactly(tuple(all.get(0), ContributionFlag.ENDED, true), tuple(all.get(1), null, true));
        String closed = all.get(1);
        String beingClosed = all.get(2);
        towns.end(closed, "2018-10-15");
        towns.end(beingClosed, "2018-10-15");
        towns.run(campaign, "2018-10-16", "00:01");
        assertThat(flags(campaign)).containsExactly(tuple(all.get(0), ContributionFlag.ENDED, true), tuple(closed, ContributionFlag.ENDED, true),
            tuple(beingClosed, ContributionFlag.ENDED, true), tuple(all.get(3), null, true), tuple(all.get(4), null, true), tuple(all.get(5), null, true));

        String unchecked = all.get(3);
        towns.at("2018-10-18", "09:00");
        campaigns.check(campaign, List.of(), true, null, "gip");
        towns.end(unchecked, "2018-10-16");
        assertThatThrownBy(() -> towns.complete(campaign, "UserTask_CheckBordereau")).hasMessageContaining("4 conventions terminées attendent votre décision");
        campaigns.check(campaign, List.of(new CampaignService.Decision(inTheWindow, false, "Terminée dans la fenêtre"), new CampaignService.Decision(closed, true, null),
            new CampaignService.Decision(beingClosed, true, null), new CampaignService.Decision(unchecked, false, "Jamais ouvert")), true, null, "gip");
        towns.complete(campaign, "UserTask_CheckBordereau");
        towns.run(campaign, "2018-10-18", "10:00");
        assertThat(titres.totals(campaign).titres()).isEqualTo(4);

        String owing = all.get(4);
        towns.at("2018-11-20", "09:00");
        towns.end(owing, "2018-11-16");
        assertThat(titres.of(owing, YEAR).orElseThrow().left()).isEqualByComparingTo("150");
        assertThat(flags(campaign)).contains(tuple(owing, null, true));
        assertThat(towns.tasks(campaign)).containsExactly("UserTask_FollowPayments");
        for (String reference : all) {
            titres.of(reference, YEAR).ifPresent(titre -> desk.enter(titre.id(),
                new NewPayment(new BigDecimal("150"), LocalDate.parse("2018-11-19"), "ENC-" + reference, null, null, null), "gip"));
        }
        assertThat(campaigns.get(campaign).status()).isEqualTo(CampaignStatus.CLOSED);

        String next = "ENT-fin-campagne-2019-2020";
        towns.run(next, "2019-10-16", "00:00");
        assertThat(flags(next)).containsExactly(tuple(all.get(5), null, true));
    }

    /** In force after the window: its first year by itself, put to the GIP when the convention ends before anybody checked it. */
    @Test
    void withAContributionOutsideAnyCampaign() {
        towns.academie("fin-seule");
        towns.at("2017-11-14", "09:00");
        String reference = towns.imported("fin-seule", "2017-11-14");
        cover.cover(reference);
        towns.at("2018-05-02", "09:00");
        towns.end(reference, "2018-04-30");
        assertThatThrownBy(() -> titreService.confirm(reference, FIRST, true, null, null, "gip")).hasMessageContaining("dites si l’année commencée est due");
        titreService.confirm(reference, FIRST, true, false, "Service jamais ouvert", "gip");
        towns.complete(reference, "UserTask_CheckContribution");
        towns.run(reference, "2018-05-02", "09:01");
        assertThat(towns.instances(reference)).isEmpty();
        assertThat(titres.of(reference, FIRST)).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "UserTask_PrepareAvenant, OPEN, UserTask_PrepareAvenant, STOPPED",
        "CallActivity_CouncilDeliberation, OPEN, UserTask_PrepareSession, STOPPED",
        "CallActivity_PrefectureReception, OPEN, UserTask_RecordTransmission, STOPPED",
        "CallActivity_ConventionSignature, OPEN, UserTask_SignAsMayor, STOPPED",
        "UserTask_TransmitAvenant, SIGNED, UserTask_TransmitAvenant, STOPPED",
        "Timer_WindowOpens, HELD, , STOPPED",
        "UserTask_DecideLateAvenant, TO_DECIDE, UserTask_DecideLateAvenant, STOPPED",
        "Timer_NextWindowOpens, NO_EFFECT, , NO_EFFECT",
        "UserTask_ProposeAgain, NO_EFFECT, UserTask_ProposeAgain, NO_EFFECT",
        "UserTask_AcknowledgeAvenant, IN_EFFECT, UserTask_AcknowledgeAvenant, IN_EFFECT",
        "UserTask_ConfirmSubstitution, IN_EFFECT, UserTask_ConfirmSubstitution, IN_EFFECT",
        "CallActivity_ActivateSchools#multiInstanceBody, IN_EFFECT, UserTask_ActivateSchool, IN_EFFECT"
    })
    void whileAnAvenantWaits(String activity, String status, String task, String after) {
        towns.academie("fin-avenants");
        towns.at("2018-09-20", "09:00");
        String reference = towns.inForce("fin-avenants", "2017-11-14");
        String avenant = towns.avenant(reference, status, activity);
        if (task == null) {
            assertThat(towns.tasks(avenant)).isEmpty();
        } else {
            assertThat(towns.tasks(avenant)).contains(task);
        }
        towns.end(reference, "2018-09-16");
        assertThat(towns.tasks(avenant)).isEmpty();
        assertThat(towns.instances(avenant)).isEmpty();
        assertThat(jdbc.sql("select status from avenant where reference = ?").param(avenant).query(String.class).single()).isEqualTo(after);
    }

    /** A mise en demeure by the académie and a dénonciation by the commune; the notice ends first. */
    @ParameterizedTest(name = "{0}")
    @CsvSource(nullValues = "-", textBlock = """
        while the mise en demeure is delivered,       2018-09-10, 2018-09-11, false, -,          UserTask_RecordDelivery
        while the conciliation is to be organised,    2018-09-10, 2018-09-11, true,  -,          UserTask_OrganiseConciliation
        while the résiliation is written in secret,   2018-07-20, 2018-07-21, true,  -,          UserTask_PrepareLetter
        while the résiliation runs and ends later,    2018-07-20, 2018-07-21, true,  2018-09-10, UserTask_AwaitResiliation
        while the résiliation ends the same day,      2018-07-20, 2018-07-21, true,  2018-09-01, UserTask_AwaitResiliation
        """)
    void underNoticeAndInDisputeAtOnce(String when, String sentOn, String receivedOn, boolean delivered, String resiliation, String task) {
        towns.academie("fin-preavis");
        towns.at("2018-08-20", "09:00");
        String reference = towns.inForce("fin-preavis", "2017-11-14");
        String notice = towns.denounced(reference, "2018-09-16");
        towns.follow("denonciation", notice);
        towns.complete(notice, "UserTask_RecordDelivery");
        String dispute = towns.put(reference, sentOn, receivedOn);
        towns.follow("litigation", dispute);
        if (delivered) {
            towns.complete(dispute, "UserTask_RecordDelivery");
        }
        towns.run(dispute, "2018-09-11", "12:00");
        String letter = resiliation == null ? null : towns.resiliationSent(dispute, resiliation, true);
        assertThat(towns.tasksOf(reference)).contains(task, "UserTask_AwaitNotice");

        towns.run(notice, "2018-09-17", "00:00");
        towns.over(reference, "2018-09-16");
        assertThat(terminations.of(reference).orElseThrow().letter()).isEqualTo(notice);
        assertThat(towns.instances(dispute)).isEmpty();
        assertThat(towns.tasksOf(reference)).containsExactly("UserTask_WatchAction");
        assertThat(jdbc.sql("select status from dispute where reference = ?").param(dispute).query(String.class).single()).isEqualTo("STOPPED");
        assertThat(jdbc.sql("select count(*) from letter where convention = ? and running is not null").param(reference).query(Integer.class).single()).isZero();
        assertThat(jdbc.sql("select count(*) from letter where convention = ? and status = 'DRAFT'").param(reference).query(Integer.class).single()).isZero();

        // received on 16 August; two clear months
        assertThat(towns.nextLimit("denonciation", notice)).isEqualTo("2018-10-17").isEqualTo(terminations.expiry(notice).date().toString());
        towns.run(notice, "2018-12-31", "09:00");
        assertThat(towns.instances(notice)).isEmpty();
        assertThat(mails.of(notice)).filteredOn(mail -> mail.subject().endsWith("fin non contestée")).extracting(OutboxMail::to).hasSize(3).doesNotHaveDuplicates();
    }

    /** Art. 10: the fifteen days run from the sending; the two months of Béziers II from the day the other party was informed. */
    @Test
    void theResiliationThatEndsFirstIsWatchedOnceItsDeliveryIsKnown() {
        towns.academie("fin-preavis");
        towns.at("2018-08-20", "09:00");
        String reference = towns.inForce("fin-preavis", "2017-11-14");
        String notice = towns.denounced(reference, "2018-09-16");
        towns.follow("denonciation", notice);
        String dispute = towns.put(reference, "2018-07-20", "2018-07-21");
        towns.follow("litigation", dispute);
        towns.complete(dispute, "UserTask_RecordDelivery");
        towns.run(dispute, "2018-08-25", "12:00");
        String letter = towns.resiliationSent(dispute, "2018-08-25", false);
        String other = towns.putInReturn(reference, "2018-08-25", "2018-08-27");
        towns.follow("litigation", other);
        assertThat(towns.nextLimit("litigation", dispute)).isEqualTo("2018-09-09");
        towns.run(dispute, "2018-09-10", "00:00");
        assertThat(towns.instances(other)).isEmpty();
        assertThat(jdbc.sql("select close_reason from dispute where reference = ?").param(other).query(String.class).single())
            .isEqualTo("Résiliation " + letter + " par l’académie (art. 10)");
        assertThat(terminations.of(reference).orElseThrow().letter()).isEqualTo(letter);
        assertThat(towns.tasksOf(reference)).containsExactly("UserTask_RecordDelivery");
        assertThat(towns.instances(notice)).isEmpty();
        towns.received(letter, "2018-08-28");
        towns.complete(letter, "UserTask_RecordDelivery");
        towns.over(reference, "2018-09-09");
        // 28 August and two clear months end on Monday 29 October
        assertThat(terminations.expiry(letter).date()).isEqualTo(LocalDate.of(2018, 10, 29));
        assertThat(towns.nextLimit("litigation", dispute)).isEqualTo("2018-10-29");

        towns.at("2018-10-29", "18:00");
        assertThatThrownBy(() -> towns.complete(letter, "UserTask_WatchAction")).hasMessageContaining("Indiquez la date d’enregistrement du recours.");
        terminations.recordAction(new TerminationService.RecordAction(letter, LocalDate.parse("2018-10-29"), "tribunal administratif de Montpellier", "1804321", "clerk"));
        towns.complete(letter, "UserTask_WatchAction");
        assertThat(towns.tasksOf(reference)).containsExactly("UserTask_FollowAction");
        assertThatThrownBy(() -> towns.complete(letter, "UserTask_FollowAction")).hasMessageContaining("Indiquez l’issue du recours");
        towns.at("2019-06-03", "09:00");
        terminations.recordOutcome(new TerminationService.RecordActionOutcome(letter, ActionOutcome.REJECTED, LocalDate.parse("2019-05-28"), null, null, "clerk"));
        towns.complete(letter, "UserTask_FollowAction");
        assertThat(towns.tasksOf(reference)).isEmpty();
        assertThat(towns.instances(dispute)).isEmpty();
        assertThat(conventions.byReference(reference).status()).isEqualTo(ConventionStatus.ENDED);
        assertThat(mails.of(letter)).extracting(OutboxMail::subject).filteredOn(subject -> subject.contains("recours")).hasSize(6);
    }

    /** Whoever has to act and whoever it concerns, each time once; past a limit its consequence is told instead of the task. */
    @Test
    void bothPartiesAreToldAheadOfEveryLimitOnItAndPastIt() {
        towns.academie("fin-rappels");
        towns.at("2018-08-21", "09:00");
        String reference = towns.inForce("fin-rappels", "2017-11-14");
        String dispute = towns.put(reference, "2018-08-18", "2018-08-20");
        towns.follow("litigation", dispute);
        towns.complete(dispute, "UserTask_RecordDelivery");
        towns.run(dispute, "2018-09-21", "00:00");
        towns.at("2018-09-21", "09:00");
        String letter = towns.resiliationSent(dispute, "2018-09-21", true);
        towns.run(dispute, "2018-10-07", "00:00");
        towns.run(letter, "2018-11-24", "00:00");

        assertThat(Stream.concat(reminders.of(dispute).stream(), reminders.of(letter).stream())).extracting(Reminder::taskKey, Reminder::kind, Reminder::due, each -> told(each))
            .containsExactly(
                tuple("UserTask_OrganiseConciliation", ReminderKind.AHEAD, LocalDate.of(2018, 9, 20), "academie, secretariat"),
                tuple("UserTask_OrganiseConciliation", ReminderKind.ON_DAY, LocalDate.of(2018, 9, 20), "academie, secretariat"),
                tuple("UserTask_AwaitResiliation", ReminderKind.AHEAD, LocalDate.of(2018, 10, 6), "academie, secretariat"),
                tuple("UserTask_AwaitResiliation", ReminderKind.ON_DAY, LocalDate.of(2018, 10, 6), "academie, secretariat"),
                // informed on 23 September; two clear months to Saturday 24 November, put off to Monday
                tuple("UserTask_WatchAction", ReminderKind.AHEAD, LocalDate.of(2018, 11, 26), "academie, secretariat"));
        towns.run(letter, "2018-11-27", "00:00");
        assertThat(reminders.of(letter)).extracting(Reminder::kind).containsExactly(ReminderKind.AHEAD, ReminderKind.ON_DAY);
        assertThat(recipients(dispute, "échec")).containsExactlyInAnyOrder("secretariat", "academie");
        assertThat(recipients(letter, "terminée le")).containsExactlyInAnyOrder("secretariat", "academie", "gip");
        assertThat(recipients(letter, "fin non contestée")).containsExactlyInAnyOrder("secretariat", "academie", "gip");
    }

    private static String told(Reminder reminder) {
        return reminder.recipients().stream().filter(each -> each.email() != null).map(Reminder.Recipient::group).sorted().collect(Collectors.joining(", "));
    }

    private List<String> recipients(String reference, String subject) {
        return mails.of(reference).stream().filter(mail -> mail.subject().contains(subject)).map(mail -> mail.to().replaceFirst("@.*", "")).toList();
    }

    /** Nothing ran for days, and the later end is tried first: it is refused, and the earlier one takes it away. */
    @Test
    void inWhateverOrderTheEngineComesToThem() {
        towns.academie("fin-preavis");
        towns.at("2018-08-20", "09:00");
        String reference = towns.inForce("fin-preavis", "2017-11-14");
        String notice = towns.denounced(reference, "2018-09-16");
        towns.follow("denonciation", notice);
        towns.complete(notice, "UserTask_RecordDelivery");
        String dispute = towns.put(reference, "2018-07-20", "2018-07-21");
        towns.follow("litigation", dispute);
        towns.complete(dispute, "UserTask_RecordDelivery");
        towns.run(dispute, "2018-08-25", "12:00");
        String letter = towns.resiliationSent(dispute, "2018-08-25", true);
        towns.at("2018-09-30", "09:00");
        assertThatThrownBy(() -> towns.fire(notice, "Boundary_NoticeExpires")).hasMessageContaining("La convention prend fin plus tôt, par la lettre " + letter + ".");
        assertThat(conventions.byReference(reference).status()).isEqualTo(ConventionStatus.IN_FORCE);
        towns.fire(dispute, "Boundary_ResiliationEffective");
        towns.over(reference, "2018-09-09");
        assertThat(towns.instances(notice)).isEmpty();
    }

    /** What the other side never saw stops with the convention; what was only prepared does not begin any more. */
    @Test
    void whileALetterIsPrepared() {
        towns.academie("fin-preavis");
        String reference = towns.inForce("fin-preavis", "2017-11-14");
        String draft = letters.open(new LetterService.OpenLetter(reference, LetterKind.MISE_EN_DEMEURE, Side.COMMUNE, "clerk")).reference();
        runtime.startProcessInstanceByKey("dispute-letter", draft, Map.of("confidentialTo", towns.commune(reference)));
        String waiting = letters.open(new LetterService.OpenLetter(reference, LetterKind.MISE_EN_DEMEURE, Side.ACADEMIE, "clerk")).reference();
        towns.end(reference, "2018-04-30");
        assertThat(towns.instances(draft)).isEmpty();
        assertThat(letters.byReference(draft).status()).isEqualTo(LetterStatus.STOPPED);
        assertThatThrownBy(() -> letters.begin(waiting)).isInstanceOf(RefusedException.class);
        assertThatThrownBy(() -> letters.open(new LetterService.OpenLetter(reference, LetterKind.DENONCIATION, Side.COMMUNE, "clerk"))).isInstanceOf(RefusedException.class);
    }

    private List<Tuple> flags(String campaign) {
        return contributions.list(ContributionFilter.ofCampaign(campaign), ContributionOrder.REFERENCE, false, 100, 0).stream()
            .map(line -> tuple(line.reference(), line.flag(), line.due())).toList();
    }
}
