package fr.paraphe.contribution;

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
     * @return the first of them; the others follow it
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public TitreNumber take(String creditor, int year, int count) {
        Integer last = lock(creditor, year);
        if (last == null) {
            begin(creditor, year);
            last = lock(creditor, year);
        }
        jdbc.sql("update titre_counter set last_serial = ? where creditor = ? and issue_year = ?").params(last + count, creditor, year).update();
        return new TitreNumber(year, last + 1);
    }

    private Integer lock(String creditor, int year) {
        return jdbc.sql("select last_serial from titre_counter where creditor = ? and issue_year = ? for update").params(creditor, year).query(Integer.class)
            .optional().orElse(null);
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
