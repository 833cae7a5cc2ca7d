package fr.paraphe.web.directory;

import fr.paraphe.directory.Absence;
import fr.paraphe.directory.AbsenceService;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.DeputyService;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Who is away and who stands in: of a commune's mayor and directeur général des services, of an académie's recteur. */
@RestController
@RequestMapping("/api/absences")
@Tag(name = "Absences et suppléances")
class AbsenceController {

    private final DeputyService deputies;
    private final AbsenceService absences;
    private final CurrentUser currentUser;

    AbsenceController(DeputyService deputies, AbsenceService absences, CurrentUser currentUser) {
        this.deputies = deputies;
        this.absences = absences;
        this.currentUser = currentUser;
    }

    /**
     * @param absent     account; the user's own where it is missing
     * @param party      INSEE code or code of the académie; may be missing where the account has one only
     * @param deputyName civility, name and quality, as signatures shall say them
     */
    record NewAbsence(String absent, String party, String deputy, String deputyName, String deputyEmail, LocalDate startsOn, LocalDate endsOn) {
    }

    /** @param role the group whose tasks the deputy has from the first day to the last, both included */
    record Shown(long id, String role, String party, String absent, String absentName, String deputy, String deputyName, String deputyEmail, LocalDate startsOn,
                 LocalDate endsOn, Instant recordedAt, String recordedBy, Instant cancelledAt, String cancelledBy) {

        static Shown of(Absence absence) {
            return new Shown(absence.id(), absence.role(), absence.party(), absence.absent(), absence.absentName(), absence.deputy(), absence.deputyName(), absence.deputyEmail(),
                absence.startsOn(), absence.endsOn(), absence.recordedAt(), absence.recordedBy(), absence.cancelledAt().orElse(null), absence.cancelledBy().orElse(null));
        }
    }

    @GetMapping
    @Operation(summary = "Les absences de la commune ou de l’académie de l’utilisateur, la plus récente d’abord")
    List<Shown> list() {
        return deputies.seenBy(currentUser.who()).stream().map(Shown::of).toList();
    }

    @PostMapping
    @Operation(summary = "Enregistre une absence et son suppléant",
        description = "Du premier au dernier jour compris, les tâches de l’absent sont aussi celles du suppléant, qui n’a rien d’autre de ses droits. Le lendemain, elles ne le sont plus.")
    ResponseEntity<Shown> record(@RequestBody NewAbsence absence) {
        Absence recorded = deputies.record(currentUser.who(), new DeputyService.Ask(absence.absent(), absence.party(), absence.deputy(), absence.deputyName(),
            absence.deputyEmail(), absence.startsOn(), absence.endsOn()));
        return ResponseEntity.created(URI.create("/api/absences/" + recorded.id())).body(Shown.of(absences.get(recorded.id())));
    }

    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Retire une absence à venir, ou met fin à une absence en cours")
    void cancel(@PathVariable long id) {
        deputies.cancel(currentUser.who(), id);
    }
}
