package fr.paraphe.avenant;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code paraphe.avenant.*}.
 *
 * @param windowRemindersDays how many days before the window closes the commune is reminded of an avenant that is not transmitted; 0 is once it has closed
 */
@ConfigurationProperties("paraphe.avenant")
public record AvenantSettings(List<Integer> windowRemindersDays) {

    public AvenantSettings {
        windowRemindersDays = windowRemindersDays == null ? List.of() : List.copyOf(windowRemindersDays);
    }
}
