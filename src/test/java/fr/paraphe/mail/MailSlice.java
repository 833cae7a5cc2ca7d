package fr.paraphe.mail;

import fr.paraphe.support.RoomTest;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.event.EventListener;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** The outbox and its tables, without the engine and without a sender: a test makes its own, on its own mail server. Every use case commits. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RoomTest(MailSlice.STARTS)
@Import({MailService.class, MailSlice.Given.class})
@interface MailSlice {

    String STARTS = "2017-10-24T06:00:00Z";
    Instant START = Instant.parse(STARTS);
    MailSettings SETTINGS = new MailSettings(true, "mairie@castelnaudary.example", "", "node-1", Duration.ofMinutes(15));

    @TestConfiguration(proxyBeanMethods = false)
    class Given {

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
