package fr.paraphe.prefecture.process;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.prefecture.LetterService;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When the watch for the déféré ends: at 24:00 of the prefect's last day. */
@Component("defereExpiry")
public class DefereExpiry {

    private final LetterService letters;
    private final CivilClock clock;

    DefereExpiry(LetterService letters, CivilClock clock) {
        this.letters = letters;
        this.clock = clock;
    }

    public Date at(DelegateExecution execution) {
        return Date.from(clock.endOf(letters.lastDay(execution.getProcessBusinessKey()).date()));
    }
}
