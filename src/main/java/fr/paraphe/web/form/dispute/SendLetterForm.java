package fr.paraphe.web.form.dispute;

import fr.paraphe.RefusedException;
import fr.paraphe.dispute.Letter;
import fr.paraphe.dispute.LetterChannel;
import fr.paraphe.dispute.LetterService;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** The sending of a signed letter to the other party, with its proof; or that it stays unsent. */
@Component
class SendLetterForm implements TaskForm<SendLetterForm.Input> {

    private final LetterService letters;
    private final ShownLetters shown;

    SendLetterForm(LetterService letters, ShownLetters shown) {
        this.letters = letters;
        this.shown = shown;
    }

    /**
     * @param proof      in the store of documents
     * @param lreConsent of an electronic letter: whether its addressee had consented to receive such; null for the others
     */
    record Input(Boolean renounce, LetterChannel channel, LocalDate sentOn, String trackingNumber, Long proof, Boolean lreConsent) {
    }

    /**
     * @param address       of the addressee
     * @param firstTracking of the mise en demeure, whose number a résiliation cannot bear; null for the others
     * @param channels      those that art. 9 or 10 admits for such a letter
     */
    record View(ShownLetter letter, String address, String firstTracking, List<Choice> channels, Input initial) {
    }

    @Override
    public String taskKey() {
        return "UserTask_SendLetter";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Letter letter = letters.byReference(task.reference());
        return new View(shown.shown(letter), shown.names(letter).address(letter.author().other()),
            letter.dispute().map(letters::byReference).flatMap(Letter::trackingNumber).orElse(null),
            Arrays.stream(LetterChannel.values()).filter(channel -> channel.isRegistered() || !letter.kind().isRegistered())
                .map(channel -> new Choice(channel.name(), channel.label(), effect(channel))).toList(),
            new Input(letter.isRenounced(), letter.channel().orElse(null), letter.sentOn().orElse(null), letter.trackingNumber().orElse(null),
                letter.sendingProof().orElse(null), letter.lreConsent()));
    }

    @Override
    public void save(TaskRef task, Input input) {
        if (input.renounce() == null) {
            throw new RefusedException("renounce", "Dites si la lettre est partie ou si vous renoncez à l’envoyer.", "");
        }
        letters.send(new LetterService.Send(task.reference(), input.renounce(), input.channel(), input.sentOn(), input.trackingNumber(), input.proof(),
            Boolean.TRUE.equals(input.lreConsent()), task.user()));
    }

    private static String effect(LetterChannel channel) {
        return switch (channel) {
            case LRAR -> null;
            case LRE -> "Par un prestataire qualifié, avec l’accord du destinataire (CPCE, art. L100).";
            case AGAINST_RECEIPT -> "Le récépissé daté et signé vaut preuve de la réception.";
            case OTHER_WITH_PROOF -> "Gardez la preuve de l’envoi et celle de la réception : le préavis court de la réception (art. 9).";
        };
    }
}
