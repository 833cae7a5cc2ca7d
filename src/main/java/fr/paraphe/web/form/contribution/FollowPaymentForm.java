package fr.paraphe.web.form.contribution;

import fr.paraphe.Euros;
import fr.paraphe.NotFoundException;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.contribution.NewPayment;
import fr.paraphe.contribution.Payments;
import fr.paraphe.contribution.Titre;
import fr.paraphe.contribution.TitreReader;
import fr.paraphe.contribution.TitreReminders;
import fr.paraphe.engine.guard.OpenTasks;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The payment of one titre, or the decision to follow it no longer. */
@Component
class FollowPaymentForm implements TaskForm<FollowPaymentForm.Input> {

    private final TitreReader titres;
    private final TitreReminders reminders;
    private final Payments payments;
    private final OpenTasks tasks;

    FollowPaymentForm(TitreReader titres, TitreReminders reminders, Payments payments, OpenTasks tasks) {
        this.titres = titres;
        this.reminders = reminders;
        this.payments = payments;
        this.tasks = tasks;
    }

    record Received(String amount, LocalDate paidOn, String reference) {
    }

    /**
     * @param prescription until when the debt can be asked for
     * @param reminders    days on which the commune was reminded
     */
    record View(String number, String debtor, String schoolYear, String sentence, String amount, String paid, String left, LocalDate issuedOn, String sentTo, String pdf,
                Deadline due, Deadline prescription, List<LocalDate> reminders, List<Received> payments, List<String> warnings, Input initial) {
    }

    /** A payment, unless its three first parts are empty. */
    record Input(BigDecimal amount, LocalDate paidOn, String reference, String mandateNumber, LocalDate mandateDate, String chorusNumber, String settleReason) {

        boolean pays() {
            return amount != null || paidOn != null || reference != null && !reference.isBlank();
        }
    }

    @Override
    public String taskKey() {
        return "UserTask_FollowPayment";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Titre titre = titre(task);
        return new View(titre.number().toString(), titre.debtorName(), titre.schoolYear().toString(), titre.sentence(), Euros.written(titre.amount()),
            Euros.written(titre.paid()), Euros.written(titre.left()), titre.issuedOn(), titre.sentTo().orElse(null), "/api/titres/" + titre.id() + "/pdf", titre.due(),
            titres.prescription(titre), reminders.of(titre.id()),
            payments.of(titre.id()).stream().map(payment -> new Received(Euros.written(payment.amount()), payment.paidOn(), payment.reference())).toList(),
            titre.sentTo().isEmpty() ? List.of("La commune n’a pas d’adresse électronique : remettez-lui le titre par un autre moyen.") : List.of(),
            new Input(null, null, null, null, null, null, titre.settleReason().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        Titre titre = titre(task);
        if (input.pays()) {
            payments.enter(titre.id(), new NewPayment(input.amount(), input.paidOn(), input.reference(), input.mandateNumber(), input.mandateDate(), input.chorusNumber()),
                task.user());
        }
        payments.settle(titre.id(), input.settleReason(), task.user());
    }

    private Titre titre(TaskRef task) {
        return titres.of(task.reference(), SchoolYear.parse(tasks.find(task.id()).schoolYear()))
            .orElseThrow(() -> new NotFoundException("Aucun titre n’est émis pour la convention " + task.reference() + "."));
    }
}
