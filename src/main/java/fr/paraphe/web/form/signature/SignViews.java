package fr.paraphe.web.form.signature;

import fr.paraphe.Confidential;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.TextToSign;
import fr.paraphe.directory.Academie;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.StoredDocument;
import fr.paraphe.signature.ExecutoryOverride;
import fr.paraphe.security.Deputyship;
import fr.paraphe.signature.Party;
import fr.paraphe.signature.RoundStatus;
import fr.paraphe.signature.Signature;
import fr.paraphe.signature.SignatureDecision;
import fr.paraphe.signature.SignatureRound;
import fr.paraphe.signature.SignatureService;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What both signing forms share: the frozen text, the gate, and saving the decision. */
@Component
class SignViews {

    private final SignatureService signature;
    private final DocumentStore documents;
    private final ConventionService conventions;
    private final DirectoryService directory;
    private final CivilClock clock;

    SignViews(SignatureService signature, DocumentStore documents, ConventionService conventions, DirectoryService directory, CivilClock clock) {
        this.signature = signature;
        this.documents = documents;
        this.conventions = conventions;
        this.directory = directory;
        this.clock = clock;
    }

    SignView view(TaskRef task, Party party) {
        TextToSign text = signature.text(task.reference());
        SignatureRound round = signature.latest(task.reference());
        StoredDocument document = documents.get(round.document());
        Optional<Signature> entered = signature.decisionOf(round, party);
        LocalDate executoryOn = signature.executoryOn(task.reference()).orElse(null);
        SignView.GivenSignature mayor = party == Party.MAYOR ? null
                : signature.decisionOf(round, Party.MAYOR).filter(given -> given.decision() == SignatureDecision.SIGNED).map(SignView.GivenSignature::of).orElse(null);
        SignInput initial = new SignInput(entered.map(Signature::decision).orElse(null), entered.flatMap(Signature::signedOn).orElse(null),
                entered.flatMap(Signature::signatory).or(() -> task.standsIn().map(Deputyship::deputyName)).orElseGet(() -> usualSignatory(task.reference(), text, party)), round.sha256(), entered.flatMap(Signature::reason).orElse(null));
        return new SignView(party, SignView.FrozenDocument.of(document), executoryOn,
                signature.override(task.reference()).filter(ExecutoryOverride::isSettled).map(SignView.Override::of).orElse(null), mayor,
                signature.voided(task.reference()), decisions(text, party), warnings(text, round, executoryOn), text.deliberated(), Confidential.partyOf(text.owner()).isPresent(), initial);
    }

    void save(TaskRef task, Party party, SignInput input) {
        signature.decide(new SignatureService.Decide(task.reference(), party, input.decision(), input.signedOn(), input.signatory(), input.sha256(), input.reason(),
                task.user(), task.standsIn().map(Deputyship::absentName).orElse(null)));
    }

    private static List<SignView.Choice> decisions(TextToSign text, Party party) {
        List<SignView.Choice> choices = new ArrayList<>();
        choices.add(new SignView.Choice(SignatureDecision.SIGNED.name(), "Signer " + text.noun()));
        if (party == Party.RECTEUR && text.correctable()) {
            choices.add(new SignView.Choice(SignatureDecision.TO_CORRECT.name(), "Demander une correction du texte"));
        }
        choices.add(new SignView.Choice(SignatureDecision.REFUSED.name(), "Refuser de signer"));
        return choices;
    }

    /** Named in the convention itself; another text is signed by whoever is in office. */
    private String usualSignatory(String reference, TextToSign text, Party party) {
        if (text.kind() == DocumentKind.CONVENTION) {
            Convention convention = conventions.byReference(reference);
            return party == Party.MAYOR ? convention.mayor().fullName() + ", Maire" : convention.recteur().fullName() + ", " + convention.recteurTitle();
        }
        if (party == Party.MAYOR) {
            return directory.mayor(text.commune(), clock.today()).map(mayor -> mayor.firstName() + " " + mayor.lastName() + ", Maire").orElse(null);
        }
        Academie academie = directory.academieOf(text.commune());
        return academie.recteurFirstName() + " " + academie.recteurLastName() + ", " + academie.recteurTitle();
    }

    private static List<String> warnings(TextToSign text, SignatureRound round, LocalDate executoryOn) {
        if (round.status() == RoundStatus.VOID) {
            return List.of("Ce texte ne vaut plus et ne peut pas être signé : il doit être figé de nouveau.");
        }
        return text.deliberated() && executoryOn == null ? List.of("La délibération n’est pas encore exécutoire : vous signez par dérogation, pour le motif indiqué.") : List.of();
    }
}
