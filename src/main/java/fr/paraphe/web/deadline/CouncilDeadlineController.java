package fr.paraphe.web.deadline;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.council.ConvocationRule;
import fr.paraphe.council.Notice;
import fr.paraphe.council.Quorum;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The council's rules as questions that anybody may ask, without a case. */
@RestController
@Tag(name = "Échéances")
class CouncilDeadlineController {

    private static final int LARGEST_NUMBER_OF_DIGITS = 9;

    @GetMapping("/api/deadlines/convocation")
    @Operation(summary = "Dernier jour légal pour envoyer une convocation",
        description = "5 jours francs à partir de 3 500 habitants, 3 au-dessous, 1 au moins en cas d’urgence ; samedis, dimanches et jours fériés comptent.")
    ConvocationDeadline convocation(@Parameter(example = "2017-10-30") @RequestParam(required = false) String session,
                                    @Parameter(example = "11900") @RequestParam(required = false) String population,
                                    @Parameter(example = "true") @RequestParam(required = false) String urgent) {
        List<Refusal> reasons = new ArrayList<>();
        LocalDate day = date("session", session, reasons);
        int inhabitants = number("population", population, reasons);
        boolean shortened = flag("urgent", urgent, reasons);
        Verdict.of(reasons).orThrow();
        ConvocationRule rule = new ConvocationRule(day, inhabitants, "", Notice.of(shortened, false, false));
        Deadline latest = rule.latestSending();
        return new ConvocationDeadline(latest.date(), rule.clearDays(), latest.article(), latest.explanation());
    }

    @GetMapping("/api/deadlines/quorum")
    @Operation(summary = "Quorum du conseil municipal", description = "Plus de la moitié des membres en exercice sont présents ; les procurations ne comptent pas.")
    QuorumAnswer quorum(@Parameter(example = "33") @RequestParam(required = false) String inOffice,
                        @Parameter(example = "28") @RequestParam(required = false) String present) {
        List<Refusal> reasons = new ArrayList<>();
        int members = number("inOffice", inOffice, reasons);
        int there = number("present", present, reasons);
        Verdict.of(reasons).orThrow();
        Quorum.check(members, there).orThrow();
        Quorum quorum = new Quorum(members, there, true);
        return new QuorumAnswer(quorum.required(), quorum.reached(), quorum.article(), quorum.explanation());
    }

    record ConvocationDeadline(LocalDate latestSending, int clearDays, String article, String explanation) {
    }

    record QuorumAnswer(int required, boolean reached, String article, String explanation) {
    }

    private static LocalDate date(String name, String text, List<Refusal> reasons) {
        try {
            LocalDate date = LocalDate.parse(text == null ? "" : text.strip());
            if (date.getYear() >= 1000 && date.getYear() <= 9999) {
                return date;
            }
        } catch (DateTimeParseException e) {
            // answered below, like a date out of bounds
        }
        reasons.add(new Refusal(name, "Le paramètre «%s» est une date de la forme 2017-10-30.".formatted(name), ""));
        return null;
    }

    private static int number(String name, String text, List<Refusal> reasons) {
        if (text != null && text.strip().matches("[0-9]{1,%d}".formatted(LARGEST_NUMBER_OF_DIGITS))) {
            return Integer.parseInt(text.strip());
        }
        reasons.add(new Refusal(name, "Le paramètre «%s» est un nombre entier, positif ou nul.".formatted(name), ""));
        return 0;
    }

    private static boolean flag(String name, String text, List<Refusal> reasons) {
        if (text == null || text.equals("false")) {
            return false;
        }
        if (!text.equals("true")) {
            reasons.add(new Refusal(name, "Le paramètre «%s» vaut «true» ou «false».".formatted(name), ""));
        }
        return true;
    }
}
