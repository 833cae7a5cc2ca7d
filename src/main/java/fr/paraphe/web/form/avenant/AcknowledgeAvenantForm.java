package fr.paraphe.web.form.avenant;

import fr.paraphe.avenant.AvenantService;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The académie records when it received the avenant. */
@Component
class AcknowledgeAvenantForm implements TaskForm<AcknowledgeAvenantForm.Input> {

    private final AvenantService avenants;
    private final ShownAvenants shown;

    AcknowledgeAvenantForm(AvenantService avenants, ShownAvenants shown) {
        this.avenants = avenants;
        this.shown = shown;
    }

    record Input(LocalDate receivedOn) {
    }

    record View(ShownAvenant avenant, Input initial) {
    }

    @Override
    public String taskKey() {
        return "UserTask_AcknowledgeAvenant";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        return new View(shown.shown(task.reference()), new Input(avenants.byReference(task.reference()).receivedOn().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        avenants.acknowledge(task.reference(), input.receivedOn(), task.user());
    }
}
