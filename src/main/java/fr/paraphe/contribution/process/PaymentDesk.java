package fr.paraphe.contribution.process;

import fr.paraphe.contribution.NewPayment;
import fr.paraphe.contribution.PaymentImport;
import fr.paraphe.contribution.Payments;
import fr.paraphe.contribution.Titre;
import fr.paraphe.contribution.TitreReader;
import fr.paraphe.contribution.TitreService;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.Execution;
import org.camunda.bpm.engine.runtime.ExecutionQuery;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Payments and cancellations that come from outside a task: what they settle is told, in the same transaction, to the case that waits for it.
 */
@Component
public class PaymentDesk {

    private final Payments payments;
    private final TitreService titres;
    private final TitreReader reader;
    private final RuntimeService runtime;
    private final TransactionTemplate transaction;

    PaymentDesk(Payments payments, TitreService titres, TitreReader reader, RuntimeService runtime, PlatformTransactionManager transactions) {
        this.payments = payments;
        this.titres = titres;
        this.reader = reader;
        this.runtime = runtime;
        this.transaction = new TransactionTemplate(transactions);
    }

    /** As {@link Payments#enter}. */
    public void enter(long titre, NewPayment payment, String by) {
        transaction.executeWithoutResult(status -> tell(Set.of(payments.enter(titre, payment, by))));
    }

    /** As {@link Payments#importFile}. */
    public PaymentImport importFile(String academie, byte[] bytes, String by) {
        return transaction.execute(status -> {
            PaymentImport done = payments.importFile(academie, bytes, by);
            Set<Titre> paid = new LinkedHashSet<>();
            done.titres().forEach(id -> paid.add(reader.get(id)));
            tell(paid);
            return done;
        });
    }

    /** As {@link TitreService#cancel}. */
    public Optional<Titre> cancel(long titre, String reason, Boolean reissue, String by) {
        return transaction.execute(status -> {
            Optional<Titre> anew = titres.cancel(titre, reason, reissue, by);
            if (anew.isEmpty()) {
                tell(Set.of(reader.get(titre)));
            }
            return anew;
        });
    }

    private void tell(Set<Titre> touched) {
        Set<String> campaigns = new LinkedHashSet<>();
        for (Titre titre : touched) {
            titre.campaign().ifPresentOrElse(campaigns::add, () -> {
                if (titre.left().signum() == 0) {
                    tell("paraphe.titrePaid", runtime.createExecutionQuery().processInstanceBusinessKey(titre.reference())
                        .processVariableValueEquals("schoolYear", titre.schoolYear().toString()));
                }
            });
        }
        campaigns.stream().filter(campaign -> reader.unpaid(campaign) == 0)
            .forEach(campaign -> tell("paraphe.campaignPaid", runtime.createExecutionQuery().processInstanceBusinessKey(campaign)));
    }

    /** Nobody waits while the titres are still going out: the task that comes then finds everything paid. */
    private void tell(String message, ExecutionQuery waiting) {
        for (Execution execution : waiting.messageEventSubscriptionName(message).list()) {
            runtime.messageEventReceived(message, execution.getId());
        }
    }
}
