package fr.paraphe.contribution;

import static org.mockito.Mockito.mock;

import fr.paraphe.audit.AuditTrail;
import fr.paraphe.avenant.AvenantReader;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.convention.BillableConventions;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.directory.Academie;
import fr.paraphe.directory.Commune;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.mail.MailService;
import fr.paraphe.mail.MailSettings;
import fr.paraphe.support.RoomTest;
import jakarta.persistence.EntityManager;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/** Campaigns on a database of their own, without the engine; conventions and lists are real, avenants and titres are told by the test. Each test has an académie of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RoomTest("2018-09-01T08:00:00Z")
@Import({CampaignClosing.class, CampaignService.class, SingleBilling.class, WindowMails.class, AvenantNews.class, ContributionReader.class, BillableConventions.class,
    ConventionService.class, SchoolLists.class, PartyReader.class, DirectoryService.class, DocumentStore.class, MailService.class, CampaignSlice.Given.class})
@interface CampaignSlice {

    @TestConfiguration(proxyBeanMethods = false)
    class Given {

        @Bean
        MailSettings mailSettings() {
            return new MailSettings(false, "paraphe@localhost", "", "test", Duration.ofMinutes(10));
        }

        @Bean
        AuditTrail auditTrail() {
            return mock(AuditTrail.class);
        }

        @Bean
        AvenantReader avenants() {
            return mock(AvenantReader.class);
        }

        @Bean
        IssuedTitres titres() {
            return mock(IssuedTitres.class);
        }

        @Bean
        Land land(JdbcClient jdbc, EntityManager entities, TransactionTemplate transaction, SettableClock clock) {
            return new Land(jdbc, entities, transaction, clock);
        }
    }

    /** Académies with their communes, each commune with one convention of three schools from 2017-2018 to 2020-2021. */
    class Land {

        private final JdbcClient jdbc;
        private final EntityManager entities;
        private final TransactionTemplate transaction;
        private final SettableClock clock;
        private int communes = 30000;

        Land(JdbcClient jdbc, EntityManager entities, TransactionTemplate transaction, SettableClock clock) {
            this.jdbc = jdbc;
            this.entities = entities;
            this.transaction = transaction;
            this.clock = clock;
        }

        void at(String day, String time) {
            clock.set(LocalDate.parse(day).atTime(LocalTime.parse(time)).atZone(clock.getZone()).toInstant());
        }

        /** @return the number of its first commune */
        int academie(String code, int towns) {
            int first = communes;
            communes += 100;
            transaction.executeWithoutResult(status -> {
                entities.persist(new Academie(code, "Académie de " + code, clock.getZone(), code, "1, rue du Recteur", "Mme", "Armande", "Le Pellec Muller", "Recteur"));
                for (int town = first; town < first + towns; town++) {
                    String insee = String.valueOf(town);
                    entities.persist(new Commune(insee, "Ville-" + insee, "21" + insee + "00", 1900, "011", "1", code, null, "Mairie"));
                    jdbc.sql("insert into mailbox (role, scope, email, version) values ('secretariat', ?, ?, 0)").params(insee, "mairie-" + insee + "@example.fr").update();
                }
            });
            for (int town = first; town < first + towns; town++) {
                convention(code, town, 3, "2017-11-14");
            }
            return first;
        }

        static String reference(int town) {
            return "ENT-" + town + "-2017";
        }

        private void convention(String academie, int town, int schools, String effectiveOn) {
            jdbc.sql("""
                insert into convention (reference, commune, academie, object, first_school_year, last_paid_school_year, ends_on, fee_per_school, window_opens, window_closes,
                annex_rows, notice_months, conciliation_months, termination_days, payment_days, creditor, mayor_civility, mayor_first_name, mayor_last_name, recteur_civility,
                recteur_first_name, recteur_last_name, recteur_title, status, opened_at, opened_by, effective_on, version)
                values (?, ?, ?, 'Convention', '2017-2018', '2020-2021', ?, 50.00, '--09-01', '--10-15', 15, 1, 1, 15, 30, 'GIP Formavie', 'M.', 'Patrick', 'Maugard',
                'Mme', 'Armande', 'Le Pellec Muller', 'Recteur', 'IN_FORCE', ?, 'test', ?, 0)""")
                .params(reference(town), String.valueOf(town), academie, LocalDate.of(2021, 10, 31), clock.instant().atOffset(ZoneOffset.UTC), LocalDate.parse(effectiveOn)).update();
            for (int school = 1; school <= schools; school++) {
                jdbc.sql("insert into school_enrolment (reference, from_year, current_key, type, name, commune, version) values (?, 2017, ?, 'EE', ?, ?, 0)")
                    .params(reference(town), "EE " + school, "École " + school, String.valueOf(town)).update();
            }
        }

        void change(String sql, Object... values) {
            jdbc.sql(sql).params(values).update();
        }

        <T> T ask(Class<T> type, String sql, Object... values) {
            return jdbc.sql(sql).params(values).query(type).single();
        }
    }
}
