package fr.paraphe.prefecture.process;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.prefecture.LetterService;
import java.util.Date;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** When silence about a letter of the prefecture becomes a refusal: at 24:00 of the last day of two months. */
@Component("implicitRefusal")
public class ImplicitRefusalTimer {

    private final LetterService letters;
    private final CivilClock clock;

    ImplicitRefusalTimer(LetterService letters, CivilClock clock) {
        this.letters = letters;
        this.clock = clock;
    }

    public Date at(DelegateExecution execution) {
        return Date.from(clock.endOf(letters.implicitRefusal(execution.getProcessBusinessKey()).date()));
    }
}
