package fr.paraphe.mail;

import fr.paraphe.calendar.CivilClock;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnExpression;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Sends only where a mail server is configured ({@code spring.mail.host}); without one the outbox keeps the mails. */
@Configuration
@EnableScheduling
class MailConfiguration {

    @Bean
    MailSettings mailSettings(@Value("${spring.mail.host:}") String host,
                              @Value("${paraphe.mail.from:paraphe@localhost}") String from,
                              @Value("${paraphe.mail.redirect-to:}") String redirectTo,
                              @Value("${paraphe.mail.node:}") String node,
                              @Value("${server.port:8080}") String port,
                              @Value("${paraphe.mail.give-up-after:PT15M}") Duration giveUpAfter) {
        return new MailSettings(!host.isBlank(), from, redirectTo, node.isBlank() ? hostName() + ":" + port : node, giveUpAfter);
    }

    private static String hostName() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException e) {
            return "localhost";
        }
    }

    @Configuration
    @ConditionalOnExpression("!'${spring.mail.host:}'.isBlank()")
    static class Sending {

        @Bean
        OutboxSender outboxSender(MailRepository mails, JavaMailSender sender, MailSettings settings, CivilClock clock,
                                  PlatformTransactionManager transactions, ApplicationEventPublisher events) {
            TransactionTemplate own = new TransactionTemplate(transactions);
            own.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
            return new OutboxSender(mails, new MailCarrier(sender, settings), settings, clock, own, events);
        }

        @Bean
        MailThread mailThread() {
            return new MailThread();
        }

        @Bean
        MailTrigger mailTrigger(OutboxSender sender, MailThread thread, @Value("${paraphe.mail.sweep:true}") boolean sweep) {
            return new MailTrigger(sender, thread::execute, sweep);
        }
    }
}
