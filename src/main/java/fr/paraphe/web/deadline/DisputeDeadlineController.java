package fr.paraphe.web.deadline;

import com.fasterxml.jackson.annotation.JsonInclude;
import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchHolidays;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.ConventionTemplate;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.dispute.ConciliationLimit;
import fr.paraphe.dispute.EarlyEnd;
import fr.paraphe.dispute.NoticeDelay;
import fr.paraphe.dispute.ResiliationDelay;
import fr.paraphe.dispute.StartingPoint;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.web.Parameters;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The limits of art. 9 and 10, computed from the dates of a letter alone or with the terms of one convention. */
@RestController
@RequestMapping("/api/deadlines")
@Tag(name = "Échéances")
class DisputeDeadlineController {

    private final ConventionTemplate template;
    private final ConventionService conventions;
    private final DirectoryService directory;
    private final CurrentUser currentUser;

    DisputeDeadlineController(ConventionTemplate template, ConventionService conventions, DirectoryService directory, CurrentUser currentUser) {
        this.template = template;
        this.conventions = conventions;
        this.directory = directory;
        this.currentUser = currentUser;
    }

    /**
     * @param by        the last day, from the receipt or, where the letter was never claimed, from its first presentation; null while neither is known
     * @param bySending the last day if the month ran from the sending; null where that day is not given
     */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Conciliation(LocalDate by, LocalDate bySending, String article, String explanation) {
    }

    /** @param effective the convention ends at 0:00 of that day */
    record Resiliation(LocalDate lastDay, LocalDate effective, String article, String explanation) {
    }

    /** As {@link Conciliation} has it for the notice of art. 9. */
    @JsonInclude(JsonInclude.Include.NON_NULL)
    record Denonciation(LocalDate lastDay, LocalDate effective, LocalDate bySending, LocalDate effectiveBySending, String article, String explanation) {
    }

    @GetMapping("/conciliation")
    @Operation(summary = "Jusqu’à quand la conciliation est à organiser (convention, art. 10)",
        description = "Un mois à compter de la réception de la mise en demeure ou, non réclamée, de sa première présentation ; la date comptée de l’envoi est donnée à côté.")
    Conciliation conciliation(@Parameter(example = "2019-01-31") @RequestParam(required = false) String received,
                              @Parameter(example = "2019-01-30") @RequestParam(required = false) String presented,
                              @Parameter(example = "2019-01-28") @RequestParam(required = false) String sent,
                              @Parameter(example = "ENT-11076-2017") @RequestParam(required = false) String convention) {
        Days days = days(received, presented, sent, ConciliationLimit.ARTICLE);
        Terms terms = terms(convention);
        ConciliationLimit limit = new ConciliationLimit(terms.conciliationMonths(), terms.holidays());
        Optional<Deadline> by = days.delivered().map(start -> limit.from(start.point(), start.day()));
        Optional<Deadline> bySending = days.sending().map(day -> limit.from(StartingPoint.SENDING, day));
        return new Conciliation(date(by), date(bySending), ConciliationLimit.ARTICLE, explanation(by, bySending));
    }

    @GetMapping("/resiliation")
    @Operation(summary = "Quand une lettre de résiliation met fin à la convention (convention, art. 10)",
        description = "Quinze jours suivant l’envoi, jusqu’au quinzième à 24 heures ; aucun report au jour ouvré suivant.")
    Resiliation resiliation(@Parameter(example = "2019-03-01") @RequestParam(required = false) String sent,
                            @Parameter(example = "ENT-11076-2017") @RequestParam(required = false) String convention) {
        List<Refusal> reasons = new ArrayList<>();
        LocalDate day = Parameters.date("sent", sent, reasons);
        Verdict.of(reasons).orThrow();
        Terms terms = terms(convention);
        EarlyEnd end = new ResiliationDelay(terms.terminationDays(), terms.holidays()).from(day);
        return new Resiliation(end.lastDay().date(), end.effective(), end.lastDay().article(), end.lastDay().explanation());
    }

    @GetMapping("/denonciation")
    @Operation(summary = "Quand une dénonciation met fin à la convention (convention, art. 9)",
        description = "Préavis d’un mois à compter de la réception de la lettre ou, non réclamée, de sa première présentation ; la date comptée de l’envoi est donnée à côté.")
    Denonciation denonciation(@Parameter(example = "2019-01-31") @RequestParam(required = false) String received,
                              @Parameter(example = "2019-01-30") @RequestParam(required = false) String presented,
                              @Parameter(example = "2019-01-28") @RequestParam(required = false) String sent,
                              @Parameter(example = "ENT-11076-2017") @RequestParam(required = false) String convention) {
        Days days = days(received, presented, sent, NoticeDelay.ARTICLE);
        Terms terms = terms(convention);
        NoticeDelay notice = new NoticeDelay(terms.noticeMonths(), terms.holidays());
        Optional<EarlyEnd> end = days.delivered().map(start -> notice.from(start.point(), start.day()));
        Optional<EarlyEnd> bySending = days.sending().map(day -> notice.from(StartingPoint.SENDING, day));
        return new Denonciation(date(end.map(EarlyEnd::lastDay)), end.map(EarlyEnd::effective).orElse(null), date(bySending.map(EarlyEnd::lastDay)),
            bySending.map(EarlyEnd::effective).orElse(null), NoticeDelay.ARTICLE, explanation(end.map(EarlyEnd::lastDay), bySending.map(EarlyEnd::lastDay)));
    }

    private record Start(StartingPoint point, LocalDate day) {
    }

    /** The dates of a letter that are known, in an order that a letter can have; each may be null, but not all. */
    private record Days(LocalDate received, LocalDate presented, LocalDate sent) {

        Optional<Start> delivered() {
            if (received != null) {
                return Optional.of(new Start(StartingPoint.RECEIPT, received));
            }
            return Optional.ofNullable(presented).map(day -> new Start(StartingPoint.FIRST_PRESENTATION, day));
        }

        Optional<LocalDate> sending() {
            return Optional.ofNullable(sent);
        }
    }

    private static Days days(String received, String presented, String sent, String article) {
        List<Refusal> reasons = new ArrayList<>();
        if (isAbsent(received) && isAbsent(presented) && isAbsent(sent)) {
            Parameters.date("received", received, reasons);
        }
        Days days = new Days(optional("received", received, reasons), optional("presented", presented, reasons), optional("sent", sent, reasons));
        Verdict.of(reasons).orThrow();
        refuseBefore(days.received(), "received", "La réception", days.sent(), "l’envoi", article, reasons);
        refuseBefore(days.presented(), "presented", "La première présentation", days.sent(), "l’envoi", article, reasons);
        refuseBefore(days.received(), "received", "La réception", days.presented(), "la première présentation", article, reasons);
        Verdict.of(reasons).orThrow();
        return days;
    }

    private static void refuseBefore(LocalDate day, String field, String what, LocalDate earlier, String than, String article, List<Refusal> reasons) {
        if (day != null && earlier != null && day.isBefore(earlier)) {
            reasons.add(new Refusal(field, what + " d’une lettre ne précède pas " + than + ".", article));
        }
    }

    private static LocalDate optional(String name, String text, List<Refusal> reasons) {
        return isAbsent(text) ? null : Parameters.date(name, text, reasons);
    }

    private static boolean isAbsent(String text) {
        return text == null || text.isBlank();
    }

    private static LocalDate date(Optional<Deadline> deadline) {
        return deadline.map(Deadline::date).orElse(null);
    }

    private static String explanation(Optional<Deadline> first, Optional<Deadline> second) {
        return first.or(() -> second).map(Deadline::explanation).orElse("");
    }

    private record Terms(int noticeMonths, int conciliationMonths, int terminationDays, FrenchHolidays holidays) {
    }

    /** Those of a new convention, with the holidays of the mainland, where none is named. */
    private Terms terms(String reference) {
        if (isAbsent(reference)) {
            return new Terms(template.noticeMonths(), template.conciliationMonths(), template.terminationDays(), FrenchHolidays.METROPOLE);
        }
        Convention convention = conventions.byReference(reference);
        currentUser.requireCommune(convention.commune());
        return new Terms(convention.terms().noticeMonths(), convention.terms().conciliationMonths(), convention.terms().terminationDays(),
            FrenchHolidays.ofDepartement(directory.commune(convention.commune()).departement()));
    }
}
