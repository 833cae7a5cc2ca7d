package fr.paraphe.dispute.process;

import fr.paraphe.dispute.LetterService;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.springframework.stereotype.Component;

/** What the models ask about the two parties. */
@Component
public class DisputeParties {

    private final LetterService letters;

    DisputeParties(LetterService letters) {
        this.letters = letters;
    }

    /** The group that writes for the author of the letter that is the business key. */
    public String writer(DelegateExecution execution) {
        return letters.byReference(execution.getProcessBusinessKey()).author().writerGroup();
    }
}
