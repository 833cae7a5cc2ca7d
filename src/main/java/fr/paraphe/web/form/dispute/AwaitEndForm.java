package fr.paraphe.web.form.dispute;

import fr.paraphe.NotFoundException;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.dispute.DisputeService;
import fr.paraphe.dispute.EarlyEnd;
import fr.paraphe.dispute.Letter;
import fr.paraphe.dispute.LetterKind;
import fr.paraphe.dispute.LetterService;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.util.Optional;

/** While a résiliation or a dénonciation runs: until when, and its withdrawal in writing by the party that sent it. */
abstract class AwaitEndForm implements TaskForm<AwaitEndForm.Input> {

    private final LetterService letters;
    private final DisputeService disputes;
    private final ShownLetters shown;

    AwaitEndForm(LetterService letters, DisputeService disputes, ShownLetters shown) {
        this.letters = letters;
        this.disputes = disputes;
        this.shown = shown;
    }

    /** @param document the letter that takes it back, in the store of documents */
    record Input(LocalDate withdrawnOn, String reason, Long document) {
    }

    /** @param effective the convention ends at 0:00 of that day */
    record View(ShownLetter letter, Deadline lastDay, LocalDate effective, Input initial) {
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Letter letter = ending(task.reference());
        Optional<EarlyEnd> end = disputes.dates(letter.reference()).end();
        return new View(shown.shown(letter), end.map(EarlyEnd::lastDay).orElse(null), end.map(EarlyEnd::effective).orElse(null),
            new Input(letter.withdrawnOn().orElse(null), letter.withdrawalReason().orElse(null), letter.withdrawalDocument().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        letters.enterWithdrawal(new LetterService.EnterWithdrawal(ending(task.reference()).reference(), input.withdrawnOn(), input.reason(), input.document(), task.user()));
    }

    /** The letter that ends the convention: of a dispute the résiliation that followed it. */
    private Letter ending(String reference) {
        Letter first = letters.byReference(reference);
        return first.kind() != LetterKind.MISE_EN_DEMEURE ? first
            : letters.resiliationOf(reference).filter(Letter::wasSent).orElseThrow(() -> new NotFoundException("Lettre introuvable."));
    }
}
