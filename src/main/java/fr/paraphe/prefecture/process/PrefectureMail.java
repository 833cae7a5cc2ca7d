package fr.paraphe.prefecture.process;

import fr.paraphe.prefecture.ActIdentifier;
import fr.paraphe.prefecture.Delivery;
import fr.paraphe.prefecture.LetterKind;
import fr.paraphe.prefecture.LetterService;
import fr.paraphe.prefecture.PrefectureService;
import fr.paraphe.prefecture.ReceptionConflictException;
import java.time.LocalDate;
import java.util.Map;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * The prefecture's messages as a program delivers them. Each is stored and, in the same transaction, handed to the step that waits for it; if none does, it is kept
 * and taken up when one comes. What comes twice changes nothing.
 *
 * <p>All refuse, storing nothing, a date before the decision or in the future ({@link fr.paraphe.RefusedException}) and an act that nobody transmitted
 * ({@link fr.paraphe.NotFoundException}).
 */
@Component
public class PrefectureMail {

    private final PrefectureService prefecture;
    private final LetterService letters;
    private final WaitingSteps steps;
    private final TransactionTemplate transaction;

    PrefectureMail(PrefectureService prefecture, LetterService letters, WaitingSteps steps, PlatformTransactionManager transactions) {
        this.prefecture = prefecture;
        this.letters = letters;
        this.steps = steps;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * The receipt (1-2).
     *
     * @param message what the message is called, e.g. its file name
     * @throws ReceptionConflictException when another receipt, or an anomaly, is recorded for this act
     */
    public Delivery deliverReceipt(ActIdentifier identifier, LocalDate receivedOn, String message, String by) {
        return deliver(() -> prefecture.deliverReceipt(identifier, receivedOn, message, by));
    }

    /**
     * The anomaly (1-3).
     *
     * @throws ReceptionConflictException when the act has been received
     */
    public Delivery deliverAnomaly(ActIdentifier identifier, LocalDate anomalyOn, String message, String code, String reason, String by) {
        return deliver(() -> prefecture.deliverAnomaly(identifier, anomalyOn, message, code, reason, by));
    }

    /**
     * A letter (2-1, 3-1, 4-1, 5-1).
     *
     * @param lodgedOn of a déféré, when it was lodged with the court; null when not known
     */
    public Delivery deliverLetter(ActIdentifier identifier, LetterKind kind, LocalDate receivedOn, LocalDate lodgedOn, String object, String by) {
        return deliver(() -> letters.deliver(identifier, new LetterService.ReceivedLetter(kind, receivedOn, lodgedOn, object, by)));
    }

    /** A conflict is refused only after the transaction: the trace of it, and its task, must stay. */
    private Delivery deliver(Supplier<Delivery> use) {
        Delivery delivery = transaction.execute(status -> {
            Delivery delivered = use.get();
            moveOn(delivered);
            return delivered;
        });
        if (delivery instanceof Delivery.Conflicting conflicting) {
            throw new ReceptionConflictException(conflicting.refusal());
        }
        return delivery;
    }

    private void moveOn(Delivery delivery) {
        String reference = delivery.reference();
        if (delivery instanceof Delivery.Conflicting conflicting && conflicting.fresh()) {
            steps.tell("paraphe.receiptConflict", reference, Map.of());
        }
        if (delivery instanceof Delivery.Stored stored) {
            stored.reception().ifPresentOrElse(
                    outcome -> steps.tell("paraphe.receptionDelivered", reference, Map.of("receptionOutcome", outcome.name())),
                    () -> letterArrived(reference));
        }
    }

    /** A letter is taken up only by a step that waits for one; the others stay where {@code announceExecutory} and {@code answerRecorded} find them. */
    private void letterArrived(String reference) {
        if (steps.waitsFor("paraphe.prefectureLetter", reference)) {
            steps.tell("paraphe.prefectureLetter", reference, Map.of("prefectureLetter", letters.takeEntered(reference).name()));
        }
    }
}
