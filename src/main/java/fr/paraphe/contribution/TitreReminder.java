package fr.paraphe.contribution;

import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import java.time.LocalDate;

/** A written demand for a titre that is unpaid. */
@Entity
class TitreReminder {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private long titreId;
    private int ordinal;
    private LocalDate remindedOn;

    protected TitreReminder() {
    }

    TitreReminder(long titreId, int ordinal, LocalDate remindedOn) {
        this.titreId = titreId;
        this.ordinal = ordinal;
        this.remindedOn = remindedOn;
    }

    LocalDate remindedOn() {
        return remindedOn;
    }
}
