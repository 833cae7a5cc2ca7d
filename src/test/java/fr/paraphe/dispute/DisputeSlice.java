package fr.paraphe.dispute;

import fr.paraphe.calendar.SettableClock;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.Obligations;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.convention.Side;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.PdfRenderer;
import fr.paraphe.support.OutboxKeeper;
import fr.paraphe.support.RoomTest;
import fr.paraphe.support.SignedConvention;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Disputes on a database of their own, without the engine, about conventions of an invented town; letters are there as their room leaves them; every use case commits. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RoomTest("2019-02-01T08:00:00Z")
@Import({DisputeService.class, DisputeReader.class, DisputeMails.class, DisputeDueDates.class, Invitations.class, LetterService.class, LetterMails.class,
    TerminationService.class, TerminationMails.class, Obligations.class, SchoolLists.class, ConventionService.class, PartyReader.class,
    DirectoryService.class, DocumentStore.class, PdfRenderer.class, DisputeSlice.Given.class})
@interface DisputeSlice {

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

    /** Conventions in force, letters that were sent, and the clock. */
    final class Town {

        private static final AtomicInteger NUMBER = new AtomicInteger();

        private final JdbcClient jdbc;
        private final SettableClock clock;

        Town(JdbcClient jdbc, SettableClock clock) {
            this.jdbc = jdbc;
            this.clock = clock;
            jdbc.sql("insert into academie values ('montpellier', 'Académie de Montpellier', 'A', 'Montpellier', 'rue', 'Mme', 'A', 'B', 'Recteur', 0)").update();
            jdbc.sql("insert into commune values ('11999', 'Valombre', '200000008', 900, '011', '1', 'montpellier', null, '1, place de la Mairie', 0)").update();
            jdbc.sql("insert into mailbox (role, scope, email, version) values ('secretariat', '11999', 'mairie@valombre.example', 0)").update();
            jdbc.sql("insert into mailbox (role, scope, email, version) values ('academie', 'montpellier', 'ent@academie.example', 0)").update();
        }

        String convention() {
            String reference = "ENT-11999-" + NUMBER.incrementAndGet();
            SignedConvention.of(reference, "11999").into(jdbc);
            return reference;
        }

        /** A mise en demeure or a dénonciation on its way since that day. */
        String letter(String convention, LetterKind kind, Side author, String sentOn) {
            int number = jdbc.sql("select count(*) from letter where convention = ? and kind = ?").params(convention, kind.name()).query(Integer.class).single() + 1;
            String reference = convention + "-" + kind.mark() + number;
            jdbc.sql("""
                insert into letter (reference, convention, number, commune, academie, kind, author, status, opened_at, opened_by, drops, renounced, lre_consent, channel, sent_on,
                    tracking_number, concluded_at, version)
                values (?, ?, ?, '11999', 'montpellier', ?, ?, 'SENT', timestamp with time zone '2019-01-02 10:00:00+00:00', 'x', false, false, false, 'LRAR', ?, '1A 000',
                    timestamp with time zone '2019-01-02 10:00:00+00:00', 0)""")
                .params(reference, convention, number, kind.name(), author.name(), LocalDate.parse(sentOn)).update();
            return reference;
        }

        void received(String letter, String on) {
            jdbc.sql("update letter set received_on = ?, delivery_concluded_at = timestamp with time zone '2019-01-03 10:00:00+00:00' where reference = ?")
                .params(LocalDate.parse(on), letter).update();
        }

        void unclaimed(String letter, String presented) {
            jdbc.sql("update letter set first_presented_on = ?, non_delivery = 'UNCLAIMED', delivery_concluded_at = timestamp with time zone '2019-01-03 10:00:00+00:00' "
                + "where reference = ?").params(LocalDate.parse(presented), letter).update();
        }

        /** The résiliation leaves its author. */
        void send(String resiliation, String on) {
            jdbc.sql("update letter set status = 'SENT', sent_on = ?, channel = 'LRAR', concluded_at = opened_at, running = ? where reference = ?")
                .params(LocalDate.parse(on), resiliation, resiliation).update();
        }

        String letterStatus(String letter) {
            return jdbc.sql("select status from letter where reference = ?").param(letter).query(String.class).single();
        }

        void ended(String convention) {
            jdbc.sql("update convention set status = 'ENDED', ended_on = '2019-02-28', end_reason = 'Dénonciation " + convention + "-D1 par la commune (art. 9)' where reference = ?")
                .param(convention).update();
        }

        /** It is noon of that day in Paris. */
        void on(String day) {
            clock.set(LocalDate.parse(day).atTime(LocalTime.NOON).atZone(clock.getZone()).toInstant());
        }
    }
}
