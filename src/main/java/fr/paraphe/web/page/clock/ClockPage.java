package fr.paraphe.web.page.clock;

import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.engine.DemonstrationTime;
import fr.paraphe.engine.DemonstrationTime.Timer;
import fr.paraphe.engine.replay.DemonstrationCases;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Who;
import java.time.LocalDate;
import java.util.List;
import java.util.function.Function;
import java.util.function.Predicate;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;

/** Moves the demonstration's clock and tells what fired; everybody may move it, and is told of the cases that are theirs to see. */
@Controller
@ConditionalOnProperty("paraphe.demo.enabled")
class ClockPage {

    private static final String PATH = "/demo/horloge";
    private static final int SHOWN = 12;

    private final DemonstrationTime time;
    private final DemonstrationCases cases;
    private final CurrentUser currentUser;

    ClockPage(DemonstrationTime time, DemonstrationCases cases, CurrentUser currentUser) {
        this.time = time;
        this.cases = cases;
        this.currentUser = currentUser;
    }

    @GetMapping(PATH)
    String show(Model model) {
        model.addAttribute("now", time.now());
        model.addAttribute("next", time.next(SHOWN, seen()));
        model.addAttribute("casesPossible", cases.possible());
        return "horloge";
    }

    @PostMapping(PATH)
    String move(@RequestParam(name = "jour", required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) LocalDate day, RedirectAttributes after) {
        return moved(after, sees -> time.moveTo(day));
    }

    @PostMapping(PATH + "/prochaine")
    String moveToNext(RedirectAttributes after) {
        return moved(after, time::moveToNext);
    }

    @PostMapping(PATH + "/dossiers")
    String playCases(RedirectAttributes after) {
        try {
            cases.play();
            after.addFlashAttribute("played", true);
        } catch (RefusedException refused) {
            refuse(after, refused);
        }
        return "redirect:" + PATH;
    }

    private String moved(RedirectAttributes after, Function<Predicate<String>, List<Timer>> move) {
        Predicate<String> sees = seen();
        try {
            List<Timer> fired = move.apply(sees);
            List<Timer> told = fired.stream().filter(timer -> sees.test(timer.owner())).toList();
            after.addFlashAttribute("fired", told);
            after.addFlashAttribute("elsewhere", fired.size() - told.size());
        } catch (RefusedException refused) {
            refuse(after, refused);
        }
        return "redirect:" + PATH;
    }

    private static void refuse(RedirectAttributes after, RefusedException refused) {
        after.addFlashAttribute("refused", refused.reasons().stream().map(Refusal::withArticle).toList());
    }

    /** What runs for the house alone, as a cleaning at night, is nobody's. */
    private Predicate<String> seen() {
        Who who = currentUser.who();
        return owner -> owner != null && who.seesCasesOf(owner);
    }
}
