package fr.paraphe.dispute;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * {@code paraphe.dispute.*}.
 *
 * @param agreementDays how many days after the meeting an agreement can be recorded; then the conciliation has failed
 */
@ConfigurationProperties("paraphe.dispute")
public record DisputeSettings(@DefaultValue("15") int agreementDays) {
}
