package fr.paraphe.web.deadline;

import fr.paraphe.avenant.AvenantWindow;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.ConventionTemplate;
import fr.paraphe.security.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.time.MonthDay;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** When an avenant may be transmitted, computed from a school year alone or as one convention has it. */
@RestController
@RequestMapping("/api/deadlines")
@Tag(name = "Échéances")
class AvenantDeadlineController {

    private final ConventionTemplate template;
    private final ConventionService conventions;
    private final CurrentUser currentUser;

    AvenantDeadlineController(ConventionTemplate template, ConventionService conventions, CurrentUser currentUser) {
        this.template = template;
        this.conventions = conventions;
        this.currentUser = currentUser;
    }

    /** @param target the day to aim for, the eve of the last one */
    record Window(LocalDate opens, LocalDate closes, LocalDate target, String article, String explanation) {
    }

    @GetMapping("/avenant-window")
    @Operation(summary = "La fenêtre dans laquelle un avenant à la liste des écoles se transmet",
        description = "Du 1er septembre au 15 octobre à 24 heures de l’année scolaire (convention, art. 6.2), ou telle que la fixe la convention indiquée.")
    Window avenantWindow(@Parameter(example = "2018-2019") @RequestParam(required = false) String schoolYear,
                         @Parameter(example = "ENT-11076-2017") @RequestParam(required = false) String convention) {
        SchoolYear year = SchoolYear.parse(schoolYear);
        AvenantWindow window = convention == null || convention.isBlank() ? AvenantWindow.of(MonthDay.parse(template.windowOpens()), MonthDay.parse(template.windowCloses()), year)
            : AvenantWindow.of(visible(convention).terms(), year);
        return new Window(window.opensOn(), window.closesOn(), window.targetOn(), window.closes().article(), window.opens().explanation() + " " + window.closes().explanation());
    }

    private Convention visible(String reference) {
        Convention found = conventions.byReference(reference);
        currentUser.requireCommune(found.commune());
        return found;
    }
}
