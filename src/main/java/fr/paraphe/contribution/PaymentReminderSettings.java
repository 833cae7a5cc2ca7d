package fr.paraphe.contribution;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When unpaid titres are reminded of: {@code paraphe.campaign.payment-reminders-days}.
 *
 * @param paymentRemindersDays days after the payment term, each at least 1, rising; 30 and 60 where nothing is said
 */
@ConfigurationProperties("paraphe.campaign")
public record PaymentReminderSettings(List<Integer> paymentRemindersDays) {

    public PaymentReminderSettings {
        paymentRemindersDays = paymentRemindersDays == null ? List.of(30, 60) : paymentRemindersDays.stream().sorted().toList();
    }
}
