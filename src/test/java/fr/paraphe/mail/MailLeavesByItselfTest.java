package fr.paraphe.mail;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.junit5.GreenMailExtension;
import com.icegreen.greenmail.util.ServerSetupTest;
import fr.paraphe.support.RoomTest;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.context.annotation.Import;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.test.context.TestPropertySource;
import org.springframework.transaction.support.TransactionTemplate;

/** As configured in production: the commit alone makes the mail leave, on the mail thread, which finishes its mail before the application stops. */
@RoomTest(MailSlice.STARTS)
@TestPropertySource(properties = {"spring.mail.host=127.0.0.1", "paraphe.mail.sweep=false"})
@ImportAutoConfiguration(MailSenderAutoConfiguration.class)
@DirtiesContext
@Import({MailService.class, MailConfiguration.class})
class MailLeavesByItselfTest {

    private static final long PATIENCE = 20_000;

    @RegisterExtension
    static final GreenMailExtension SERVER = new GreenMailExtension(ServerSetupTest.SMTP.dynamicPort()).withPerMethodLifecycle(false);

    @DynamicPropertySource
    static void server(DynamicPropertyRegistry properties) {
        properties.add("spring.mail.port", () -> SERVER.getSmtp().getPort());
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
