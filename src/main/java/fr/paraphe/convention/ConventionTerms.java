package fr.paraphe.convention;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;

/**
 * What the parties agreed on, as signed: data of each convention, since the next one may cost or last something else.
 *
 * @param lastPaidSchoolYear last school year for which a contribution is due (art. 6)
 * @param endsOn             last day of the convention (art. 3)
 * @param feePerSchool       euros TTC per school and school year (art. 5)
 * @param windowOpens        month and day, ISO {@code --09-01} (art. 6.2)
 * @param windowCloses       month and day, last one included, ISO {@code --10-15} (art. 6.2)
 * @param annexRows          schools that annexe 1 can hold; beyond, the list is established with the IEN
 * @param noticeMonths       notice of a dénonciation, months (art. 9)
 * @param conciliationMonths limit of the conciliation, months (art. 10)
 * @param terminationDays    days after the sending of the letter of résiliation (art. 10)
 * @param paymentDays        payment term of a titre, days: usage, not in the convention
 * @param creditor           who issues the titres (art. 5)
 */
@Embeddable
public record ConventionTerms(
        @Column(name = "last_paid_school_year") String lastPaidSchoolYear,
        @Column(name = "ends_on") LocalDate endsOn,
        @Column(name = "fee_per_school") BigDecimal feePerSchool,
        @Column(name = "window_opens") String windowOpens,
        @Column(name = "window_closes") String windowCloses,
        @Column(name = "annex_rows") int annexRows,
        @Column(name = "notice_months") int noticeMonths,
        @Column(name = "conciliation_months") int conciliationMonths,
        @Column(name = "termination_days") int terminationDays,
        @Column(name = "payment_days") int paymentDays,
        @Column(name = "creditor") String creditor) {

    /** With another term or last paid year; the fee of later years stands beside them. */
    ConventionTerms with(NewTerms changed) {
        return new ConventionTerms(changed.lastPaidSchoolYear() == null ? lastPaidSchoolYear : changed.lastPaidSchoolYear().toString(),
            changed.endsOn() == null ? endsOn : changed.endsOn(), feePerSchool, windowOpens, windowCloses, annexRows, noticeMonths, conciliationMonths, terminationDays,
            paymentDays, creditor);
    }

    /** The last day of the convention. */
    public Deadline term() {
        return term(endsOn, lastPaidSchoolYear);
    }

    /** The last day of a convention with these terms. */
    public static Deadline term(LocalDate endsOn, String lastPaidSchoolYear) {
        return new Deadline(endsOn, "Terme de la convention", "Convention, art. 3", "La convention prend fin le " + FrenchDates.inWords(endsOn)
            + " à 24 h, sauf renouvellement ou fin anticipée ; la dernière contribution est celle de l’année scolaire " + lastPaidSchoolYear + ".");
    }

    public MonthDay windowOpensOn() {
        return MonthDay.parse(windowOpens);
    }

    public MonthDay windowClosesOn() {
        return MonthDay.parse(windowCloses);
    }
}
