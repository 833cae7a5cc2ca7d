package fr.paraphe.support;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SettableClock;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.boot.test.autoconfigure.properties.PropertyMapping;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * A room without the engine, on a database of its own: all tables, a clock in Paris, and what the test imports. Every use case commits, so that a refusal is seen
 * to store nothing. On both databases.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@DataJpaTest(showSql = false, properties = {
    "spring.datasource.url=jdbc:h2:mem:room-${random.uuid};DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE;LOCK_TIMEOUT=20000",
    "spring.datasource.username=sa",
    "spring.datasource.password="
})
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@Import(RoomTest.Time.class)
@Tag(TestDatabase.TAG)
public @interface RoomTest {

    /** The instant at which its clock starts. */
    @PropertyMapping("paraphe.test.now")
    String value();

    @TestConfiguration(proxyBeanMethods = false)
    class Time {

        @Bean
        SettableClock settableClock(@Value("${paraphe.test.now}") Instant now) {
            return new SettableClock(now, ZoneId.of("Europe/Paris"));
        }

        @Bean
        CivilClock civilClock(SettableClock clock) {
            return new CivilClock(clock, clock.getZone());
        }
    }
}
