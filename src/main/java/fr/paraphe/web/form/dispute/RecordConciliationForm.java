package fr.paraphe.web.form.dispute;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.convention.Side;
import fr.paraphe.dispute.Commitment;
import fr.paraphe.dispute.Conciliation;
import fr.paraphe.dispute.ConciliationOutcome;
import fr.paraphe.dispute.DisputeService;
import fr.paraphe.dispute.Letter;
import fr.paraphe.dispute.LetterService;
import fr.paraphe.dispute.Meeting;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Who;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** What the meeting came to: an agreement with what each party undertakes, a failure that one of them declares, or another date. */
@Component
class RecordConciliationForm implements TaskForm<RecordConciliationForm.Input> {

    private final DisputeService disputes;
    private final LetterService letters;
    private final ShownLetters shown;
    private final CurrentUser currentUser;

    RecordConciliationForm(DisputeService disputes, LetterService letters, ShownLetters shown, CurrentUser currentUser) {
        this.disputes = disputes;
        this.letters = letters;
        this.shown = shown;
        this.currentUser = currentUser;
    }

    /** @param convenedBy «la commune de Castelnaudary» */
    record Convened(LocalDate heldOn, LocalTime heldAt, String place, String convenedBy, List<String> participants, ShownLetter.Paper invitation) {
    }

    /**
     * @param on          of an agreement or a failure
     * @param statedBy    of a failure
     * @param document    the record of the meeting in the store of documents
     * @param commitments of an agreement
     * @param newDate     of a postponement, with the three that follow
     * @param agreement   who of the other party agreed to a day past the limit, and how
     */
    record Input(ConciliationOutcome outcome, LocalDate on, Side statedBy, String text, Long document, List<Commitment> commitments, LocalDate newDate, LocalTime newTime,
                 String newPlace, String agreement) {
    }

    /**
     * @param agreementBy  after that day the conciliation counts as failed
     * @param withdrawable whether the user may take the mise en demeure back
     */
    record View(ShownLetter letter, Convened meeting, Deadline limit, Deadline agreementBy, List<Choice> outcomes, List<Choice> sides, boolean withdrawable, Input initial) {
    }

    @Override
    public String taskKey() {
        return "UserTask_RecordConciliation";
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
        String reference = task.reference();
        Letter letter = letters.byReference(reference);
        Conciliation meeting = disputes.conciliation(reference).orElseThrow();
        return new View(shown.shown(letter), new Convened(meeting.heldOn(), meeting.heldAt(), meeting.place(), shown.names(letter).within(meeting.convenedBy()),
            meeting.participants(), shown.paper(meeting.invitation())), disputes.conciliationLimit(reference).orElse(null), disputes.agreementLimit(reference).orElse(null),
            Arrays.stream(ConciliationOutcome.values()).map(outcome -> new Choice(outcome.name(), outcome.label(), effect(outcome))).toList(), shown.sides(letter),
            Sides.takesBack(currentUser.who(), letter), initial(meeting));
    }

    @Override
    public void save(TaskRef task, Input input) {
        Meeting postponedTo = input.outcome() == ConciliationOutcome.POSTPONED
            ? new Meeting(input.newDate(), input.newTime(), input.newPlace(), disputes.conciliation(task.reference()).map(Conciliation::participants).orElse(List.of()),
                input.agreement()) : null;
        disputes.recordOutcome(new DisputeService.RecordOutcome(task.reference(), input.outcome(), input.on(), input.statedBy(), input.document(), input.text(),
            input.commitments() == null ? null : input.commitments().stream().filter(Objects::nonNull).toList(), postponedTo, task.user()));
    }

    private Input initial(Conciliation meeting) {
        Optional<Meeting> to = meeting.putOffTo();
        return new Input(meeting.outcome().orElse(null), meeting.outcome().filter(outcome -> outcome != ConciliationOutcome.POSTPONED).flatMap(outcome -> meeting.outcomeOn()).orElse(null),
            meeting.statedBy().orElse(null), meeting.text().orElse(null), meeting.record().orElse(null),
            disputes.commitments(meeting.reference()).stream().map(each -> new Commitment(each.side(), each.what(), each.dueOn())).toList(),
            to.map(Meeting::heldOn).orElse(null), to.map(Meeting::heldAt).orElse(null), to.map(Meeting::place).orElse(null), to.map(Meeting::agreedLater).orElse(null));
    }

    private static String effect(ConciliationOutcome outcome) {
        return switch (outcome) {
            case AGREEMENT -> "Chaque engagement est suivi à sa date ; la mise en demeure a produit son effet.";
            case FAILURE -> "La partie qui a envoyé la mise en demeure peut résilier (art. 10), ou en rester là.";
            case POSTPONED -> "Les deux parties reçoivent une nouvelle invitation.";
        };
    }
}
