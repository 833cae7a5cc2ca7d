package fr.paraphe.mail;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.support.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** The outbox and its tables, without the engine and without a sender: a test makes its own, on its own mail server. Every use case commits. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DataJpaTest(showSql = false, properties = {
    "spring.datasource.url=jdbc:h2:mem:mail-${random.uuid};DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE",
    "spring.datasource.username=sa",
    "spring.datasource.password="
})
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@Import({MailService.class, MailSlice.Given.class})
@Tag(TestDatabase.TAG)
@interface MailSlice {

    Instant START = Instant.parse("2017-10-24T06:00:00Z");
    MailSettings SETTINGS = new MailSettings(true, "mairie@castelnaudary.example", "", "node-1", Duration.ofMinutes(15));

    @TestConfiguration(proxyBeanMethods = false)
    class Given {

        @Bean
        SettableClock settableClock() {
            return new SettableClock(START, ZoneId.of("Europe/Paris"));
        }

        @Bean
        CivilClock civilClock(SettableClock clock) {
            return new CivilClock(clock, clock.getZone());
        }

        @Bean
        MailSettings settings() {
            return SETTINGS;
        }

        @Bean
        Woken woken() {
            return new Woken();
        }
    }

    /** Counts what wakes the sender, and keeps what is told of each mail. */
    class Woken {

        private final List<MailMoved> moved = new CopyOnWriteArrayList<>();
        private int times;

        @EventListener
        void told(MailMoved mail) {
            moved.add(mail);
        }

        List<MailMoved> moved() {
            return moved;
        }

        @TransactionalEventListener(classes = MailPosted.class, phase = TransactionPhase.AFTER_COMMIT)
        void wake() {
            times++;
        }

        int times() {
            return times;
        }
    }
}
