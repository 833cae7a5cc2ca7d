package fr.paraphe.web.form.dispute;

import fr.paraphe.dispute.DisputeService;
import fr.paraphe.dispute.LetterService;
import org.springframework.stereotype.Component;

/** The fifteen days of a résiliation (art. 10). */
@Component
class AwaitResiliationForm extends AwaitEndForm {

    AwaitResiliationForm(LetterService letters, DisputeService disputes, ShownLetters shown) {
        super(letters, disputes, shown);
    }

    @Override
    public String taskKey() {
        return "UserTask_AwaitResiliation";
    }
}
