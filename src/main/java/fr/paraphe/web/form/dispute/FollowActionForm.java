package fr.paraphe.web.form.dispute;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.dispute.ActionOutcome;
import fr.paraphe.dispute.Termination;
import fr.paraphe.dispute.TerminationService;
import fr.paraphe.security.Who;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** How the action for the resumption of the contract ended. */
@Component
class FollowActionForm implements TaskForm<FollowActionForm.Input> {

    private final TerminationService terminations;

    FollowActionForm(TerminationService terminations) {
        this.terminations = terminations;
    }

    /** @param document the judgment, in the store of documents */
    record Input(ActionOutcome outcome, LocalDate on, String note, Long document) {
    }

    /**
     * @param endedOn the convention's last day
     * @param number  of the court, null where it is not known
     */
    record View(String convention, LocalDate endedOn, String court, LocalDate filedOn, String number, Deadline expiry, List<Choice> outcomes, Input initial) {
    }

    @Override
    public String taskKey() {
        return "UserTask_FollowAction";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public String draftOf(Who who) {
        return Sides.draftOf(who);
    }

    @Override
    public View view(TaskRef task) {
        Termination termination = terminations.byLetter(task.reference());
        return new View(termination.convention(), termination.lastDay(), termination.court().orElse(null), termination.filedOn().orElse(null),
            termination.actionNumber().orElse(null), terminations.expiry(task.reference()),
            Arrays.stream(ActionOutcome.values()).map(outcome -> new Choice(outcome.name(), outcome.label(), effect(outcome))).toList(),
            new Input(termination.outcome().orElse(null), termination.outcomeOn().orElse(null), termination.outcomeNote().orElse(null), termination.outcomeDocument().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        terminations.recordOutcome(new TerminationService.RecordActionOutcome(task.reference(), input.outcome(), input.on(), input.note(), input.document(), task.user()));
    }

    private static String effect(ActionOutcome outcome) {
        return switch (outcome) {
            case REJECTED -> "La fin de la convention est confirmée.";
            case RESUMPTION_ORDERED -> "Les parties exécutent le jugement ; la convention n’est pas remise en vigueur d’elle-même.";
            case WITHDRAWN, SETTLED -> "La convention reste terminée.";
        };
    }
}
