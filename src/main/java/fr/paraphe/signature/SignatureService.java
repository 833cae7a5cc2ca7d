package fr.paraphe.signature;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.convention.TextSigned;
import fr.paraphe.convention.TextToSign;
import fr.paraphe.convention.TextsToSign;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.NewDocument;
import fr.paraphe.document.PdfRenderer;
import fr.paraphe.document.StoredDocument;
import fr.paraphe.prefecture.PrefectureService;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The signing of a text: frozen, then signed by the mayor, the recteur, or the mayor and then the recteur, as the text wants it. What a party enters can be entered anew until its task is completed;
 * a signature is given for the SHA-256 of the frozen document and falls when that is replaced or no longer what it was.
 */
@Service
@Transactional
public class SignatureService {

    private static final int REASON_LENGTH = 2000;
    private static final int SIGNATORY_LENGTH = 200;
    private static final String BY_ITSELF = "paraphe";

    private final SignatureRoundRepository rounds;
    private final SignatureRepository signatures;
    private final ExecutoryOverrideRepository overrides;
    private final BrokenText brokenText;
    private final List<TextsToSign> rooms;
    private final PrefectureService prefecture;
    private final DocumentStore documents;
    private final PdfRenderer renderer;
    private final ApplicationEventPublisher events;
    private final CivilClock clock;

    SignatureService(SignatureRoundRepository rounds, SignatureRepository signatures, ExecutoryOverrideRepository overrides, BrokenText brokenText,
                     List<TextsToSign> rooms, PrefectureService prefecture, DocumentStore documents, PdfRenderer renderer, ApplicationEventPublisher events,
                     CivilClock clock) {
        this.rounds = rounds;
        this.signatures = signatures;
        this.overrides = overrides;
        this.brokenText = brokenText;
        this.rooms = rooms;
        this.prefecture = prefecture;
        this.documents = documents;
        this.renderer = renderer;
        this.events = events;
        this.clock = clock;
    }

    /**
     * @param sha256    of the document that the signatory has read
     * @param signedOn  for {@link SignatureDecision#SIGNED}
     * @param signatory name and quality, for {@link SignatureDecision#SIGNED}
     * @param reason    for the other decisions
     * @param inAbsenceOf who would have decided; null where nobody is replaced
     */
    public record Decide(String reference, Party party, SignatureDecision decision, LocalDate signedOn, String signatory, String sha256, String reason, String by,
                         String inAbsenceOf) {

        /** Of the party's own representative. */
        public Decide(String reference, Party party, SignatureDecision decision, LocalDate signedOn, String signatory, String sha256, String reason, String by) {
            this(reference, party, decision, signedOn, signatory, sha256, reason, by, null);
        }
    }

    /** What is signed under that reference. */
    @Transactional(readOnly = true)
    public TextToSign text(String reference) {
        LocalDate deliberatedOn = prefecture.decidedOn(reference).orElse(null);
        return rooms.stream().map(room -> room.text(reference, deliberatedOn)).flatMap(Optional::stream).findFirst()
                .orElseThrow(() -> new NotFoundException("Aucun texte n’est à signer sous la référence " + reference + "."));
    }

    /** Whether nothing stands before the signature: the deliberation that authorises it has executory force today, or it needs none. */
    @Transactional(readOnly = true)
    public boolean isExecutory(String reference) {
        return !text(reference).deliberated() || executoryOn(reference).isPresent();
    }

    /** Since when, if it has. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> executoryOn(String reference) {
        return prefecture.executory(reference).filter(on -> !on.isAfter(clock.today()));
    }

    @Transactional(readOnly = true)
    public Optional<ExecutoryOverride> override(String reference) {
        return overrides.findById(reference);
    }

    public void recordOverride(String reference, String reason, String by) {
        if (!text(reference).deliberated()) {
            throw new RefusedException("", "Aucune délibération n’est nécessaire : il n’y a rien à quoi déroger, terminez la tâche.", new TextWords(text(reference)).article());
        }
        executoryOn(reference).ifPresent(on -> {
            throw new RefusedException("", "La délibération est exécutoire depuis le " + FrenchDates.numeric(on) + " : il n’y a plus à y déroger, terminez la tâche.",
                    SigningRule.EXECUTORY_FIRST);
        });
        required("reason", reason, REASON_LENGTH, "Écrivez pour quel motif vous signez avant que la délibération soit exécutoire.").orThrow();
        ExecutoryOverride override = overrides.findById(reference).orElseGet(() -> new ExecutoryOverride(reference));
        override.state(reason.strip(), clock.now(), by);
        overrides.save(override);
    }

    /** Refuses to go on while the deliberation has no executory force and nobody has written why it should be signed nevertheless. */
    public void confirmOverride(String reference) {
        if (isExecutory(reference)) {
            return;
        }
        overrides.findById(reference).orElseThrow(() -> new RefusedException("",
                "La délibération n’est pas encore exécutoire : attendez, ou écrivez pour quel motif vous y dérogez.", SigningRule.EXECUTORY_FIRST)).settle();
    }

    /** Renders the text, stores it and opens its round. Another text than the one being signed makes void what was signed. */
    public SignatureRound freeze(String reference) {
        TextToSign text = text(reference);
        Optional<SignatureRound> current = rounds.findByCurrentReference(reference);
        if (current.filter(round -> round.status() == RoundStatus.CONCLUDED).isPresent()) {
            throw new RefusedException("", new TextWords(text).concluded() + " : son texte ne change plus.", new TextWords(text).article());
        }
        if (text.sheet() == null) {
            throw new RefusedException("", "La délibération qui autorise la signature n’est pas connue : " + text.noun() + " ne peut pas encore être "
                    + (new TextWords(text).isFeminine() ? "figée." : "figé."), SigningRule.EXECUTORY_FIRST);
        }
        StoredDocument document = documents.store(new NewDocument(reference, text.owner(), text.kind(), text.sheet().title(), "application/pdf",
                renderer.render(text.sheet()), BY_ITSELF));
        if (current.filter(round -> round.isOpen() && round.sha256().equals(document.sha256())).isPresent()) {
            return current.get();
        }
        current.ifPresent(round -> {
            round.makeVoid("un autre texte a été figé à sa place", clock.now());
            rounds.saveAndFlush(round);
        });
        try {
            return rounds.saveAndFlush(new SignatureRound(reference, text.commune(), document.id(), document.sha256(), clock.now()));
        } catch (DataIntegrityViolationException frozenMeanwhile) {
            throw new RefusedException("", "Le texte vient d’être figé par ailleurs : rechargez la page.", "");
        }
    }

    /** The text being signed. */
    @Transactional(readOnly = true)
    public SignatureRound current(String reference) {
        return rounds.findByCurrentReference(reference).orElseThrow(() -> new NotFoundException("Aucun texte n’est figé pour la signature du dossier " + reference + "."));
    }

    /** The text before the signatories: the one being signed, or the last one when it has fallen. */
    @Transactional(readOnly = true)
    public SignatureRound latest(String reference) {
        List<SignatureRound> all = rounds.findByReferenceOrderById(reference);
        return all.isEmpty() ? current(reference) : all.get(all.size() - 1);
    }

    /** What a party has entered about a text. */
    @Transactional(readOnly = true)
    public Optional<Signature> decisionOf(SignatureRound round, Party party) {
        return signatures.findByRoundIdAndParty(round.id(), party);
    }

    /** One French sentence for each text that has fallen, and for each signature that fell with it. */
    @Transactional(readOnly = true)
    public List<String> voided(String reference) {
        List<String> sentences = new ArrayList<>();
        for (SignatureRound round : rounds.findByReferenceOrderById(reference)) {
            if (round.status() == RoundStatus.VOID) {
                String signed = signatures.findByRoundIdOrderById(round.id()).stream()
                        .filter(signature -> signature.isSettled() && signature.decision() == SignatureDecision.SIGNED)
                        .map(signature -> " La signature " + signature.party().ofParty() + " du " + FrenchDates.numeric(signature.signedOn().orElseThrow())
                                + " ne vaut plus.").collect(Collectors.joining());
                sentences.add("Le texte figé le " + FrenchDates.numeric(clock.dayOf(round.openedAt())) + " ne vaut plus : " + round.voidReason().orElseThrow() + "." + signed);
            }
        }
        return sentences;
    }

    /**
     * Enters what a party decides.
     *
     * @throws RefusedException when the rules of the signature refuse, when the text is no longer the one that was read, or when the stored document has changed;
     *                          the last makes void what was signed
     */
    public void decide(Decide decide) {
        SignatureRound round = openRound(decide.reference());
        requireUnchanged(round);
        if (decide.sha256() == null || !round.sha256().equals(decide.sha256())) {
            throw new RefusedException("sha256", "Le texte figé n’est pas celui que vous avez lu : rechargez la page et relisez-le.", "");
        }
        Optional<Signature> known = decisionOf(round, decide.party());
        if (known.filter(Signature::isSettled).isPresent()) {
            throw new RefusedException("", "La décision " + decide.party().ofParty() + " sur ce texte est déjà rendue.", "");
        }
        check(decide, round).orThrow();
        boolean signs = decide.decision() == SignatureDecision.SIGNED;
        Signature signature = known.orElseGet(() -> new Signature(round, decide.party()));
        signature.decide(decide.decision(), round.sha256(), signs ? decide.signedOn() : null, signs ? decide.signatory().strip() : null,
                signs ? null : decide.reason().strip(), clock.now(), decide.by(), decide.inAbsenceOf());
        try {
            signatures.saveAndFlush(signature);
        } catch (DataIntegrityViolationException decidedMeanwhile) {
            throw new RefusedException("", "La décision " + decide.party().ofParty() + " vient d’être enregistrée par ailleurs : rechargez la page.", "");
        }
    }

    /** Makes a party's decision count; with the last signature the text is signed. */
    public SignatureDecision confirm(String reference, Party party) {
        SignatureRound round = openRound(reference);
        requireUnchanged(round);
        Signature signature = decisionOf(round, party).orElseThrow(() -> new RefusedException("", "Enregistrez d’abord la décision " + party.ofParty()
                + " : signature, ou refus motivé.", ""));
        if (signature.decision() == SignatureDecision.SIGNED) {
            rule(reference, round).sign(party, signature.signedOn().orElseThrow()).orThrow();
        }
        signature.settle();
        if (signature.decision() == SignatureDecision.REFUSED) {
            round.refuse(clock.now());
        }
        if (signature.decision() == SignatureDecision.SIGNED && party == lastSignatory(text(reference))) {
            round.conclude(clock.now());
            events.publishEvent(new TextSigned(reference, signature.signedOn().orElseThrow(), round.document()));
        }
        return signature.decision();
    }

    /** What the commune has corrected at the recteur's request. */
    public void recordCorrection(String reference, String correction, String by) {
        SignatureRound round = openRound(reference);
        required("correction", correction, REASON_LENGTH, "Dites ce qui a été corrigé.").orThrow();
        round.correct(correction.strip(), by);
    }

    /** Makes void the text that was to be corrected, and the mayor's signature with it; the corrected one is to be frozen. */
    public void confirmCorrection(String reference) {
        SignatureRound round = openRound(reference);
        String correction = round.correction().orElseThrow(() -> new RefusedException("", "Dites ce qui a été corrigé avant que le texte soit figé de nouveau.", ""));
        round.makeVoid("il a été corrigé à la demande du recteur (" + correction + ")", clock.now());
    }

    /** When a convention takes effect: once both have signed. A text that one of them signs alone takes effect by other rules. */
    @Transactional(readOnly = true)
    public Optional<Deadline> effect(String reference) {
        TextToSign text = text(reference);
        if (!text.mayorSigns() || !text.recteurSigns()) {
            return Optional.empty();
        }
        return rounds.findByCurrentReference(reference).filter(round -> round.status() == RoundStatus.CONCLUDED)
                .map(round -> EffectDate.of(signedOn(round, Party.MAYOR), signedOn(round, Party.RECTEUR)));
    }

    /**
     * The day on which the convention takes effect.
     *
     * @throws RefusedException while one of the two signatures is missing
     */
    @Transactional(readOnly = true)
    public LocalDate effectOn(String reference) {
        return effect(reference).map(Deadline::date).orElseThrow(() -> new RefusedException("",
                "La convention n’est pas signée par les deux parties : elle ne prend pas effet.", "Convention, art. 3"));
    }

    private SignatureRound openRound(String reference) {
        SignatureRound round = latest(reference);
        return switch (round.status()) {
            case OPEN -> round;
            case VOID -> throw new RefusedException("", "Le texte figé ne vaut plus : " + round.voidReason().orElseThrow() + ". Il doit être figé de nouveau.", "");
            case CONCLUDED -> throw new RefusedException("", new TextWords(text(reference)).concluded() + ".", "");
            case REFUSED -> throw new RefusedException("", "La signature de ce texte a été refusée.", "");
        };
    }

    private void requireUnchanged(SignatureRound round) {
        if (!DocumentStore.sha256(documents.get(round.document()).bytes()).equals(round.sha256())) {
            brokenText.makeVoid(round.id());
            throw new RefusedException("", "Le document enregistré ne correspond plus à l’empreinte figée : les signatures données ne valent plus, "
                    + "le texte doit être figé de nouveau.", "");
        }
    }

    private Verdict check(Decide decide, SignatureRound round) {
        TextToSign text = text(decide.reference());
        if (!(decide.party() == Party.MAYOR ? text.mayorSigns() : text.recteurSigns())) {
            return Verdict.refused("", new TextWords(text).notSignedBy(decide.party()), new TextWords(text).article());
        }
        if (decide.decision() == SignatureDecision.TO_CORRECT && decide.party() == Party.RECTEUR && !text.correctable()) {
            return Verdict.refused("decision", "Le texte de " + text.noun() + " ne se corrige pas à cette étape : signez-le, ou refusez-le avec un motif.", "");
        }
        if (decide.decision() == null || decide.decision() == SignatureDecision.TO_CORRECT && decide.party() == Party.MAYOR) {
            return Verdict.refused("decision", "Dites si vous signez, ou si vous refusez de signer.", "");
        }
        return switch (decide.decision()) {
            case SIGNED -> rule(decide.reference(), round).sign(decide.party(), decide.signedOn())
                    .and(required("signatory", decide.signatory(), SIGNATORY_LENGTH, "Indiquez le nom et la qualité du signataire."));
            case REFUSED -> required("reason", decide.reason(), REASON_LENGTH, "Motivez votre refus de signer.");
            case TO_CORRECT -> required("reason", decide.reason(), REASON_LENGTH, "Dites ce que la commune doit corriger.");
        };
    }

    private SigningRule rule(String reference, SignatureRound round) {
        LocalDate mayorSignedOn = decisionOf(round, Party.MAYOR).filter(Signature::isSettled).flatMap(Signature::signedOn).orElse(null);
        TextToSign text = text(reference);
        return new SigningRule(text.deliberated(), text.mayorSigns(), clock.today(), prefecture.decidedOn(reference).orElse(null), executoryOn(reference).orElse(null),
                overrides.findById(reference).filter(ExecutoryOverride::isSettled).isPresent(), mayorSignedOn);
    }

    private static Party lastSignatory(TextToSign text) {
        return text.recteurSigns() ? Party.RECTEUR : Party.MAYOR;
    }

    private LocalDate signedOn(SignatureRound round, Party party) {
        return decisionOf(round, party).flatMap(Signature::signedOn).orElseThrow();
    }

    private static Verdict required(String field, String text, int max, String sentence) {
        if (text == null || text.isBlank()) {
            return Verdict.refused(field, sentence, "");
        }
        return text.strip().length() <= max ? Verdict.accepted()
                : Verdict.refused(field, "Ce texte compte " + text.strip().length() + " caractères : " + max + " au plus.", "");
    }
}
