package fr.paraphe.web.form.signature;

import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.Representative;
import fr.paraphe.signature.Party;
import fr.paraphe.signature.SignatureDecision;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.util.List;
import org.springframework.stereotype.Component;

/** The recteur's signature, refusal, or request to correct the text. */
@Component
class SignAsRecteurForm implements TaskForm<SignInput> {

    private static final List<SignView.Choice> DECISIONS = List.of(new SignView.Choice(SignatureDecision.SIGNED.name(), "Signer la convention"),
            new SignView.Choice(SignatureDecision.TO_CORRECT.name(), "Demander une correction du texte"),
            new SignView.Choice(SignatureDecision.REFUSED.name(), "Refuser de signer"));

    private final SignViews views;
    private final ConventionService conventions;

    SignAsRecteurForm(SignViews views, ConventionService conventions) {
        this.views = views;
        this.conventions = conventions;
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
        Convention convention = conventions.byReference(task.reference());
        Representative recteur = convention.recteur();
        return views.view(task, Party.RECTEUR, recteur.fullName() + ", " + convention.recteurTitle(), DECISIONS);
    }

    @Override
    public void save(TaskRef task, SignInput input) {
        views.save(task, Party.RECTEUR, input);
    }
}
