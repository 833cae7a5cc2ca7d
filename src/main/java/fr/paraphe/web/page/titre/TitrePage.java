package fr.paraphe.web.page.titre;

import static fr.paraphe.contribution.TitreState.CANCELLED;
import static fr.paraphe.contribution.TitreState.PAID;
import static fr.paraphe.contribution.TitreState.PARTLY_PAID;
import static fr.paraphe.contribution.TitreState.UNPAID;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.contribution.TitreFilter;
import fr.paraphe.contribution.TitreReader;
import fr.paraphe.contribution.TitreState;
import fr.paraphe.security.Action;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Who;
import fr.paraphe.web.contribution.TitreAccess;
import fr.paraphe.web.page.Pager;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.util.UriComponentsBuilder;

/** Titres to find, and what those found come to. */
@Controller
class TitrePage {

    private static final String PATH = "/titres";
    private static final int PAGE = 25;

    private final TitreReader titres;
    private final TitreAccess access;
    private final CurrentUser currentUser;
    private final CivilClock clock;

    TitrePage(TitreReader titres, TitreAccess access, CurrentUser currentUser, CivilClock clock) {
        this.titres = titres;
        this.access = access;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    /** Which titres, in the words of somebody who asks. */
    public enum Choice {

        STANDING("en-cours", "Tous, sauf les annulés", false, UNPAID, PARTLY_PAID, PAID),
        OPEN("a-payer", "À payer, en tout ou partie", false, UNPAID, PARTLY_PAID),
        OVERDUE("echus", "Échus et impayés", true, UNPAID, PARTLY_PAID),
        SETTLED("payes", "Payés", false, PAID),
        GONE("annules", "Annulés", false, CANCELLED);

        private final String key;
        private final String label;
        private final boolean overdue;
        private final Set<TitreState> states;

        Choice(String key, String label, boolean overdue, TitreState... states) {
            this.key = key;
            this.label = label;
            this.overdue = overdue;
            this.states = new LinkedHashSet<>(Arrays.asList(states));
        }

        public String key() {
            return key;
        }

        public String label() {
            return label;
        }

        static Choice of(String key) {
            return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst().orElse(STANDING);
        }
    }

    @GetMapping(PATH)
    String list(@RequestParam(name = "annee", defaultValue = "") String year, @RequestParam(name = "etat", defaultValue = "") String state,
                @RequestParam(name = "numero", defaultValue = "") String number, @RequestParam(name = "campagne", defaultValue = "") String campaign, @RequestParam(defaultValue = "1") int page, Model model) {
        Who who = currentUser.who();
        Choice choice = Choice.of(state);
        TitreFilter filter = access.filter(null, campaign, year, null, number, choice.states, choice.overdue ? clock.today() : null);
        int shown = Math.max(1, page);
        long total = titres.count(filter);
        model.addAttribute("year", year);
        model.addAttribute("number", number);
        model.addAttribute("campaign", campaign);
        model.addAttribute("choice", choice);
        model.addAttribute("choices", Choice.values());
        model.addAttribute("years", titres.schoolYears(access.filter(null, null, null, null, null, Set.of(), null)));
        model.addAttribute("lines", titres.list(filter, PAGE, (shown - 1L) * PAGE));
        model.addAttribute("total", total);
        model.addAttribute("totals", titres.totals(filter));
        model.addAttribute("seesCases", who.may(Action.SEE_CASES));
        model.addAttribute("pager", Pager.of(shown, total, PAGE, other -> address(year, choice, number, campaign, other)));
        model.addAttribute("csv", UriComponentsBuilder.fromPath("/api/titres.csv").queryParam("schoolYear", "{year}").queryParam("number", "{number}").queryParam("campaign", "{campaign}")
            .queryParam("state", choice.states.stream().map(Enum::name).collect(Collectors.joining(","))).queryParam("overdue", choice.overdue).encode()
            .buildAndExpand(year, number, campaign).toUriString());
        return "titres";
    }

    private static String address(String year, Choice choice, String number, String campaign, int page) {
        return UriComponentsBuilder.fromPath(PATH).queryParam("annee", "{year}").queryParam("etat", choice.key).queryParam("numero", "{number}").queryParam("campagne", "{campaign}")
            .queryParam("page", page).encode().buildAndExpand(year, number, campaign).toUriString();
    }
}
