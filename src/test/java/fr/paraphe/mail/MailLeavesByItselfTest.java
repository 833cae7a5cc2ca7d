package fr.paraphe.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SettableClock;
import java.time.ZoneId;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.test.autoconfigure.jdbc.AutoConfigureTestDatabase;
import org.springframework.boot.test.autoconfigure.orm.jpa.DataJpaTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** As configured in production: the commit alone makes the mail leave, on the mail thread, which finishes its mail before the application stops. */
@DataJpaTest(showSql = false, properties = {
    "spring.datasource.url=jdbc:h2:mem:leaves-${random.uuid};DB_CLOSE_DELAY=-1;DB_CLOSE_ON_EXIT=FALSE",
    "spring.datasource.username=sa",
    "spring.datasource.password=",
    "spring.mail.host=127.0.0.1",
    "paraphe.mail.sweep=false"
})
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@ImportAutoConfiguration(MailSenderAutoConfiguration.class)
@Transactional(propagation = Propagation.NOT_SUPPORTED)
@DirtiesContext
@Import({MailService.class, MailConfiguration.class, MailLeavesByItselfTest.Given.class})
class MailLeavesByItselfTest {

    private static final long PATIENCE = 20_000;

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort()).withPerMethodLifecycle(false);

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Given {

        @Bean
        CivilClock civilClock() {
            return new CivilClock(new SettableClock(MailSlice.START, ZoneId.of("Europe/Paris")), ZoneId.of("Europe/Paris"));
        }
    }

    @Autowired
    Outbox outbox;
    @Autowired
    MailThread thread;
    @Autowired
    TransactionTemplate transaction;

    @Test
    void afterTheCommit() {
        transaction.executeWithoutResult(status -> outbox.post(new Mail("one", "a@example.fr", "Un", "Un", List.of(), "ENT-11076-2017", "11076")));
        assertThat(SERVER.waitForIncomingEmail(PATIENCE, 1)).isTrue();
        thread.destroy();
        assertThat(outbox.states(List.of("one")).values()).extracting(MailState::status).containsExactly(MailStatus.SENT);
        assertThat(SERVER.getReceivedMessages()).hasSize(1);
    }
}
