package fr.paraphe.signature;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import java.time.LocalDate;

/** When a convention takes effect: «à la date de signature» (art. 3), which with two signatures is the later one. */
public final class EffectDate {

    private EffectDate() {
    }

    public static Deadline of(LocalDate mayorSignedOn, LocalDate recteurSignedOn) {
        LocalDate later = mayorSignedOn.isAfter(recteurSignedOn) ? mayorSignedOn : recteurSignedOn;
        return new Deadline(later, "Prise d’effet", "Convention, art. 3", "Signée par le maire le " + FrenchDates.numeric(mayorSignedOn) + " et par le recteur le "
                + FrenchDates.numeric(recteurSignedOn) + " : la convention prend effet à la dernière des deux signatures, le " + FrenchDates.numeric(later) + ".");
    }
}
