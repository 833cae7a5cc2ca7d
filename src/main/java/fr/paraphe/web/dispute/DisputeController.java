package fr.paraphe.web.dispute;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.convention.Side;
import fr.paraphe.dispute.Conciliation;
import fr.paraphe.dispute.ConciliationCommitment;
import fr.paraphe.dispute.ConciliationLimit;
import fr.paraphe.dispute.ConciliationOutcome;
import fr.paraphe.dispute.Dispute;
import fr.paraphe.dispute.DisputeFilter;
import fr.paraphe.dispute.DisputeLine;
import fr.paraphe.dispute.DisputeReader;
import fr.paraphe.dispute.DisputeService;
import fr.paraphe.dispute.DisputeStatus;
import fr.paraphe.dispute.EarlyEnd;
import fr.paraphe.dispute.FailureReason;
import fr.paraphe.dispute.Letter;
import fr.paraphe.dispute.LetterDates;
import fr.paraphe.dispute.LetterKind;
import fr.paraphe.dispute.LetterService;
import fr.paraphe.dispute.process.DisputeWithdrawal;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Who;
import fr.paraphe.web.document.SeenLetters;
import fr.paraphe.web.form.dispute.Sides;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Disputes and dénonciations, from the sending of the letter that opened them: what both parties know of them. */
@RestController
@RequestMapping("/api/disputes")
@Tag(name = "Lettres et litiges")
class DisputeController {

    private static final int LARGEST_PAGE = 200;

    private final DisputeReader reader;
    private final DisputeService disputes;
    private final DisputeWithdrawal withdrawal;
    private final LetterService letters;
    private final SeenLetters seen;
    private final CurrentUser currentUser;

    DisputeController(DisputeReader reader, DisputeService disputes, DisputeWithdrawal withdrawal, LetterService letters, SeenLetters seen, CurrentUser currentUser) {
        this.reader = reader;
        this.disputes = disputes;
        this.withdrawal = withdrawal;
        this.letters = letters;
        this.seen = seen;
        this.currentUser = currentUser;
    }

    /** @param nextLimit the next date that counts; null for a closed one, and while its author has not said what follows a failure */
    record Line(String reference, String convention, String commune, String communeName, String academie, LetterKind kind, String kindName, Side author, DisputeStatus status,
                String statusName, boolean open, LocalDate sentOn, Deadline nextLimit, String closeReason) {

        static Line of(DisputeLine line) {
            return new Line(line.reference(), line.convention(), line.commune(), line.communeName(), line.academie(), line.kind(), line.kind().label(), line.author(),
                line.status(), line.status().label(), line.status().isOpen(), line.sentOn(), line.nextLimit().orElse(null), line.closeReason().orElse(null));
        }
    }

    /** @param total of all pages */
    record Page(List<Line> items, long total, int page, int size) {
    }

    /** What one party undertook; {@code kept} is null while that is not settled. */
    record Undertaking(Side side, String what, LocalDate dueOn, Boolean kept, LocalDate keptOn, String note) {

        static Undertaking of(ConciliationCommitment commitment) {
            boolean settled = commitment.isConcluded();
            return new Undertaking(commitment.side(), commitment.what(), commitment.dueOn(), commitment.kept().filter(kept -> settled).orElse(null),
                commitment.keptOn().filter(on -> settled).orElse(null), commitment.note().filter(note -> settled).orElse(null));
        }
    }

    /** What is entered and not completed is not told yet. */
    record Meeting(int number, Side convenedBy, LocalDate heldOn, LocalTime heldAt, String place, List<String> participants, String agreedLater, ConciliationOutcome outcome,
                   LocalDate outcomeOn, Side statedBy, String text) {

        static Meeting of(Conciliation meeting) {
            boolean settled = meeting.isConcluded();
            return new Meeting(meeting.number(), meeting.convenedBy(), meeting.heldOn(), meeting.heldAt(), meeting.place(), meeting.participants(),
                meeting.agreedLater().orElse(null), meeting.outcome().filter(outcome -> settled).orElse(null), meeting.outcomeOn().filter(on -> settled).orElse(null),
                meeting.statedBy().filter(side -> settled).orElse(null), meeting.text().filter(text -> settled).orElse(null));
        }
    }

    /**
     * @param conciliationBy        from the receipt or the first presentation; null for a dénonciation
     * @param conciliationBySending for information
     * @param resiliation           the letter that followed the failure; null before it is sent, save for the side that writes it
     * @param lastDay               of the convention, where a letter ends it
     * @param effective             the convention ends at 0:00 of that day
     */
    record View(String reference, String convention, String commune, String academie, LetterKind kind, Side author, DisputeStatus status, String statusName, boolean open,
                Deadline nextLimit, Deadline conciliationBy, Deadline conciliationBySending, FailureReason failure, String failureReason, LocalDate failedOn,
                List<Meeting> meetings, List<Undertaking> commitments, LetterView letter, LetterView resiliation, Deadline lastDay, LocalDate effective, String closeReason) {
    }

    record Withdrawal(String reason) {
    }

    @GetMapping
    @Operation(summary = "Les litiges et dénonciations que l’utilisateur voit, page par page, chacun avec sa prochaine échéance",
        description = "Les ouverts d’abord, le plus récent en tête.")
    Page list(@Parameter(description = "true : en cours ; false : clos ; sans valeur : tous") @RequestParam(required = false) String open,
              @Parameter(example = "montpellier") @RequestParam(required = false) String academie, @Parameter(example = "11076") @RequestParam(required = false) String commune,
              @Parameter(example = "ENT-11076-2017") @RequestParam(required = false) String convention, @RequestParam(defaultValue = "0") int page,
              @RequestParam(defaultValue = "50") int size) {
        Who who = currentUser.who();
        // the GIP sees an académie's campaigns, not its disputes
        Set<String> academies = who.academies().stream().filter(who::isInConfidenceOf).collect(Collectors.toSet());
        DisputeFilter filter = new DisputeFilter(who.everyCommune(), who.communes(), academies, commune, academie, convention, flag(open));
        int first = Math.max(0, page);
        int most = Math.min(LARGEST_PAGE, Math.max(1, size));
        return new Page(reader.list(filter, most, (long) first * most).stream().map(Line::of).toList(), reader.count(filter), first, most);
    }

    @GetMapping("/{reference}")
    @Operation(summary = "Un litige ou une dénonciation", description = "Sous la référence de la lettre qui l’a ouvert. La lettre de résiliation n’y paraît qu’une fois envoyée.")
    View read(@PathVariable String reference) {
        Dispute dispute = visible(reference);
        LetterDates dates = disputes.dates(reference);
        Optional<Letter> resiliation = letters.resiliationOf(reference).filter(seen::sees);
        Optional<EarlyEnd> end = dates.end().or(() -> resiliation.flatMap(letter -> disputes.dates(letter.reference()).end()));
        boolean conciliates = dispute.kind() == LetterKind.MISE_EN_DEMEURE;
        return new View(dispute.reference(), dispute.convention(), dispute.commune(), dispute.academie(), dispute.kind(), dispute.author(), dispute.status(),
            dispute.status().label(), dispute.isOpen(), disputes.nextLimit(reference).orElse(null), dates.conciliation().filter(limit -> conciliates).orElse(null),
            dates.conciliationBySending().filter(limit -> conciliates).orElse(null), dispute.failure().orElse(null), dispute.failure().map(FailureReason::label).orElse(null),
            dispute.failedOn().orElse(null), disputes.conciliations(reference).stream().filter(meeting -> meeting.convenedOn().isPresent()).map(Meeting::of).toList(),
            commitments(reference), LetterView.of(dates.letter()), resiliation.map(LetterView::of).orElse(null), end.map(EarlyEnd::lastDay).orElse(null),
            end.map(EarlyEnd::effective).orElse(null), dispute.closeReason().orElse(null));
    }

    @PostMapping("/{reference}/withdrawal")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Retire une mise en demeure : le litige se clôt et l’autre partie l’apprend, avec le motif")
    void withdraw(@PathVariable String reference, @RequestBody Withdrawal asked) {
        Dispute dispute = visible(reference);
        Who who = currentUser.who();
        if (Sides.of(who, dispute.commune(), dispute.academie()).filter(side -> side == dispute.author() && Sides.writes(who, side)).isEmpty()) {
            throw new RefusedException("", "Seule la partie qui a envoyé la mise en demeure la retire.", ConciliationLimit.ARTICLE);
        }
        withdrawal.withdraw(reference, asked.reason(), who.id());
    }

    /** Those of an agreement that both parties have been told of. */
    private List<Undertaking> commitments(String reference) {
        boolean agreed = disputes.conciliation(reference).filter(meeting -> meeting.isConcluded()).flatMap(Conciliation::outcome)
            .filter(ConciliationOutcome.AGREEMENT::equals).isPresent();
        return agreed ? disputes.commitments(reference).stream().map(Undertaking::of).toList() : List.of();
    }

    private Dispute visible(String reference) {
        Who who = currentUser.who();
        return disputes.find(reference).filter(dispute -> who.seesCasesOf(dispute.commune())).orElseThrow(() -> new NotFoundException("Litige introuvable."));
    }

    private static Boolean flag(String open) {
        if (open == null || open.isBlank()) {
            return null;
        }
        if (!open.equals("true") && !open.equals("false")) {
            throw new RefusedException("open", "Le paramètre «open» vaut «true» ou «false».", "");
        }
        return Boolean.valueOf(open);
    }
}
