package fr.paraphe.web.dispute;

import fr.paraphe.RefusedException;
import fr.paraphe.Verdict;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.ConventionStatus;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.convention.Side;
import fr.paraphe.dispute.Letter;
import fr.paraphe.dispute.LetterKind;
import fr.paraphe.dispute.LetterService;
import fr.paraphe.dispute.LetterTexts;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.PdfRenderer;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Who;
import fr.paraphe.web.document.SeenLetters;
import fr.paraphe.web.form.dispute.Sides;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.util.Arrays;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** The letters of one party to the other (art. 9 and 10): to open and to read. Before it is sent, a letter exists for its author's side alone. */
@RestController
@RequestMapping("/api")
@Tag(name = "Lettres et litiges")
class LetterController {

    private static final List<LetterKind> OPENED = Arrays.stream(LetterKind.values()).filter(kind -> kind != LetterKind.RESILIATION).toList();

    private final LetterService letters;
    private final SeenLetters seen;
    private final LetterTexts texts;
    private final DocumentStore documents;
    private final PdfRenderer renderer;
    private final ConventionService conventions;
    private final PartyReader parties;
    private final CurrentUser currentUser;

    LetterController(LetterService letters, SeenLetters seen, LetterTexts texts, DocumentStore documents, PdfRenderer renderer, ConventionService conventions, PartyReader parties,
                     CurrentUser currentUser) {
        this.letters = letters;
        this.seen = seen;
        this.texts = texts;
        this.documents = documents;
        this.renderer = renderer;
        this.conventions = conventions;
        this.parties = parties;
        this.currentUser = currentUser;
    }

    /** Why such a letter cannot be opened. */
    record Closed(LetterKind kind, String sentence, String article) {
    }

    /** @param author in whose name the user would write */
    record Writable(String reference, String commune, String communeName, Side author, String authorName, List<Closed> refused) {
    }

    record OpeningView(List<Writable> conventions) {
    }

    record Opening(LetterKind kind) {
    }

    /** @param confidentialTo the party whose confidence the letter's case is: a variable of its process */
    record Opened(String reference, String commune, String confidentialTo) {
    }

    @GetMapping("/letters/form")
    @Operation(summary = "Ce que le formulaire d’ouverture d’une lettre propose à l’utilisateur")
    OpeningView form() {
        Who who = currentUser.who();
        List<Convention> inForce = (who.everyCommune() ? conventions.all() : conventions.ofCommunes(who.communes())).stream()
            .filter(convention -> convention.status() == ConventionStatus.IN_FORCE).toList();
        Map<String, String> names = parties.communeNames(inForce.stream().map(Convention::commune).distinct().toList());
        return new OpeningView(Arrays.stream(Side.values()).filter(side -> Sides.writes(who, side)).flatMap(side -> writable(who, side, inForce, names))
            .sorted(Comparator.comparing(Writable::communeName).thenComparing(Writable::reference)).toList());
    }

    @PostMapping("/conventions/{reference}/letters")
    @Operation(summary = "Prépare une lettre à l’autre partie ; le processus «dispute-letter» se démarre ensuite sous sa référence",
        description = "Une mise en demeure (art. 10) ou une dénonciation (art. 9), au nom de la partie dont est l’utilisateur. La lettre de résiliation s’ouvre d’elle-même après l’échec "
            + "de la conciliation.")
    ResponseEntity<Opened> open(@PathVariable String reference, @RequestBody Opening opening) {
        Convention convention = visible(reference);
        Who who = currentUser.who();
        Side author = Sides.of(who, convention.commune(), convention.academie()).filter(side -> Sides.writes(who, side))
            .orElseThrow(() -> new RefusedException("", "Seuls le secrétariat de la commune et les services de l’académie ouvrent une lettre, chacun au nom de sa partie.",
                "Convention, art. 9 et 10"));
        Letter letter = letters.open(new LetterService.OpenLetter(convention.reference(), opening.kind(), author, who.id()));
        return ResponseEntity.created(URI.create("/api/letters/" + letter.reference()))
            .body(new Opened(letter.reference(), letter.commune(), author == Side.COMMUNE ? letter.commune() : letter.academie()));
    }

    @GetMapping("/conventions/{reference}/letters")
    @Operation(summary = "Les lettres d’une convention, dans l’ordre de leur ouverture ; avant son envoi, une lettre n’est connue que de la partie qui l’écrit")
    List<LetterView> ofConvention(@PathVariable String reference) {
        return letters.of(visible(reference).reference()).stream().filter(seen::sees).map(LetterView::of).toList();
    }

    @GetMapping("/letters/{reference}")
    @Operation(summary = "Une lettre")
    LetterView read(@PathVariable String reference) {
        return LetterView.of(seen.get(reference));
    }

    @GetMapping(path = "/letters/{reference}/text", produces = MediaType.APPLICATION_PDF_VALUE)
    @Operation(summary = "Le texte de la lettre, en PDF : tel qu’il est signé, ou tel qu’il serait aujourd’hui")
    ResponseEntity<byte[]> text(@PathVariable String reference) {
        Letter letter = seen.get(reference);
        Optional<Long> stored = letter.sentDocument().or(letter::signedDocument);
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_PDF).cacheControl(CacheControl.noCache().cachePrivate())
            .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.inline().filename(letter.reference() + ".pdf").build().toString())
            .body(stored.map(id -> documents.get(id).bytes()).orElseGet(() -> renderer.render(texts.sheet(letter))));
    }

    private Stream<Writable> writable(Who who, Side side, List<Convention> inForce, Map<String, String> names) {
        List<Convention> own = inForce.stream().filter(convention -> Sides.of(who, convention.commune(), convention.academie()).filter(side::equals).isPresent()).toList();
        Map<LetterKind, Map<String, Verdict>> verdicts = new EnumMap<>(LetterKind.class);
        OPENED.forEach(kind -> verdicts.put(kind, letters.mayOpen(own, kind, side)));
        return own.stream().map(convention -> new Writable(convention.reference(), convention.commune(), names.getOrDefault(convention.commune(), convention.commune()), side,
            side.label(), OPENED.stream().flatMap(kind -> closed(kind, verdicts.get(kind).get(convention.reference()))).toList()));
    }

    private static Stream<Closed> closed(LetterKind kind, Verdict verdict) {
        return verdict.reasons().stream().limit(1).map(reason -> new Closed(kind, reason.sentence(), reason.article()));
    }

    private Convention visible(String reference) {
        Convention convention = conventions.byReference(reference);
        currentUser.requireCommune(convention.commune());
        return convention;
    }
}
