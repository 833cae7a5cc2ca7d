package fr.paraphe.web.form.dispute;

import fr.paraphe.NotFoundException;
import fr.paraphe.convention.Side;
import fr.paraphe.dispute.Conciliation;
import fr.paraphe.dispute.ConciliationCommitment;
import fr.paraphe.dispute.DisputeService;
import fr.paraphe.dispute.LetterService;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** Whether what one party undertook in conciliation is done. */
@Component
class FollowCommitmentForm implements TaskForm<FollowCommitmentForm.Input> {

    private final DisputeService disputes;
    private final LetterService letters;
    private final ShownLetters shown;

    FollowCommitmentForm(DisputeService disputes, LetterService letters, ShownLetters shown) {
        this.disputes = disputes;
        this.letters = letters;
        this.shown = shown;
    }

    record Input(Boolean kept, LocalDate on, String note) {
    }

    /** @param record of the meeting, null where none was deposited */
    record View(String what, Side side, String sideName, LocalDate dueOn, LocalDate agreedOn, ShownLetter.Paper record, Input initial) {
    }

    @Override
    public String taskKey() {
        return "UserTask_FollowCommitment";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        ConciliationCommitment commitment = commitment(task);
        Optional<Conciliation> meeting = disputes.conciliation(task.reference());
        return new View(commitment.what(), commitment.side(), shown.names(letters.byReference(task.reference())).within(commitment.side()), commitment.dueOn(),
            meeting.flatMap(Conciliation::outcomeOn).orElse(null), shown.paper(meeting.flatMap(Conciliation::record)),
            new Input(commitment.kept().orElse(null), commitment.keptOn().orElse(null), commitment.note().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        disputes.followCommitment(new DisputeService.FollowCommitment(commitment(task).id(), input.kept(), input.on(), input.note(), task.user()));
    }

    /** The one that the task is about, of this dispute and no other. */
    private ConciliationCommitment commitment(TaskRef task) {
        long id = task.subject().orElseThrow(() -> new NotFoundException("Cette tâche ne porte sur aucun engagement."));
        return disputes.commitments(task.reference()).stream().filter(each -> each.id() == id).findFirst()
            .orElseThrow(() -> new NotFoundException("Engagement introuvable."));
    }
}
