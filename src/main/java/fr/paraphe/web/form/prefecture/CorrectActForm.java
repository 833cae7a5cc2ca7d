package fr.paraphe.web.form.prefecture;

import fr.paraphe.prefecture.Act;
import fr.paraphe.prefecture.ActIdentifier;
import fr.paraphe.prefecture.ActNumber;
import fr.paraphe.prefecture.PrefectureService;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import org.springframework.stereotype.Component;

/** What was corrected after an anomaly, before the act is sent again. */
@Component
class CorrectActForm implements TaskForm<CorrectActForm.Input> {

    private final PrefectureService prefecture;

    CorrectActForm(PrefectureService prefecture) {
        this.prefecture = prefecture;
    }

    record View(String object, String number, String identifier, AnomalyView anomaly, Input initial) {
    }

    record Input(String correction) {
    }

    @Override
    public String taskKey() {
        return "UserTask_CorrectAct";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Act act = prefecture.act(task.reference());
        return new View(act.object(), act.number().map(ActNumber::display).orElse(null), act.identifier().map(ActIdentifier::toString).orElse(null),
                AnomalyView.of(act), new Input(act.correction().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        prefecture.recordCorrection(task.reference(), input.correction(), task.user());
    }
}
