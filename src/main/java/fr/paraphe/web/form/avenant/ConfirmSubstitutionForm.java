package fr.paraphe.web.form.avenant;

import fr.paraphe.avenant.Avenant;
import fr.paraphe.avenant.AvenantService;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The académie records who has taken the commune's place, and since when (art. 8). */
@Component
class ConfirmSubstitutionForm implements TaskForm<ConfirmSubstitutionForm.Input> {

    private final AvenantService avenants;
    private final PartyReader parties;
    private final ShownAvenants shown;

    ConfirmSubstitutionForm(AvenantService avenants, PartyReader parties, ShownAvenants shown) {
        this.avenants = avenants;
        this.parties = parties;
        this.shown = shown;
    }

    record Input(String name, String siren, LocalDate substitutedOn, String postalAddress) {
    }

    record View(ShownAvenant avenant, String communeName, Input initial) {
    }

    @Override
    public String taskKey() {
        return "UserTask_ConfirmSubstitution";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Avenant avenant = avenants.byReference(task.reference());
        return new View(shown.shown(task.reference()), parties.commune(avenant.convention()).name(), new Input(avenant.bodyName().orElse(null),
            avenant.bodySiren().orElse(null), avenant.bodyOn().orElse(null), avenant.bodyAddress().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        avenants.substitute(new AvenantService.Substitute(task.reference(), input.name(), input.siren(), input.postalAddress(), input.substitutedOn(), task.user()));
    }
}
