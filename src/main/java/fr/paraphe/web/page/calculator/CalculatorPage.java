package fr.paraphe.web.page.calculator;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.web.deadline.Calculations;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The deadline calculator for clerks. The entries stand in the address, so that an answer can be kept or passed on. */
@Controller
class CalculatorPage {

    private final Calculations calculations;
    private final DirectoryService directory;
    private final CurrentUser currentUser;
    private final CivilClock clock;

    CalculatorPage(Calculations calculations, DirectoryService directory, CurrentUser currentUser, CivilClock clock) {
        this.calculations = calculations;
        this.directory = directory;
        this.currentUser = currentUser;
        this.clock = clock;
    }

    @GetMapping("/calculs")
    String show(@RequestParam(name = "calcul", required = false) String asked, @RequestParam Map<String, String> entered, Model model) {
        model.addAttribute("calculations", calculations.all(asked, entered, Map.of("population", population(), "schoolYear", SchoolYear.of(clock.today()).toString())));
        model.addAttribute("asked", asked);
        return "calculs";
    }

    /** Of the commune whose people see one commune only. */
    private String population() {
        Set<String> communes = currentUser.who().communes();
        return communes.size() == 1 ? String.valueOf(directory.commune(communes.iterator().next()).population()) : "";
    }
}
