package fr.paraphe.audit;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.support.TestDatabase;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The audit trail on a database of its own, without the engine and without any other room. Each test has case references of its own. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DataJpaTest(showSql = false, properties = {
    "spring.datasource.url=jdbc:h2:mem:audit-${random.uuid};DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=20000",
    "spring.datasource.username=sa",
    "spring.datasource.password="
})
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@Import({AuditTrail.class, AuditChains.class, AuditReader.class, AuditVerifier.class, AuditKeeper.class, AuditSlice.Given.class})
@Tag(TestDatabase.TAG)
@interface AuditSlice {

    @TestConfiguration(proxyBeanMethods = false)
    class Given {

        @Bean
        SettableClock settableClock() {
            return new SettableClock(Instant.parse("2017-10-20T08:00:00Z"), ZoneId.of("Europe/Paris"));
        }

        @Bean
        CivilClock civilClock(SettableClock clock) {
            return new CivilClock(clock, clock.getZone());
        }

        @Bean
        Acting acting() {
            return () -> Optional.of(new Actor("secretariat-11076", AuditDoor.API));
        }
    }
}
