package fr.paraphe.support;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SettableClock;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Instant;
import java.time.ZoneId;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;

/**
 * The whole application on a loopback port and an H2 database of its own, its clock standing still until a test sets it (inject {@link SettableClock}),
 * no job and no mail leaving by itself. All classes with this annotation and nothing else share one context, hence one database: a test uses case
 * references of its own and sets the clock it needs.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Inherited
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT, properties = {
    "spring.datasource.url=jdbc:h2:mem:${random.uuid};DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE",
    "spring.datasource.username=sa",
    "spring.datasource.password=",
    "paraphe.operation.email=exploitation@paraphe.example",
    "paraphe.operation.metrics-token=a-token-for-the-tests",
    "paraphe.accessibility.contact=accessibilite@paraphe.example",
    "camunda.bpm.job-execution.enabled=false",
    "camunda.bpm.metrics.enabled=false",
    "paraphe.mail.sweep=false",
    "paraphe.retention.night=false",
    "paraphe.absences.sweep-every=P1D",
    "paraphe.demo.enabled=true",
    // of the provider that OidcTest starts beside the application
    "spring.autoconfigure.exclude=org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration"
})
@Import(ParapheTest.StandingClock.class)
public @interface ParapheTest {

    /** A Friday, six weeks before the session of the source document. */
    Instant START = Instant.parse("2017-09-15T08:00:00Z");

    @TestConfiguration(proxyBeanMethods = false)
    class StandingClock {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(START, ZoneId.of("Europe/Paris"));
        }

        @Bean
        @Primary
        CivilClock standingCivilClock(SettableClock clock) {
            return new CivilClock(clock, clock.getZone());
        }
    }
}
