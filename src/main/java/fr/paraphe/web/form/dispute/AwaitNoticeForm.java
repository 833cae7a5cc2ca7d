package fr.paraphe.web.form.dispute;

import fr.paraphe.dispute.DisputeService;
import fr.paraphe.dispute.LetterService;
import org.springframework.stereotype.Component;

/** The month of notice of a dénonciation (art. 9). */
@Component
class AwaitNoticeForm extends AwaitEndForm {

    AwaitNoticeForm(LetterService letters, DisputeService disputes, ShownLetters shown) {
        super(letters, disputes, shown);
    }

    @Override
    public String taskKey() {
        return "UserTask_AwaitNotice";
    }
}
