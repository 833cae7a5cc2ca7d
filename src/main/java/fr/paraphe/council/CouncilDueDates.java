package fr.paraphe.council;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.DueDates;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** By when the tasks of a council item must be done, where a rule says so. */
@Component
class CouncilDueDates implements DueDates {

    private final CouncilReader reader;

    CouncilDueDates(CouncilReader reader) {
        this.reader = reader;
    }

    @Override
    public Optional<Deadline> dueDate(String taskKey, String reference) {
        return switch (taskKey) {
            case "UserTask_SendConvocation", "UserTask_RecordPosting" -> reader.latestSending(reference);
            case "UserTask_RecordAttendance", "UserTask_RuleOnUrgency", "UserTask_RecordVote" -> reader.sessionDay(reference);
            case "UserTask_PostDecisions" -> reader.decisionPosting(reference);
            default -> Optional.empty();
        };
    }
}
