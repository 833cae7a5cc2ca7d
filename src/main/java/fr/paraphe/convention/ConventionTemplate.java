package fr.paraphe.convention;

import fr.paraphe.calendar.SchoolYear;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.MonthDay;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * What a new convention offers, before it is signed: {@code paraphe.convention.*}. The defaults are those of the convention of 2017; a convention once opened
 * keeps its own {@link ConventionTerms}.
 *
 * @param feePerSchool       euros TTC per school and school year (art. 5: 50 €)
 * @param schoolYears        paid school years (2017-2018 to 2020-2021: 4)
 * @param endsOn             month and day of its term after the last paid school year (art. 3: 31 October)
 * @param windowOpens        art. 6.2: 1 September
 * @param windowCloses       art. 6.2: 15 October
 * @param annexRows          rows of annexe 1: 15
 * @param noticeMonths       art. 9: 1
 * @param conciliationMonths art. 10: 1
 * @param terminationDays    art. 10: 15
 * @param paymentDays        30, usage
 * @param creditor           art. 5: GIP Formavie
 * @param renewalMonths      before the term, when the parties are told that it comes: 9
 */
@ConfigurationProperties("paraphe.convention")
public record ConventionTemplate(BigDecimal feePerSchool, int schoolYears, String endsOn, String windowOpens, String windowCloses, int annexRows,
                                 int noticeMonths, int conciliationMonths, int terminationDays, int paymentDays, String creditor, int renewalMonths) {

    /** The terms of a convention whose first paid school year is this one. */
    ConventionTerms termsFrom(SchoolYear first) {
        SchoolYear last = new SchoolYear(first.firstYear() + schoolYears - 1);
        LocalDate end = MonthDay.parse(endsOn).atYear(last.firstYear() + 1);
        return new ConventionTerms(last.toString(), end, feePerSchool.setScale(2, RoundingMode.UNNECESSARY), windowOpens, windowCloses, annexRows, noticeMonths,
            conciliationMonths, terminationDays, paymentDays, creditor);
    }
}
