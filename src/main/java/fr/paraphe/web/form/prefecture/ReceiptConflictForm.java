package fr.paraphe.web.form.prefecture;

import fr.paraphe.prefecture.Act;
import fr.paraphe.prefecture.ActIdentifier;
import fr.paraphe.prefecture.ActNumber;
import fr.paraphe.prefecture.ConflictResolution;
import fr.paraphe.prefecture.PrefectureService;
import fr.paraphe.prefecture.ReceiptProof;
import fr.paraphe.prefecture.ReceptionConflict;
import fr.paraphe.prefecture.ReceptionOutcome;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Two answers of the prefecture that contradict each other: which one is right. */
@Component
class ReceiptConflictForm implements TaskForm<ReceiptConflictForm.Input> {

    private final PrefectureService prefecture;

    ReceiptConflictForm(PrefectureService prefecture) {
        this.prefecture = prefecture;
    }

    /**
     * @param on       the day of receipt, or of the anomaly
     * @param message  what the message is called; null when entered by hand
     * @param detail   the proof, or the reason of the anomaly
     * @param storedAt of the later one: when it came
     */
    record Answer(ReceptionOutcome outcome, LocalDate on, String message, String detail, Instant storedAt) {
    }

    record View(String object, String number, String identifier, LocalDate certifiedOn, Answer recorded, Answer delivered, List<Choice> resolutions, Input initial) {
    }

    record Input(ConflictResolution resolution, String reason) {
    }

    @Override
    public String taskKey() {
        return "UserTask_ResolveReceiptConflict";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Act act = prefecture.act(task.reference());
        ReceptionConflict conflict = prefecture.conflict(task.reference(), task.id());
        Answer recorded = act.receivedOn()
                .map(on -> new Answer(ReceptionOutcome.RECEIVED, on, act.receiptMessage().orElse(null), act.proof().map(ReceiptProof::label).orElse(null), null))
                .or(() -> act.anomalyOn()
                        .map(on -> new Answer(ReceptionOutcome.ANOMALY, on, null, act.anomalyReason().orElse(null), null)))
                .orElse(null);
        Answer delivered = new Answer(conflict.outcome(), conflict.statedOn(), conflict.receiptMessage(), conflict.detail(), conflict.recordedAt());
        return new View(act.object(), act.number().map(ActNumber::display).orElse(null), act.identifier().map(ActIdentifier::toString).orElse(null),
                act.certifiedOn().orElse(null), recorded, delivered,
                List.of(new Choice(ConflictResolution.KEEP.name(), "La réponse enregistrée fait foi"),
                        new Choice(ConflictResolution.REPLACE.name(), "La seconde réponse fait foi et la remplace")),
                new Input(conflict.resolution().orElse(null), conflict.resolutionReason().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        prefecture.proposeResolution(task.reference(), task.id(), input.resolution(), input.reason(), task.user());
    }
}
