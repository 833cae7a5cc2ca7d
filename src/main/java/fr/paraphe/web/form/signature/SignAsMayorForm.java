package fr.paraphe.web.form.signature;

import fr.paraphe.signature.Party;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import org.springframework.stereotype.Component;

/** The mayor's signature, or refusal. */
@Component
class SignAsMayorForm implements TaskForm<SignInput> {

    private final SignViews views;

    SignAsMayorForm(SignViews views) {
        this.views = views;
    }

    @Override
    public String taskKey() {
        return "UserTask_SignAsMayor";
    }

    @Override
    public Class<SignInput> inputType() {
        return SignInput.class;
    }

    @Override
    public SignView view(TaskRef task) {
        return views.view(task, Party.MAYOR);
    }

    @Override
    public void save(TaskRef task, SignInput input) {
        views.save(task, Party.MAYOR, input);
    }
}
