package fr.paraphe.reminder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.directory.Absence;
import fr.paraphe.directory.AbsenceService;
import fr.paraphe.directory.Academie;
import fr.paraphe.directory.Circonscription;
import fr.paraphe.directory.Commune;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.directory.Mailbox;
import fr.paraphe.directory.NewAbsence;
import fr.paraphe.mail.MailService;
import fr.paraphe.mail.MailSettings;
import fr.paraphe.mail.OutboxMail;
import fr.paraphe.reminder.Reminder.Recipient;
import fr.paraphe.support.RoomTest;
import jakarta.persistence.EntityManager;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** Reminders: given once, to whom, and with their mails in the same transaction. */
@RoomTest("1970-01-01T00:00:00Z")
@TestPropertySource(properties = "paraphe.public-url=https://paraphe.example.fr/")
@Import({ReminderService.class, MailService.class, DirectoryService.class, AbsenceService.class, ReminderServiceTest.Given.class})
class ReminderServiceTest {

    private static final LocalDate DUE = LocalDate.of(2017, 10, 24);

    @TestConfiguration(proxyBeanMethods = false)
    static class Given {

        @Bean
        MailSettings settings() {
            return new MailSettings(false, "paraphe@example.fr", "", "node-1", Duration.ofMinutes(15));
        }
    }

    @Autowired
    ReminderService reminders;
    @Autowired
    ReminderRepository rows;
    @Autowired
    MailService outbox;
    @Autowired
    AbsenceService absences;
    @Autowired
    SettableClock time;
    @Autowired
    EntityManager entities;
    @Autowired
    TransactionTemplate transaction;

    @BeforeEach
    void aDirectory() {
        transaction.executeWithoutResult(status -> {
            rows.deleteAll();
            for (String entity : new String[] {"MailRow", "Absence", "Mailbox", "Commune", "Circonscription", "Academie"}) {
                entities.createQuery("delete from " + entity).executeUpdate();
            }
            entities.persist(new Academie("montpellier", "Académie de Montpellier", ZoneId.of("Europe/Paris"), "Montpellier", "31, rue de l’Université", "Mme",
                "Armande", "Le Pellec Muller", "Recteur"));
            entities.persist(new Circonscription("0110786A", "Castelnaudary", "montpellier"));
            entities.persist(new Commune("11076", "Castelnaudary", "211100763", 11900, "011", "1", "montpellier", "0110786A", "BP 1100"));
            entities.persist(new Mailbox("secretariat", "11076", "assemblees@castelnaudary.example"));
            entities.persist(new Mailbox("direction", "11076", "direction@castelnaudary.example"));
            entities.persist(new Mailbox("academie", "montpellier", "dsii@ac-montpellier.example"));
            entities.persist(new Mailbox("direction", "montpellier", "dsii@ac-montpellier.example"));
            entities.persist(new Mailbox("gip", "montpellier", "titres@gip.example"));
            entities.persist(new Mailbox("ien", "0110786A", "ien@ac-montpellier.example"));
        });
        today(DUE.minusDays(3));
    }

    @Test
    void isGivenOnceAndWrittenDown() {
        assertThat(reminders.remind(request(ReminderKind.AHEAD, "secretariat"))).isEqualTo(ReminderOutcome.GIVEN);
        today(DUE.minusDays(2));
        assertThat(reminders.remind(request(ReminderKind.AHEAD, "secretariat"))).isEqualTo(ReminderOutcome.ALREADY_GIVEN);

        assertThat(reminders.of("ENT-11076-2017")).singleElement().satisfies(reminder -> {
            assertThat(reminder.kind()).isEqualTo(ReminderKind.AHEAD);
            assertThat(reminder.taskName()).isEqualTo("Envoyer la convocation");
            assertThat(reminder.due()).isEqualTo(DUE);
            assertThat(reminder.remindedAt()).isEqualTo(Instant.parse("2017-10-21T06:00:00Z"));
            assertThat(reminder.recipients()).containsExactly(new Recipient("secretariat", "11076", "assemblees@castelnaudary.example"));
            assertThat(reminder.recipients().get(0).shown()).isEqualTo("secretariat (11076) : assemblees@castelnaudary.example");
        });
        assertThat(outbox.of("ENT-11076-2017")).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("assemblees@castelnaudary.example");
            assertThat(mail.commune()).isEqualTo("11076");
            assertThat(mail.body()).contains("https://paraphe.example.fr/camunda/app/tasklist/default/#/?task=task-1\n");
        });
        assertThat(reminders.of("ENT-11262-2017")).isEmpty();
    }

    @Test
    void whoStandsInForAnAbsentMayorIsToldTooAndInWhoseAbsence() {
        today(DUE.minusDays(10));
        absences.record(new NewAbsence("maire", "11076", "maire-11076", "Mme Evelyne GUILHEM", "adjoint-11076", "M. Philippe GREFFIER, adjoint", "adjoint@castelnaudary.example",
            DUE.minusDays(3), DUE.minusDays(1), "secretariat-11076"));
        today(DUE.minusDays(3));
        reminders.remind(request(ReminderKind.AHEAD, "maire"));
        today(DUE);
        reminders.remind(request(ReminderKind.ON_DAY, "maire"));
        assertThat(reminders.of("ENT-11076-2017")).extracting(Reminder::recipients).containsExactly(
            List.of(new Recipient("maire", "11076", null), new Recipient("maire", "11076", "adjoint@castelnaudary.example")), List.of(new Recipient("maire", "11076", null)));
        assertThat(outbox.of("ENT-11076-2017")).singleElement().satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("adjoint@castelnaudary.example");
            assertThat(mail.body()).contains("Vous recevez ce rappel en l’absence de Mme Evelyne GUILHEM, que vous suppléez jusqu’au 23/10/2017 inclus.");
        });
    }

    @Test
    void whatWasToldBeforeTheAbsenceIsToldToTheDeputyOnceAndTheInformedHaveDeputiesToo() {
        today(DUE.minusDays(10));
        assertThat(reminders.wasGiven("task-1")).isFalse();
        reminders.remind(request(ReminderKind.AHEAD, "maire"));
        assertThat(reminders.wasGiven("task-1")).isTrue();
        Absence absence = absences.record(new NewAbsence("maire", "11076", "maire-11076", "Mme Evelyne GUILHEM", "adjoint-11076", "M. Philippe GREFFIER, adjoint",
            "adjoint@castelnaudary.example", DUE.minusDays(10), DUE, "secretariat-11076"));
        reminders.tellDeputy(request(ReminderRule.on(DUE.minusDays(10), DUE), "maire"), absence);
        reminders.tellDeputy(request(ReminderRule.on(DUE.minusDays(10), DUE), "maire"), absence);
        assertThat(outbox.of("ENT-11076-2017")).singleElement().satisfies(mail -> assertThat(mail.to()).isEqualTo("adjoint@castelnaudary.example"));
        today(DUE);
        reminders.remind(new ReminderRequest(ReminderKind.ON_DAY, "task-2", "UserTask_SendConvocation", "Envoyer la convocation", "ENT-11076-2017", "11076", List.of("secretariat"),
            List.of("maire"), null, new Deadline(DUE, "Convocation : 5 jours francs", "CGCT, art. L2121-12", "")));
        assertThat(outbox.of("ENT-11076-2017").get(2)).satisfies(mail -> {
            assertThat(mail.to()).isEqualTo("adjoint@castelnaudary.example");
            assertThat(mail.subject()).startsWith("Pour information, ");
        });
    }

    @Test
    void aMovedDueDateIsANewReminder() {
        reminders.remind(request(ReminderKind.AHEAD, "secretariat"));
        reminders.remind(new ReminderRequest(ReminderKind.AHEAD, "task-1", "UserTask_SendConvocation", "Envoyer la convocation", "ENT-11076-2017", "11076", "secretariat",
            null, new Deadline(DUE.plusDays(7), "Convocation : 5 jours francs", "CGCT, art. L2121-12", "")));
        assertThat(reminders.of("ENT-11076-2017")).extracting(Reminder::due).containsExactly(DUE, DUE.plusDays(7));
    }

    @ParameterizedTest
    @CsvSource({"AHEAD, 2017-10-24", "ON_DAY, 2017-10-25", "PAST, 2017-10-24"})
    void whatCameTooLateIsNotSent(ReminderKind kind, LocalDate today) {
        today(today);
        assertThat(reminders.remind(request(kind, "secretariat"))).isEqualTo(ReminderOutcome.STALE);
        assertThat(reminders.of("ENT-11076-2017")).isEmpty();
        assertThat(outbox.of("ENT-11076-2017")).isEmpty();
    }

    @Test
    void whatIsPastIsToldToTheManagersToo() {
        today(DUE.plusDays(1));
        reminders.remind(request(ReminderKind.PAST, "secretariat"));
        assertThat(outbox.of("ENT-11076-2017")).extracting(OutboxMail::to)
            .containsExactly("assemblees@castelnaudary.example", "direction@castelnaudary.example");
    }

    @ParameterizedTest(name = "{0} of {1}")
    @CsvSource(delimiter = '|', textBlock = """
        secretariat |         | secretariat (11076) : assemblees@castelnaudary.example | direction (11076) : direction@castelnaudary.example | 2
        maire       |         | maire (11076) : aucune adresse                         | direction (11076) : direction@castelnaudary.example | 1
        dgs         |         | dgs (11076) : aucune adresse                           | direction (11076) : direction@castelnaudary.example | 1
        academie    |         | academie (montpellier) : dsii@ac-montpellier.example   | direction (montpellier) : dsii@ac-montpellier.example | 1
        recteur     |         | recteur (montpellier) : aucune adresse                 | direction (montpellier) : dsii@ac-montpellier.example | 1
        ien         |         | ien (0110786A) : ien@ac-montpellier.example            | direction (montpellier) : dsii@ac-montpellier.example | 2
        secretariat | 11262   | secretariat (11262) : aucune adresse                   | direction (11262) : aucune adresse | 0
        """)
    void mailboxes(String group, String scope, String first, String second, int mailCount) {
        today(DUE.plusDays(1));
        reminders.remind(new ReminderRequest(ReminderKind.PAST, "task-1", "UserTask_SendConvocation", "Envoyer la convocation", "ENT-11076-2017", "11076", group, scope,
            new Deadline(DUE, "Convocation : 5 jours francs", "CGCT, art. L2121-12", "")));
        assertThat(reminders.of("ENT-11076-2017").get(0).recipients()).extracting(Recipient::shown).containsExactly(first, second);
        assertThat(outbox.of("ENT-11076-2017")).hasSize(mailCount);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        gip      | gip (montpellier) : titres@gip.example               | titres@gip.example
        academie | academie (montpellier) : dsii@ac-montpellier.example | dsii@ac-montpellier.example
        """)
    void anAcademiesOwnCaseRemindsTheAcademiesMailboxes(String group, String first, String to) {
        today(DUE.plusDays(1));
        reminders.remind(new ReminderRequest(ReminderKind.PAST, "task-1", "UserTask_CheckBordereau", "Vérifier le bordereau des contributions",
            "ENT-montpellier-2018-2019", "montpellier", group, null, new Deadline(DUE, "Délai d’organisation", "", "")));
        assertThat(reminders.of("ENT-montpellier-2018-2019").get(0).recipients()).extracting(Recipient::shown)
            .containsExactly(first, "direction (montpellier) : dsii@ac-montpellier.example");
        OutboxMail mail = outbox.of("ENT-montpellier-2018-2019").get(0);
        assertThat(mail.to()).isEqualTo(to);
        assertThat(mail.commune()).isEqualTo("montpellier");
        assertThat(mail.subject()).startsWith("Académie de Montpellier, ENT-montpellier-2018-2019");
        assertThat(mail.body()).contains("du dossier ENT-montpellier-2018-2019 (académie de Montpellier) devait être terminée");
    }

    /** Art. 9: either party may convene. */
    @Test
    void aTaskOfEitherPartyIsToldToBothAndWhenPastToTheManagersOfBoth() {
        today(DUE.plusDays(1));
        reminders.remind(either(ReminderKind.PAST, "11076", List.of("academie", "secretariat"), List.of()));
        assertThat(reminders.of("ENT-11076-2017-M1").get(0).recipients()).extracting(Recipient::shown).containsExactly(
            "academie (montpellier) : dsii@ac-montpellier.example", "secretariat (11076) : assemblees@castelnaudary.example",
            "direction (montpellier) : dsii@ac-montpellier.example", "direction (11076) : direction@castelnaudary.example");
        assertThat(outbox.of("ENT-11076-2017-M1")).extracting(OutboxMail::to).containsExactly("dsii@ac-montpellier.example", "assemblees@castelnaudary.example",
            "direction@castelnaudary.example");
    }

    @Test
    void whomItOnlyConcernsIsToldForInformation() {
        reminders.remind(either(ReminderKind.AHEAD, "11076", List.of("secretariat"), List.of("academie", "secretariat")));
        assertThat(reminders.of("ENT-11076-2017-M1").get(0).recipients()).extracting(Recipient::shown).containsExactly(
            "secretariat (11076) : assemblees@castelnaudary.example", "academie (montpellier), pour information : dsii@ac-montpellier.example");
        assertThat(outbox.of("ENT-11076-2017-M1")).extracting(mail -> mail.subject().startsWith("Pour information, ")).containsExactly(false, true);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
        11076-litiges       | secretariat | secretariat (11076) : assemblees@castelnaudary.example | direction (11076) : direction@castelnaudary.example   | commune de Castelnaudary
        montpellier-litiges | academie    | academie (montpellier) : dsii@ac-montpellier.example   | direction (montpellier) : dsii@ac-montpellier.example | académie de Montpellier
        """)
    void whatAPartyPreparesAloneIsToldToThatPartyAlone(String owner, String group, String first, String second, String named) {
        today(DUE.plusDays(1));
        reminders.remind(either(ReminderKind.PAST, owner, List.of(group), List.of()));
        assertThat(reminders.of("ENT-11076-2017-M1").get(0).recipients()).extracting(Recipient::shown).containsExactly(first, second);
        assertThat(outbox.of("ENT-11076-2017-M1")).isNotEmpty().allSatisfy(mail -> {
            assertThat(mail.commune()).isEqualTo(owner);
            assertThat(mail.body()).contains("(" + named + ")");
        });
    }

    @Test
    void itsMailAndItsRowAreOneTransaction() {
        transaction.executeWithoutResult(status -> {
            reminders.remind(request(ReminderKind.AHEAD, "secretariat"));
            status.setRollbackOnly();
        });
        assertThat(reminders.of("ENT-11076-2017")).isEmpty();
        assertThat(outbox.of("ENT-11076-2017")).isEmpty();
    }

    @Test
    void theDatabaseItselfRefusesASecondOne() {
        reminders.remind(request(ReminderKind.AHEAD, "secretariat"));
        assertThatThrownBy(() -> rows.saveAndFlush(new ReminderRow(request(ReminderKind.AHEAD, "secretariat"), "Rappel", Instant.EPOCH, List.of())))
            .isInstanceOf(DataIntegrityViolationException.class);
    }

    private void today(LocalDate day) {
        time.set(day.atTime(ReminderPlan.HOUR).atZone(time.getZone()).toInstant());
    }

    private static ReminderRequest either(ReminderKind kind, String owner, List<String> groups, List<String> informed) {
        return new ReminderRequest(kind, "task-1", "UserTask_OrganiseConciliation", "Organiser la conciliation", "ENT-11076-2017-M1", owner, groups, informed, null,
            new Deadline(DUE, "Conciliation : un mois", "Convention, art. 9", ""));
    }

    private static ReminderRequest request(ReminderKind kind, String group) {
        return new ReminderRequest(kind, "task-1", "UserTask_SendConvocation", "Envoyer la convocation", "ENT-11076-2017", "11076", group, null,
            new Deadline(DUE, "Convocation : 5 jours francs", "CGCT, art. L2121-12", "5 jours francs entre le 24/10/2017 et le 30/10/2017"));
    }
}
