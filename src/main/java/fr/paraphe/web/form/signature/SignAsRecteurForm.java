package fr.paraphe.web.form.signature;

import fr.paraphe.signature.Party;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import org.springframework.stereotype.Component;

/** The recteur's signature, refusal, or request to correct the text. */
@Component
class SignAsRecteurForm implements TaskForm<SignInput> {

    private final SignViews views;

    SignAsRecteurForm(SignViews views) {
        this.views = views;
    }

    @Override
    public String taskKey() {
        return "UserTask_SignAsRecteur";
    }

    @Override
    public Class<SignInput> inputType() {
        return SignInput.class;
    }

    @Override
    public SignView view(TaskRef task) {
        return views.view(task, Party.RECTEUR);
    }

    @Override
    public void save(TaskRef task, SignInput input) {
        views.save(task, Party.RECTEUR, input);
    }
}
