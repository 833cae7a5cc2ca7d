package fr.paraphe.contribution;

import fr.paraphe.calendar.SchoolYear;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * When communes are reminded that their window will close: {@code paraphe.campaign.reminders}.
 *
 * @param reminders month and day, {@code --09-15}; 15 September, 1 and 12 October where nothing is said
 */
@ConfigurationProperties("paraphe.campaign")
public record CampaignSettings(List<String> reminders) {

    public CampaignSettings {
        reminders = reminders == null ? List.of("--09-15", "--10-01", "--10-12") : List.copyOf(reminders);
        reminders.forEach(MonthDay::parse);
    }

    /** The dates within a school year, in their order. */
    List<LocalDate> dates(SchoolYear year) {
        return reminders.stream().map(MonthDay::parse)
            .map(day -> day.atYear(day.getMonthValue() >= year.firstDay().getMonthValue() ? year.firstYear() : year.firstYear() + 1)).sorted().toList();
    }
}
