package fr.paraphe.web.form.avenant;

import fr.paraphe.avenant.Avenant;
import fr.paraphe.avenant.AvenantService;
import fr.paraphe.avenant.SendingProof;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.convention.AcademieParty;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** The transmission of the signed avenant to the académie, and its proof. */
@Component
class TransmitAvenantForm implements TaskForm<TransmitAvenantForm.Input> {

    private final AvenantService avenants;
    private final ConventionService conventions;
    private final PartyReader parties;
    private final ShownAvenants shown;
    private final CivilClock clock;

    TransmitAvenantForm(AvenantService avenants, ConventionService conventions, PartyReader parties, ShownAvenants shown, CivilClock clock) {
        this.avenants = avenants;
        this.conventions = conventions;
        this.parties = parties;
        this.shown = shown;
        this.clock = clock;
    }

    /** @param mailbox null where the académie has none */
    record Recipient(String name, String mailbox) {
    }

    record Proof(SendingProof code, String label) {
    }

    /**
     * @param sentAt   hour of the sending, null where not known
     * @param number   of the proof
     * @param document the proof in the store of documents
     */
    record Input(LocalDate sentOn, LocalTime sentAt, SendingProof proof, String number, Long document) {
    }

    /** @param window null where none holds for what the avenant changes */
    record View(ShownAvenant avenant, Recipient academie, ShownAvenants.Window window, List<Proof> proofs, Input initial) {
    }

    @Override
    public String taskKey() {
        return "UserTask_TransmitAvenant";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Avenant avenant = avenants.byReference(task.reference());
        AcademieParty academie = parties.academie(conventions.byReference(avenant.convention()).academie());
        return new View(shown.shown(task.reference()), new Recipient(academie.name(), academie.mailbox("academie").orElse(null)), shown.window(avenant).orElse(null),
            Arrays.stream(SendingProof.values()).map(proof -> new Proof(proof, proof.label())).toList(),
            new Input(avenant.sentOn().orElse(null), avenant.sentAt().map(at -> LocalTime.ofInstant(at, clock.zone())).orElse(null), avenant.proofKind().orElse(null),
                avenant.proofNumber().orElse(null), avenant.proofDocument().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        avenants.enterTransmission(new AvenantService.Transmit(task.reference(), input.sentOn(), input.sentAt(), input.proof(), input.number(), input.document(), task.user()));
    }
}
