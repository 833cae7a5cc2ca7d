package fr.paraphe.avenant;

import fr.paraphe.calendar.SettableClock;
import fr.paraphe.convention.BillableConventions;
import fr.paraphe.convention.ConventionLife;
import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.directory.SchoolType;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.support.OutboxKeeper;
import fr.paraphe.support.RoomTest;
import fr.paraphe.support.SignedConvention;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.TestPropertySource;

/** Avenants on a database of their own, without the engine, with a town whose convention of 2017 is in force with three schools; every use case commits. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RoomTest("2018-09-10T08:00:00Z")
@TestPropertySource(properties = "paraphe.avenant.window-reminders-days=10,3,1,0")
@Import({AvenantService.class, AvenantViews.class, AvenantMails.class, AvenantReader.class, AvenantCalendar.class, AvenantDueDates.class, SchoolLists.class,
    ConventionLife.class, ConventionService.class, PartyReader.class, BillableConventions.class, DirectoryService.class, DocumentStore.class, AvenantSlice.Given.class})
@interface AvenantSlice {

    @TestConfiguration(proxyBeanMethods = false)
    class Given {

        @Bean
        OutboxKeeper outbox() {
            return new OutboxKeeper();
        }

        @Bean
        Town town(JdbcClient jdbc, SettableClock clock) {
            return new Town(jdbc, clock);
        }
    }

    /** Conventions of 2017-2018 to 2020-2021 of an invented town; and the clock. */
    final class Town {

        static final ConventionSchool EST = school("0110001S", "Est");
        static final ConventionSchool NORD = school(null, "Nord");
        static final ConventionSchool SUD = school(null, "Sud");
        static final ConventionSchool OUEST = school(null, "Ouest");
        static final ConventionSchool CENTRE = school(null, "Centre");

        static ConventionSchool school(String uai, String name) {
            return new ConventionSchool(uai, SchoolType.EE, name, "11999");
        }

        private static final AtomicInteger NUMBER = new AtomicInteger();

        private final JdbcClient jdbc;
        private final SettableClock clock;

        Town(JdbcClient jdbc, SettableClock clock) {
            this.jdbc = jdbc;
            this.clock = clock;
            jdbc.sql("insert into academie values ('montpellier', 'Académie de Montpellier', 'A', 'Montpellier', 'rue', 'Mme', 'A', 'B', 'Recteur', 0)").update();
            commune("11999", "Valombre", "200000008");
            commune("11998", "Saint-Clair", "200000016");
            commune("11997", "Malvielle", "200000024");
            jdbc.sql("insert into mailbox (role, scope, email, version) values ('secretariat', '11999', 'mairie@valombre.example', 0)").update();
            jdbc.sql("insert into mailbox (role, scope, email, version) values ('academie', 'montpellier', 'ent@academie.example', 0)").update();
        }

        private void commune(String insee, String name, String siren) {
            jdbc.sql("insert into commune values (?, ?, ?, 900, '011', '1', 'montpellier', null, '1, place de la Mairie', 0)").params(insee, name, siren).update();
        }

        /** A convention in force with the schools Est, Nord and Sud. */
        String convention() {
            String reference = "ENT-11999-" + NUMBER.incrementAndGet();
            SignedConvention.of(reference, "11999").into(jdbc);
            int position = 0;
            for (ConventionSchool school : List.of(EST, NORD, SUD)) {
                jdbc.sql("insert into school_enrolment (reference, from_year, current_key, uai, type, name, commune, version) values (?, 2017, ?, ?, ?, ?, ?, 0)")
                    .params(reference, "annexe 1/" + position++, school.uai(), school.type().name(), school.name(), school.commune()).update();
            }
            return reference;
        }

        void ended(String reference) {
            jdbc.sql("update convention set status = 'ENDED', ended_on = '2018-12-31' where reference = ?").param(reference).update();
        }

        void member(String reference, String commune, String mandate) {
            jdbc.sql("insert into convention_member (reference, commune, mandate) values (?, ?, ?)").params(reference, commune, mandate).update();
        }

        /** It is that hour in Paris. */
        void at(LocalDate day, LocalTime time) {
            clock.set(day.atTime(time).atZone(clock.getZone()).toInstant());
        }

        void on(String day) {
            at(LocalDate.parse(day), LocalTime.NOON);
        }
    }
}
