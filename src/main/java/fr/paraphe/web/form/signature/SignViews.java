package fr.paraphe.web.form.signature;

import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.StoredDocument;
import fr.paraphe.signature.ExecutoryOverride;
import fr.paraphe.signature.Party;
import fr.paraphe.signature.RoundStatus;
import fr.paraphe.signature.Signature;
import fr.paraphe.signature.SignatureDecision;
import fr.paraphe.signature.SignatureRound;
import fr.paraphe.signature.SignatureService;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What both signing forms share: the frozen text, the gate, and saving the decision. */
@Component
class SignViews {

    private final SignatureService signature;
    private final DocumentStore documents;

    SignViews(SignatureService signature, DocumentStore documents) {
        this.signature = signature;
        this.documents = documents;
    }

    SignView view(TaskRef task, Party party, String usualSignatory, List<SignView.Choice> decisions) {
        SignatureRound round = signature.latest(task.reference());
        StoredDocument document = documents.get(round.document());
        Optional<Signature> entered = signature.decisionOf(round, party);
        LocalDate executoryOn = signature.executoryOn(task.reference()).orElse(null);
        SignView.GivenSignature mayor = party == Party.MAYOR ? null
                : signature.decisionOf(round, Party.MAYOR).filter(given -> given.decision() == SignatureDecision.SIGNED).map(SignView.GivenSignature::of).orElse(null);
        SignInput initial = new SignInput(entered.map(Signature::decision).orElse(null), entered.flatMap(Signature::signedOn).orElse(null),
                entered.flatMap(Signature::signatory).orElse(usualSignatory), round.sha256(), entered.flatMap(Signature::reason).orElse(null));
        return new SignView(party, SignView.FrozenDocument.of(document), executoryOn,
                signature.override(task.reference()).filter(ExecutoryOverride::isSettled).map(SignView.Override::of).orElse(null), mayor,
                signature.voided(task.reference()), decisions, warnings(round, executoryOn), initial);
    }

    void save(TaskRef task, Party party, SignInput input) {
        signature.decide(new SignatureService.Decide(task.reference(), party, input.decision(), input.signedOn(), input.signatory(), input.sha256(), input.reason(),
                task.user()));
    }

    private static List<String> warnings(SignatureRound round, LocalDate executoryOn) {
        if (round.status() == RoundStatus.VOID) {
            return List.of("Ce texte ne vaut plus et ne peut pas être signé : il doit être figé de nouveau.");
        }
        return executoryOn == null ? List.of("La délibération n'est pas encore exécutoire : vous signez par dérogation, pour le motif indiqué.") : List.of();
    }
}
