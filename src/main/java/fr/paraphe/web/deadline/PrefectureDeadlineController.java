package fr.paraphe.web.deadline;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchHolidays;
import fr.paraphe.prefecture.DefereClock;
import fr.paraphe.prefecture.DefereDelay;
import fr.paraphe.prefecture.ExecutoryDate;
import fr.paraphe.prefecture.ImplicitRefusal;
import fr.paraphe.prefecture.LetterKind;
import fr.paraphe.prefecture.LetterService;
import fr.paraphe.prefecture.PrefectureService;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.web.Parameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The prefecture's dates as questions: in general, and what a letter would do to one act. */
@RestController
@Tag(name = "Échéances")
class PrefectureDeadlineController {

    private final PrefectureService prefecture;
    private final LetterService letters;
    private final CurrentUser currentUser;

    PrefectureDeadlineController(PrefectureService prefecture, LetterService letters, CurrentUser currentUser) {
        this.prefecture = prefecture;
        this.letters = letters;
        this.currentUser = currentUser;
    }

    /**
     * @param executory       the later of the two days
     * @param defereUntil     the prefect's last day, with the holidays of metropolitan France
     * @param thirdPartyUntil everybody else's
     */
    record ExecutoryAnswer(LocalDate executory, LocalDate defereUntil, LocalDate thirdPartyUntil, String article, String explanation) {
    }

    /** @param answerBy the day after which silence is a refusal; null when no answer is expected */
    record LetterAnswer(boolean takesEffect, LocalDate answerBy, String article, String explanation) {
    }

    @GetMapping("/api/deadlines/executory")
    @Operation(summary = "Date exécutoire d’un acte, délai de déféré et délai de recours des tiers",
        description = "La plus tardive des dates de réception en préfecture et de publication ; puis deux mois francs, reportés au premier jour ouvré.")
    ExecutoryAnswer executory(@Parameter(example = "2017-11-02") @RequestParam(required = false) String received,
                              @Parameter(example = "2017-11-07") @RequestParam(required = false) String published) {
        List<Refusal> reasons = new ArrayList<>();
        LocalDate receivedOn = Parameters.date("received", received, reasons);
        LocalDate publishedOn = Parameters.date("published", published, reasons);
        Verdict.of(reasons).orThrow();
        Deadline executory = ExecutoryDate.of(receivedOn, publishedOn);
        DefereDelay delay = new DefereDelay(FrenchHolidays.METROPOLE);
        return new ExecutoryAnswer(executory.date(), delay.prefect(receivedOn).date(), delay.thirdParties(publishedOn).date(), executory.article(),
            executory.explanation());
    }

    @GetMapping("/api/deadlines/letter")
    @Operation(summary = "Effet d’un courrier de la préfecture sur le délai de déféré d’un dossier")
    LetterAnswer letter(@Parameter(example = "ENT-11076-2017") @RequestParam String reference,
                        @Parameter(example = "PIECES") @RequestParam(required = false) String kind,
                        @Parameter(example = "2017-12-01") @RequestParam(required = false) String received) {
        if (!currentUser.who().sees(prefecture.act(reference).commune())) {
            throw PrefectureService.noAct(reference);
        }
        List<Refusal> reasons = new ArrayList<>();
        LocalDate receivedOn = Parameters.date("received", received, reasons);
        Optional<LetterKind> letter = Arrays.stream(LetterKind.values()).filter(known -> known.name().equals(kind)).findFirst();
        if (letter.isEmpty()) {
            reasons.add(new Refusal("kind", "Le paramètre «kind» vaut SIMPLE, PIECES, OBSERVATIONS ou DEFERE.", ""));
        }
        Verdict.of(reasons).orThrow();
        boolean takesEffect = letters.wouldTakeEffect(reference, new DefereClock.Letter(letter.get(), receivedOn, null));
        if (!letter.get().wantsAnswer()) {
            return new LetterAnswer(takesEffect, null, DefereDelay.ARTICLE, letter.get().effect());
        }
        Deadline refusal = ImplicitRefusal.of(receivedOn);
        return takesEffect ? new LetterAnswer(true, refusal.date(), refusal.article(), letter.get().effect() + " " + refusal.explanation())
            : new LetterAnswer(false, null, DefereDelay.ARTICLE, "Ce courrier arrive après la fin du délai de déféré : il ne le fait pas repartir.");
    }
}
