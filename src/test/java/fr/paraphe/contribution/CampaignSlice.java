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
import fr.paraphe.support.SignedConvention;
import jakarta.persistence.EntityManager;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.stream.IntStream;
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
            SignedConvention.of(reference(town), String.valueOf(town)).with("academie", academie).with("effective_on", LocalDate.parse(effectiveOn))
                .schools(IntStream.rangeClosed(1, schools).mapToObj(school -> "École " + school).toArray(String[]::new)).into(jdbc);
        }

        void change(String sql, Object... values) {
            jdbc.sql(sql).params(values).update();
        }

        <T> T ask(Class<T> type, String sql, Object... values) {
            return jdbc.sql(sql).params(values).query(type).single();
        }
    }
}
