package fr.paraphe.web.form.avenant;

import fr.paraphe.avenant.Avenant;
import fr.paraphe.avenant.AvenantService;
import fr.paraphe.avenant.AvenantWindow;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import org.springframework.stereotype.Component;

/** Whether the change of an avenant without effect is taken up in the window that has opened. */
@Component
class ProposeAgainForm implements TaskForm<ProposeAgainForm.Input> {

    private final AvenantService avenants;
    private final ConventionService conventions;
    private final ShownAvenants shown;

    ProposeAgainForm(AvenantService avenants, ConventionService conventions, ShownAvenants shown) {
        this.avenants = avenants;
        this.conventions = conventions;
        this.shown = shown;
    }

    record Input(Boolean again, String note) {
    }

    record View(ShownAvenant avenant, String nextSchoolYear, ShownAvenants.Window window, Input initial) {
    }

    @Override
    public String taskKey() {
        return "UserTask_ProposeAgain";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Avenant avenant = avenants.byReference(task.reference());
        SchoolYear next = avenant.schoolYear().next();
        return new View(shown.shown(task.reference()), next.toString(),
            ShownAvenants.Window.of(AvenantWindow.of(conventions.byReference(avenant.convention()).terms(), next)),
            new Input(avenant.again().orElse(null), avenant.againNote().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        avenants.decideAgain(task.reference(), input.again(), input.note(), task.user());
    }
}
