package fr.paraphe.web.form.contribution;

import fr.paraphe.Euros;
import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.contribution.NewPayment;
import fr.paraphe.contribution.Payments;
import fr.paraphe.contribution.TitreFilter;
import fr.paraphe.contribution.TitreLine;
import fr.paraphe.contribution.TitreNumber;
import fr.paraphe.contribution.TitreReader;
import fr.paraphe.contribution.TitreTotals;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The payments of a campaign: some entered here, many imported from a file; and the decision to close it although something is unpaid. */
@Component
class FollowPaymentsForm implements TaskForm<FollowPaymentsForm.Input> {

    private static final int SHOWN = 100;
    private static final int NAMED = 20;

    private final TitreReader titres;
    private final Payments payments;
    private final CivilClock clock;

    FollowPaymentsForm(TitreReader titres, Payments payments, CivilClock clock) {
        this.titres = titres;
        this.payments = payments;
        this.clock = clock;
    }

    record Unpaid(String number, String debtor, String left, LocalDate dueOn, boolean overdue, String pdf) {
    }

    record Leaf(int leaf, int titres, String total, String firstNumber, String lastNumber, String pdf) {
    }

    /**
     * @param unpaid     the first of them, those past their term before the others
     * @param moreUnpaid how many are not shown
     * @param table      where all titres of the campaign are, as CSV
     */
    record View(String campaign, String academie, int titres, String amount, String paid, String left, int unpaidCount, int overdueCount, List<Unpaid> unpaid,
                int moreUnpaid, String table, List<Leaf> bordereau, List<String> columns, List<String> warnings, Input initial) {
    }

    /** A payment, unless all of it is empty. */
    record Entered(String number, BigDecimal amount, LocalDate paidOn, String reference) {
    }

    record Input(List<Entered> payments, String settlementReason) {
    }

    @Override
    public String taskKey() {
        return "UserTask_FollowPayments";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        String campaign = task.reference();
        TitreTotals totals = titres.totals(campaign);
        LocalDate today = clock.today();
        List<TitreLine> unpaid = titres.unpaid(campaign, SHOWN);
        List<String> warnings = warnings(campaign, totals);
        return new View(campaign, titres.academieOf(campaign), totals.titres(), Euros.written(totals.amount()), Euros.written(totals.paid()), Euros.written(totals.left()),
            totals.unpaid(), totals.overdue(),
            unpaid.stream().map(line -> new Unpaid(line.number(), line.debtor(), Euros.written(line.left()), line.dueOn(), line.dueOn().isBefore(today),
                "/api/titres/" + line.id() + "/pdf")).toList(),
            totals.unpaid() - unpaid.size(), "/api/titres.csv?campaign=" + campaign,
            titres.bordereau(campaign).stream().map(leaf -> new Leaf(leaf.leaf(), leaf.titres(), Euros.written(leaf.total()), leaf.firstNumber(), leaf.lastNumber(),
                "/api/campaigns/" + campaign + "/bordereau/" + leaf.leaf() + "/pdf")).toList(),
            Payments.COLUMNS, warnings, new Input(List.of(), titres.settlementReason(campaign).orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        List<Refusal> reasons = new ArrayList<>();
        List<Entered> entered = input.payments() == null ? List.of() : input.payments();
        for (int i = 0; i < entered.size(); i++) {
            Entered row = entered.get(i);
            try {
                payments.enter(titre(task, row), new NewPayment(row.amount(), row.paidOn(), row.reference(), null, null, null), task.user());
            } catch (RefusedException refused) {
                String at = "payments[" + i + "]";
                refused.reasons().forEach(reason -> reasons.add(new Refusal(reason.field().isEmpty() ? at + ".number" : at + "." + reason.field(), reason.sentence(),
                    reason.article())));
            }
        }
        if (!reasons.isEmpty()) {
            throw new RefusedException(reasons);
        }
        payments.settleCampaign(task.reference(), input.settlementReason(), task.user());
    }

    private List<String> warnings(String campaign, TitreTotals totals) {
        List<String> warnings = new ArrayList<>();
        if (totals.unsent() > 0) {
            warnings.add(totals.unsent() == 1 ? "Un titre n’a pas pu être envoyé, faute d’adresse électronique de la commune : remettez-le par un autre moyen."
                : totals.unsent() + " titres n’ont pas pu être envoyés, faute d’adresse électronique des communes : remettez-les par un autre moyen.");
        }
        List<String> stale = titres.toReissue(campaign);
        if (!stale.isEmpty()) {
            warnings.add("La liste des écoles a changé après l’émission : à annuler et à réémettre, " + String.join(", ", stale.subList(0, Math.min(NAMED, stale.size())))
                + (stale.size() > NAMED ? "…" : "."));
        }
        return warnings;
    }

    private long titre(TaskRef task, Entered row) {
        TitreNumber number = TitreNumber.required("number", row.number());
        List<TitreLine> found = titres.list(new TitreFilter(true, Set.of(), Set.of(), null, task.reference(), null, null, number.toString(), Set.of(), null), 2, 0);
        if (found.isEmpty()) {
            throw new RefusedException("number", "Le titre " + number + " n’est pas de cette campagne.", "");
        }
        if (found.size() > 1) {
            throw new RefusedException("number", "Plusieurs créanciers ont un titre " + number + " : enregistrez ce paiement par l’API.", "");
        }
        return found.get(0).id();
    }
}
