package fr.paraphe.web.form.prefecture;

import fr.paraphe.council.CouncilReader;
import fr.paraphe.prefecture.Act;
import fr.paraphe.prefecture.ActIdentifier;
import fr.paraphe.prefecture.ActNumber;
import fr.paraphe.prefecture.Matiere;
import fr.paraphe.prefecture.PrefectureService;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The number of the act and its sending to the prefecture. */
@Component
class TransmissionForm implements TaskForm<TransmissionForm.Input> {

    private final PrefectureService prefecture;
    private final CouncilReader council;

    TransmissionForm(PrefectureService prefecture, CouncilReader council) {
        this.prefecture = prefecture;
        this.council = council;
    }

    /**
     * The number proposed is the one that the register of the council has.
     *
     * @param identifier as the act will be sent, once a number is saved
     * @param anomaly    for which a former sending came back
     */
    record View(LocalDate decisionDate, Choice nature, List<Choice> matieres, String identifier, AnomalyView anomaly, Input initial) {
    }

    record Input(String number, String matiere, String object, LocalDate transmittedOn, String tdtReference) {
    }

    @Override
    public String taskKey() {
        return "UserTask_RecordTransmission";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Act act = prefecture.act(task.reference());
        List<Choice> matieres = Matiere.national().stream()
                .map(matiere -> new Choice(matiere.code(), matiere.code() + " " + matiere.heading() + " / " + matiere.subheading())).toList();
        return new View(act.decisionDate(), new Choice(act.nature().name(), act.nature().label()), matieres,
                act.identifier().map(ActIdentifier::toString).orElse(null), AnomalyView.of(act),
                new Input(act.number().map(ActNumber::display).or(() -> council.number(task.reference())).orElse(null), act.matiere().code(), act.object(), act.transmittedOn().orElse(null),
                        act.tdtReference().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        prefecture.recordTransmission(new PrefectureService.Transmission(task.reference(), input.number(), input.matiere(), input.object(), input.transmittedOn(),
                input.tdtReference(), task.user()));
    }
}
