package fr.paraphe.convention;

import fr.paraphe.calendar.SchoolYear;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What a convention brings to the contribution of a school year (art. 5 and 6).
 *
 * @param commune            INSEE code of the signatory
 * @param firstSchoolYear    the first one that is paid
 * @param lastPaidSchoolYear the last one
 * @param fee                euros TTC per school for that school year
 * @param schools            on the list of that school year
 * @param schoolsYearBefore  on the list of the year before; 0 in the first one
 * @param endedOn            the last day of a convention that is over, null while it is in force
 * @param feeBy              the avenant that set the fee of that school year, null where it is the convention's own
 */
public record Billable(String reference, String commune, SchoolYear firstSchoolYear, SchoolYear lastPaidSchoolYear, BigDecimal fee, int schools, int schoolsYearBefore,
                       LocalDate endedOn, String feeBy) {

    /** With the convention's own fee. */
    public Billable(String reference, String commune, SchoolYear firstSchoolYear, SchoolYear lastPaidSchoolYear, BigDecimal fee, int schools, int schoolsYearBefore,
                    LocalDate endedOn) {
        this(reference, commune, firstSchoolYear, lastPaidSchoolYear, fee, schools, schoolsYearBefore, endedOn, null);
    }

    Billable withFee(BigDecimal changed, String by) {
        return new Billable(reference, commune, firstSchoolYear, lastPaidSchoolYear, changed, schools, schoolsYearBefore, endedOn, by);
    }
}
