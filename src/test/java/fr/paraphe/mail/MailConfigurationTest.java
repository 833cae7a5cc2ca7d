package fr.paraphe.mail;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SettableClock;
import java.time.Duration;
import java.time.ZoneId;
import org.junit.jupiter.api.Test;
import org.mockito.Mockito;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.mail.MailSenderAutoConfiguration;
import org.springframework.boot.convert.ApplicationConversionService;
import org.springframework.boot.test.context.ConfigDataApplicationContextInitializer;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.transaction.PlatformTransactionManager;

/** A mail server or none; and with one, limits on how long it may keep us. */
class MailConfigurationTest {

    private final ApplicationContextRunner application = new ApplicationContextRunner()
        .withInitializer(new ConfigDataApplicationContextInitializer())
        .withInitializer(context -> context.getBeanFactory().setConversionService(ApplicationConversionService.getSharedInstance()))
        .withConfiguration(AutoConfigurations.of(MailSenderAutoConfiguration.class))
        .withUserConfiguration(MailConfiguration.class)
        .withBean(CivilClock.class, () -> new CivilClock(new SettableClock(MailSlice.START, ZoneId.of("Europe/Paris")), ZoneId.of("Europe/Paris")))
        .withBean(MailRepository.class, () -> Mockito.mock(MailRepository.class))
        .withBean(PlatformTransactionManager.class, () -> Mockito.mock(PlatformTransactionManager.class));

    @Test
    void withoutAMailServerNothingSends() {
        application.run(context -> {
            assertThat(context).hasNotFailed().doesNotHaveBean(OutboxSender.class).doesNotHaveBean(MailTrigger.class);
            assertThat(context.getBean(MailSettings.class).serverConfigured()).isFalse();
        });
        application.withPropertyValues("spring.mail.host=").run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(OutboxSender.class));
    }

    @Test
    void withOneItSendsWithinLimits() {
        application.withPropertyValues("spring.mail.host=smtp.example.fr", "paraphe.mail.from=mairie@example.fr", "paraphe.mail.redirect-to=essais@example.fr",
            "paraphe.mail.node=a", "paraphe.mail.give-up-after=PT20M").run(context -> {
                assertThat(context).hasNotFailed().hasSingleBean(OutboxSender.class).hasSingleBean(MailTrigger.class);
                assertThat(context.getBean(MailSettings.class))
                    .isEqualTo(new MailSettings(true, "mairie@example.fr", "essais@example.fr", "a", Duration.ofMinutes(20)));
                assertThat(context.getBean(JavaMailSenderImpl.class).getJavaMailProperties())
                    .containsEntry("mail.smtp.connectiontimeout", "10000").containsEntry("mail.smtp.timeout", "10000").containsEntry("mail.smtp.writetimeout", "10000");
            });
    }

    @Test
    void everyNodeHasANameOfItsOwn() {
        application.withPropertyValues("server.port=9001").run(context -> assertThat(context.getBean(MailSettings.class).node()).endsWith(":9001"));
    }
}
