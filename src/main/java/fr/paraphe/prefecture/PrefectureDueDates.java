package fr.paraphe.prefecture;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.DueDates;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * The dates that a rule gives to the prefecture's tasks. There is none for the transmission: the law sets no time limit for sending a deliberation
 * (CGCT, art. L2131-1), so that task has a configured term like the others.
 */
@Component
class PrefectureDueDates implements DueDates {

    private final LetterService letters;

    PrefectureDueDates(LetterService letters) {
        this.letters = letters;
    }

    @Override
    public Optional<Deadline> dueDate(String taskKey, String reference) {
        return switch (taskKey) {
            case "UserTask_WatchDefere" -> Optional.of(letters.lastDay(reference));
            case "UserTask_AnswerPrefecture" -> Optional.of(letters.implicitRefusal(reference));
            default -> Optional.empty();
        };
    }
}
