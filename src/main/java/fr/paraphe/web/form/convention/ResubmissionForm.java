package fr.paraphe.web.form.convention;

import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import org.springframework.stereotype.Component;

/** What becomes of an item that the council adjourned or that was withdrawn from the agenda. */
@Component
class ResubmissionForm implements TaskForm<ResubmissionForm.Input> {

    private final ConventionService conventions;

    ResubmissionForm(ConventionService conventions) {
        this.conventions = conventions;
    }

    record View(String object, Boolean resubmit, String note) {
    }

    record Input(Boolean resubmit, String note) {
    }

    @Override
    public String taskKey() {
        return "UserTask_DecideOnResubmission";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Convention convention = conventions.byReference(task.reference());
        return new View(convention.object(), convention.resubmit().orElse(null), convention.resubmissionNote().orElse(null));
    }

    @Override
    public void save(TaskRef task, Input input) {
        conventions.decideOnResubmission(task.reference(), input.resubmit(), input.note());
    }
}
