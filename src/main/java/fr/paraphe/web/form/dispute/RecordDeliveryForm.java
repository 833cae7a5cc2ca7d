package fr.paraphe.web.form.dispute;

import fr.paraphe.RefusedException;
import fr.paraphe.dispute.Letter;
import fr.paraphe.dispute.LetterChannel;
import fr.paraphe.dispute.LetterKind;
import fr.paraphe.dispute.LetterService;
import fr.paraphe.dispute.NonDelivery;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** What became of a letter that was sent: received, or why not, and since when it counts as notified. */
@Component
class RecordDeliveryForm implements TaskForm<RecordDeliveryForm.Input> {

    private final LetterService letters;
    private final ShownLetters shown;
    private final CurrentUser currentUser;

    RecordDeliveryForm(LetterService letters, ShownLetters shown, CurrentUser currentUser) {
        this.letters = letters;
        this.shown = shown;
        this.currentUser = currentUser;
    }

    /** {@link NonDelivery}, and that there is none. */
    enum Result {
        RECEIVED, UNCLAIMED, REFUSED, NOT_DELIVERABLE;

        NonDelivery reason() {
            return this == RECEIVED ? null : NonDelivery.valueOf(name());
        }
    }

    /**
     * @param firstPresentedOn of an electronic letter, the day of the proof that it was refused or not claimed
     * @param proof            in the store of documents
     */
    record Input(Result result, LocalDate firstPresentedOn, LocalDate receivedOn, Long proof) {
    }

    /**
     * @param electronic   whether it is presented by no postman
     * @param effect       what runs from these dates
     * @param withdrawable whether the user may take the letter back, which is a mise en demeure then
     */
    record View(ShownLetter letter, boolean electronic, String effect, List<Choice> results, boolean withdrawable, Input initial) {
    }

    @Override
    public String taskKey() {
        return "UserTask_RecordDelivery";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Letter letter = letters.byReference(task.reference());
        Result entered = letter.nonDelivery().map(reason -> Result.valueOf(reason.name())).orElse(letter.receivedOn().isPresent() ? Result.RECEIVED : null);
        return new View(shown.shown(letter), letter.channel().filter(LetterChannel.LRE::equals).isPresent(), effect(letter.kind()),
            Stream.concat(Stream.of(new Choice(Result.RECEIVED.name(), "Reçue", null)),
                Arrays.stream(NonDelivery.values()).map(reason -> new Choice(reason.name(), reason.label(), effect(reason, letter.kind())))).toList(),
            Sides.takesBack(currentUser.who(), letter),
            new Input(entered, letter.firstPresentedOn().orElse(null), letter.receivedOn().orElse(null), letter.deliveryProof().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        if (input.result() == null) {
            throw new RefusedException("result", "Dites ce qu’est devenue la lettre.", "");
        }
        letters.recordDelivery(new LetterService.RecordDelivery(task.reference(), input.firstPresentedOn(), input.receivedOn(), input.result().reason(), input.proof(),
            task.user()));
    }

    private static String effect(LetterKind kind) {
        return switch (kind) {
            case MISE_EN_DEMEURE -> "Le délai de la conciliation court de la réception ou, si la lettre n’est pas réclamée ou est refusée, de la première présentation (art. 10).";
            case RESILIATION -> "La résiliation court de l’envoi, quelle que soit la réception ; celle-ci ouvre à l’autre partie les deux mois pour saisir le juge.";
            case DENONCIATION -> "Le préavis court de la réception ou, si la lettre n’est pas réclamée ou est refusée, de la première présentation (art. 9).";
        };
    }

    private static String effect(NonDelivery reason, LetterKind kind) {
        if (reason.notifies()) {
            return "Elle compte du jour de sa première présentation (CE, 24 avril 2012, n° 341146).";
        }
        return switch (kind) {
            case MISE_EN_DEMEURE, DENONCIATION -> "Elle n’ouvre aucun délai : elle est à écrire de nouveau, à la bonne adresse.";
            case RESILIATION -> "Les deux mois pour saisir le juge sont comptés du jour où la convention a pris fin.";
        };
    }
}
