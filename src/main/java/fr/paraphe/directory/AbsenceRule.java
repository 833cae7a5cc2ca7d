package fr.paraphe.directory;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.FrenchDates;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * When an absence may be recorded: it has a first and a last day and is not over, nobody is away twice, and whoever stands in for somebody is there and stands in
 * for nobody else's deputy.
 */
final class AbsenceRule {

    private AbsenceRule() {
    }

    /**
     * An absence that is already recorded, or the one to record.
     *
     * @param startsOn first day
     * @param endsOn   last day
     */
    record Away(String absent, String absentName, String deputy, String deputyName, LocalDate startsOn, LocalDate endsOn) {

        static Away of(Absence absence) {
            return new Away(absence.absent(), absence.absentName(), absence.deputy(), absence.deputyName(), absence.startsOn(), absence.endsOn());
        }

        boolean overlaps(Away other) {
            return !startsOn.isAfter(other.endsOn) && !other.startsOn.isAfter(endsOn);
        }

        String dates() {
            return startsOn.equals(endsOn) ? "le " + FrenchDates.numeric(startsOn) : "du " + FrenchDates.numeric(startsOn) + " au " + FrenchDates.numeric(endsOn);
        }
    }

    static Verdict check(Away away, List<Away> recorded, LocalDate today) {
        List<Refusal> reasons = new ArrayList<>();
        if (away.startsOn() == null) {
            reasons.add(new Refusal("startsOn", "Donnez le premier jour de l’absence.", ""));
        }
        if (away.endsOn() == null) {
            reasons.add(new Refusal("endsOn", "Donnez le dernier jour de l’absence.", ""));
        }
        if (away.deputy().equals(away.absent())) {
            reasons.add(new Refusal("deputy", "On ne se supplée pas soi-même : désignez quelqu’un d’autre.", ""));
        }
        if (away.startsOn() != null && away.endsOn() != null) {
            dates(away, recorded, today, reasons);
        }
        return Verdict.of(reasons);
    }

    private static void dates(Away away, List<Away> recorded, LocalDate today, List<Refusal> reasons) {
        if (away.endsOn().isBefore(away.startsOn())) {
            reasons.add(new Refusal("endsOn", "L’absence commence le " + FrenchDates.numeric(away.startsOn()) + " : elle ne peut pas finir le "
                + FrenchDates.numeric(away.endsOn()) + ".", ""));
            return;
        }
        if (away.endsOn().isBefore(today)) {
            reasons.add(new Refusal("endsOn", "Cette absence est passée depuis le " + FrenchDates.numeric(away.endsOn()) + " : personne ne peut plus suppléer.", ""));
        }
        for (Away other : recorded.stream().filter(away::overlaps).toList()) {
            if (other.absent().equals(away.absent())) {
                reasons.add(new Refusal("startsOn", "Une absence de " + other.absentName() + " est déjà enregistrée " + other.dates() + ", avec la suppléance de "
                    + other.deputyName() + ".", ""));
            }
            if (other.absent().equals(away.deputy())) {
                reasons.add(new Refusal("deputy", "Une absence de " + other.absentName() + " est enregistrée " + other.dates() + " : désignez un autre suppléant.", ""));
            }
            if (other.deputy().equals(away.absent())) {
                reasons.add(new Refusal("absent", "Une suppléance de " + other.absentName() + " est confiée à " + other.deputyName() + " " + other.dates()
                    + " : confiez-la d’abord à quelqu’un d’autre.", ""));
            }
        }
    }
}
