package fr.paraphe.web.form.prefecture;

import fr.paraphe.prefecture.Act;
import fr.paraphe.prefecture.ActNumber;
import fr.paraphe.prefecture.PrefectureService;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** When the certified copy of the act was made. */
@Component
class AmpliationForm implements TaskForm<AmpliationForm.Input> {

    private final PrefectureService prefecture;

    AmpliationForm(PrefectureService prefecture) {
        this.prefecture = prefecture;
    }

    record View(String object, String number, LocalDate decisionDate, LocalDate receivedOn, Input initial) {
    }

    record Input(LocalDate ampliationOn) {
    }

    @Override
    public String taskKey() {
        return "UserTask_RecordAmpliation";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Act act = prefecture.act(task.reference());
        return new View(act.object(), act.number().map(ActNumber::display).orElse(null), act.decisionDate(), act.receivedOn().orElse(null),
                new Input(act.ampliationOn().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        prefecture.recordAmpliation(task.reference(), input.ampliationOn(), task.user());
    }
}
