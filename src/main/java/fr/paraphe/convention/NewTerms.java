package fr.paraphe.convention;

import fr.paraphe.calendar.SchoolYear;
import java.math.BigDecimal;
import java.time.LocalDate;

/**
 * What an avenant changes of a convention's terms; null leaves a term as it is.
 *
 * @param feePerSchool       euros TTC per school and school year
 * @param feeFrom            first school year of that fee; required with it
 * @param endsOn             last day of the convention
 * @param lastPaidSchoolYear last school year for which a contribution is due
 */
public record NewTerms(BigDecimal feePerSchool, SchoolYear feeFrom, LocalDate endsOn, SchoolYear lastPaidSchoolYear) {

    public boolean isEmpty() {
        return feePerSchool == null && endsOn == null && lastPaidSchoolYear == null;
    }
}
