package fr.paraphe.web.form.prefecture;

import fr.paraphe.RefusedException;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.StoredDocument;
import fr.paraphe.prefecture.Act;
import fr.paraphe.prefecture.ActIdentifier;
import fr.paraphe.prefecture.ActNumber;
import fr.paraphe.prefecture.PrefectureService;
import fr.paraphe.prefecture.ReceiptProof;
import fr.paraphe.prefecture.ReceptionOutcome;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** The prefecture's answer to the transmission: the receipt, or the anomaly. */
@Component
class ReceiptForm implements TaskForm<ReceiptForm.Input> {

    private final PrefectureService prefecture;
    private final DocumentStore documents;

    ReceiptForm(PrefectureService prefecture, DocumentStore documents) {
        this.prefecture = prefecture;
        this.documents = documents;
    }

    record View(String object, String number, String identifier, LocalDate decisionDate, LocalDate transmittedOn, List<Choice> proofs, List<String> warnings,
                Input initial) {
    }

    /**
     * The fields of the other outcome stay null.
     *
     * @param document the receipt as it came, kept in the case from its deposit on; the case does not need it
     */
    record Input(ReceptionOutcome outcome, LocalDate receivedOn, ReceiptProof proof, String identifier, String proofReference, Long document, LocalDate anomalyOn,
                 String anomalyCode, String anomalyReason) {
    }

    @Override
    public String taskKey() {
        return "UserTask_RecordReceipt";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Act act = prefecture.act(task.reference());
        String identifier = act.identifier().map(ActIdentifier::toString).orElse(null);
        ReceptionOutcome outcome = act.anomalyOn().isPresent() ? ReceptionOutcome.ANOMALY : ReceptionOutcome.RECEIVED;
        return new View(act.object(), act.number().map(ActNumber::display).orElse(null), identifier, act.decisionDate(), act.transmittedOn().orElse(null),
                Arrays.stream(ReceiptProof.values()).map(proof -> new Choice(proof.name(), proof.label())).toList(), warnings(act),
                new Input(outcome, act.receivedOn().orElse(null), act.proof().orElse(ReceiptProof.AR), act.proof().isPresent() ? identifier : null,
                        act.proofReference().orElse(null), deposited(task.reference()), act.anomalyOn().orElse(null), act.anomalyCode().orElse(null), act.anomalyReason().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        if (input.outcome() == null) {
            throw new RefusedException("outcome", "Dites si l’acte est reçu, ou si la préfecture signale une anomalie.", "");
        }
        switch (input.outcome()) {
            case RECEIVED -> prefecture.recordReceipt(new PrefectureService.Receipt(task.reference(), input.receivedOn(), input.proof(), input.identifier(),
                    input.proofReference(), task.user()));
            case ANOMALY -> prefecture.recordAnomaly(new PrefectureService.Anomaly(task.reference(), input.anomalyOn(), input.anomalyCode(), input.anomalyReason(),
                    task.user()));
        }
    }

    private Long deposited(String reference) {
        return documents.of(reference).stream().filter(document -> document.kind() == DocumentKind.RECEIPT).map(StoredDocument::id).reduce((earlier, later) -> later).orElse(null);
    }

    private static List<String> warnings(Act act) {
        LocalDate received = act.receivedOn().orElse(null);
        LocalDate sent = act.transmittedOn().orElse(null);
        return received == null || sent == null || !received.isBefore(sent) ? List.of()
                : List.of("La réception du " + FrenchDates.numeric(received) + " précède la transmission du " + FrenchDates.numeric(sent)
                        + " : vérifiez l’une des deux dates.");
    }
}
