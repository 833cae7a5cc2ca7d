package fr.paraphe.web.form.signature;

import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.Representative;
import fr.paraphe.signature.Party;
import fr.paraphe.signature.SignatureDecision;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.util.List;
import org.springframework.stereotype.Component;

/** The mayor's signature, or refusal. */
@Component
class SignAsMayorForm implements TaskForm<SignInput> {

    private static final List<SignView.Choice> DECISIONS = List.of(new SignView.Choice(SignatureDecision.SIGNED.name(), "Signer la convention"),
            new SignView.Choice(SignatureDecision.REFUSED.name(), "Refuser de signer"));

    private final SignViews views;
    private final ConventionService conventions;

    SignAsMayorForm(SignViews views, ConventionService conventions) {
        this.views = views;
        this.conventions = conventions;
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
        Representative mayor = conventions.byReference(task.reference()).mayor();
        return views.view(task, Party.MAYOR, mayor.fullName() + ", Maire", DECISIONS);
    }

    @Override
    public void save(TaskRef task, SignInput input) {
        views.save(task, Party.MAYOR, input);
    }
}
