package fr.paraphe.web.form.avenant;

import fr.paraphe.avenant.Avenant;
import fr.paraphe.avenant.AvenantService;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import org.springframework.stereotype.Component;

/** The académie accepts or refuses an avenant that came outside its window, where the texts leave it to her. */
@Component
class DecideLateAvenantForm implements TaskForm<DecideLateAvenantForm.Input> {

    private final AvenantService avenants;
    private final ShownAvenants shown;

    DecideLateAvenantForm(AvenantService avenants, ShownAvenants shown) {
        this.avenants = avenants;
        this.shown = shown;
    }

    record Input(Boolean accepted, String reason) {
    }

    record View(ShownAvenant avenant, ShownAvenants.Window window, Input initial) {
    }

    @Override
    public String taskKey() {
        return "UserTask_DecideLateAvenant";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Avenant avenant = avenants.byReference(task.reference());
        return new View(shown.shown(task.reference()), shown.window(avenant).orElse(null),
            new Input(avenant.lateAccepted().orElse(null), avenant.lateReason().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        avenants.decideLate(new AvenantService.DecideLate(task.reference(), input.accepted(), input.reason(), task.user()));
    }
}
