package fr.paraphe.dispute;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.convention.AcademieParty;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.ConventionTerms;
import fr.paraphe.convention.Obligations;
import fr.paraphe.convention.Party;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.convention.Representative;
import fr.paraphe.convention.Side;
import fr.paraphe.convention.TextToSign;
import fr.paraphe.convention.TextsToSign;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.LetterSheet;
import fr.paraphe.document.Person;
import fr.paraphe.document.PlaceName;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A letter as a text to sign: by the mayor alone or by the recteur alone, in its author's confidence (art. 9 and 10). */
@Component
@Transactional(readOnly = true)
public class LetterTexts implements TextsToSign {

    private final LetterRepository letters;
    private final ConventionService conventions;
    private final Obligations obligations;
    private final PartyReader parties;
    private final CivilClock clock;

    LetterTexts(LetterRepository letters, ConventionService conventions, Obligations obligations, PartyReader parties, CivilClock clock) {
        this.letters = letters;
        this.conventions = conventions;
        this.obligations = obligations;
        this.parties = parties;
        this.clock = clock;
    }

    @Override
    public Optional<TextToSign> text(String reference, LocalDate deliberatedOn) {
        return letters.findById(reference).map(letter -> new TextToSign(sheet(letter), letter.commune(), DocumentKind.DISPUTE_LETTER, letter.kind().noun(), false,
            letter.author() == Side.COMMUNE, letter.author() == Side.ACADEMIE, false, letter.owner()));
    }

    /** What the letter says; before the end of its preparation it bears today's date. */
    public LetterSheet sheet(Letter letter) {
        Convention convention = conventions.byReference(letter.convention());
        LocalDate dated = letter.datedOn().orElseGet(clock::today);
        PartyReader.Signatories signatories = parties.signatories(letter.convention(), dated);
        Party commune = parties.commune(letter.convention());
        AcademieParty academie = parties.academie(letter.academie());
        Map<Side, LetterSheet.Correspondent> sides = Map.of(
            Side.COMMUNE, new LetterSheet.Correspondent("Commune " + PlaceName.de(commune.name()), Side.COMMUNE.label(), commune.postalAddress(), person(signatories.mayor()),
                "Maire", "Maire"),
            Side.ACADEMIE, new LetterSheet.Correspondent(academie.name(), Side.ACADEMIE.label(), academie.postalAddress(), person(signatories.recteur()),
                signatories.recteurTitle(), signatories.recteurTitle().startsWith("Rectrice") ? "Rectrice" : "Recteur"));
        ConventionTerms terms = convention.terms();
        return new LetterSheet(LetterSheet.Kind.valueOf(letter.kind().name()), letter.reference(), letter.convention(), convention.effectiveOn().orElseThrow(),
            sides.get(letter.author()), sides.get(letter.author().other()), letter.author() == Side.COMMUNE ? commune.name() : academie.city(), grievances(letter),
            written(letter), first(letter), new LetterSheet.Terms(terms.conciliationMonths(), terms.terminationDays(), terms.noticeMonths(), terms.creditor()),
            parties.court(letter.convention()).orElse(""), dated);
    }

    private static Person person(Representative representative) {
        return new Person(representative.civility(), representative.firstName(), representative.lastName());
    }

    private List<LetterSheet.Grievance> grievances(Letter letter) {
        Map<String, String> labels = obligations.of(letter.convention()).stream().map(MissingObligation::of)
            .collect(Collectors.toMap(MissingObligation::code, MissingObligation::label, (one, same) -> one));
        return letter.grievances().stream().map(grievance -> new LetterSheet.Grievance(
            ConventionArticle.of(grievance.article()).map(ConventionArticle::label).orElse("art. " + grievance.article()),
            grievance.obligation() == null ? "" : labels.getOrDefault(grievance.obligation(), ""), grievance.facts())).toList();
    }

    private static String written(Letter letter) {
        return switch (letter.kind()) {
            case MISE_EN_DEMEURE -> letter.demand().orElse("");
            case RESILIATION -> letter.motives().orElse("");
            case DENONCIATION -> letter.reason().orElse("");
        };
    }

    private LetterSheet.FirstLetter first(Letter letter) {
        return letter.dispute().flatMap(letters::findById).map(first -> new LetterSheet.FirstLetter(first.reference(), first.sentOn().orElseThrow(),
            first.deliveredOn().orElse(null), letter.failedOn().orElseThrow())).orElse(null);
    }
}
