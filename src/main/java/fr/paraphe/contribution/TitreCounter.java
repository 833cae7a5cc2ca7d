package fr.paraphe.contribution;

import fr.paraphe.RefusedException;
import fr.paraphe.calendar.FrenchDates;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.support.TransactionTemplate;

/** Hands out the numbers of titres: one series without gaps for each creditor and calendar year. */
@Component
class TitreCounter {

    private final JdbcClient jdbc;
    private final TransactionTemplate ownTransaction;

    TitreCounter(JdbcClient jdbc, PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.ownTransaction = new TransactionTemplate(transactions);
        this.ownTransaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
    }

    /**
     * Takes numbers in the caller's transaction, which others who number wait for: rolled back, it gives them back.
     *
     * @param on the day of issue; its year chooses the series
     * @return the first of them; the others follow it
     * @throws RefusedException when the series has a titre of a later day already: then the clock has been set back
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public TitreNumber take(String creditor, LocalDate on, int count) {
        Series series = lock(creditor, on.getYear()).orElseGet(() -> {
            begin(creditor, on.getYear());
            return lock(creditor, on.getYear()).orElseThrow();
        });
        if (series.lastIssue() != null && series.lastIssue().isAfter(on)) {
            throw new RefusedException("", "L’horloge du serveur retarde : le dernier titre de " + creditor + " est du " + FrenchDates.numeric(series.lastIssue())
                + ", et nous serions le " + FrenchDates.numeric(on) + ". Aucun titre n’est émis.", "Convention, art. 5 et 6");
        }
        jdbc.sql("update titre_counter set last_serial = ?, last_issue = ? where creditor = ? and issue_year = ?")
            .params(series.lastSerial() + count, on, creditor, on.getYear()).update();
        return new TitreNumber(on.getYear(), series.lastSerial() + 1);
    }

    private record Series(int lastSerial, LocalDate lastIssue) {
    }

    private Optional<Series> lock(String creditor, int year) {
        return jdbc.sql("select last_serial, last_issue from titre_counter where creditor = ? and issue_year = ? for update").params(creditor, year)
            .query((row, at) -> new Series(row.getInt("last_serial"), row.getObject("last_issue", LocalDate.class))).optional();
    }

    /** In a transaction of its own: two that begin the same series must not spoil each other's. */
    private void begin(String creditor, int year) {
        try {
            ownTransaction.executeWithoutResult(status -> jdbc.sql("insert into titre_counter (creditor, issue_year, last_serial) values (?, ?, 0)")
                .params(creditor, year).update());
        } catch (DuplicateKeyException begunMeanwhile) {
            // it is there, which is all that is asked
        }
    }
}
