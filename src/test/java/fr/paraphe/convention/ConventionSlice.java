package fr.paraphe.convention;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.council.OutboxKeeper;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.support.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The room on a database of its own, without the engine; every use case commits, so that a refusal is seen to store nothing. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DataJpaTest(showSql = false, properties = {
    "spring.datasource.url=jdbc:h2:mem:convention-${random.uuid};DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE",
    "spring.datasource.username=sa",
    "spring.datasource.password="
})
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@Import({ConventionService.class, ConventionLife.class, ConventionRenewal.class, SchoolLists.class, BillableConventions.class, PartyReader.class, Obligations.class,
    DirectoryService.class, DocumentStore.class, Towns.class, ConventionSlice.Given.class})
@Tag(TestDatabase.TAG)
@interface ConventionSlice {

    @TestConfiguration(proxyBeanMethods = false)
    class Given {

        @Bean
        SettableClock settableClock() {
            return new SettableClock(Instant.parse("2017-10-16T08:00:00Z"), ZoneId.of("Europe/Paris"));
        }

        @Bean
        CivilClock civilClock(SettableClock clock) {
            return new CivilClock(clock, clock.getZone());
        }

        @Bean
        OutboxKeeper outbox() {
            return new OutboxKeeper();
        }
    }
}
