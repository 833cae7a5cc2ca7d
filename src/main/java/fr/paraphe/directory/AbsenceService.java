package fr.paraphe.directory;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.FrenchDates;
import java.time.LocalDate;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Who is away, and who stands in. Who may say so, and which accounts there are, is asked elsewhere. */
@Service
@Transactional(readOnly = true)
public class AbsenceService {

    private final AbsenceRepository absences;
    private final JdbcClient jdbc;
    private final CivilClock clock;

    AbsenceService(AbsenceRepository absences, JdbcClient jdbc, CivilClock clock) {
        this.absences = absences;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** @throws RefusedException when {@link AbsenceRule} refuses */
    @Transactional
    public Absence record(NewAbsence recorded) {
        jdbc.sql("select id from absence_lock where id = 1 for update").query(Integer.class).single();
        AbsenceRule.Away away = new AbsenceRule.Away(recorded.absent(), recorded.absentName(), recorded.deputy(), recorded.deputyName(), recorded.startsOn(), recorded.endsOn());
        boolean dated = recorded.startsOn() != null && recorded.endsOn() != null;
        List<AbsenceRule.Away> known = dated ? absences.concerning(List.of(recorded.absent(), recorded.deputy()), recorded.startsOn(), recorded.endsOn()).stream()
            .map(AbsenceRule.Away::of).toList() : List.of();
        AbsenceRule.check(away, known, clock.today()).orThrow();
        return absences.saveAndFlush(new Absence(recorded, clock.now()));
    }

    /** Takes it back, or cuts it short from this moment. */
    @Transactional
    public void cancel(long id, String by) {
        Absence absence = get(id);
        if (absence.cancelledAt().isPresent() || absence.endsOn().isBefore(clock.today())) {
            throw new RefusedException("", "Cette absence a pris fin le " + FrenchDates.numeric(absence.cancelledAt().map(clock::dayOf).orElse(absence.endsOn())) + ".", "");
        }
        absence.cancel(clock.now(), by);
    }

    public Absence get(long id) {
        return absences.findById(id).orElseThrow(() -> new NotFoundException("Absence introuvable."));
    }

    /** The latest first. */
    public List<Absence> all() {
        return absences.findAllByOrderByStartsOnDescIdDesc();
    }

    /**
     * Those of people of a group on that day.
     *
     * @param party INSEE code or code of an académie
     */
    public List<Absence> ofGroup(String role, String party, LocalDate on) {
        return absences.ofGroup(role, party, on);
    }

    /** Those that have begun, whose tasks the deputy has not yet been given. */
    public List<Absence> toTakeOver() {
        return absences.begun(clock.today());
    }

    /** Those that are over, whose tasks have not yet gone back. */
    public List<Absence> toHandBack() {
        return absences.over(clock.today());
    }

    @Transactional
    public void takenOver(long id) {
        get(id).takeOver(clock.now());
    }

    @Transactional
    public void handedBack(long id) {
        get(id).handBack(clock.now());
    }
}
