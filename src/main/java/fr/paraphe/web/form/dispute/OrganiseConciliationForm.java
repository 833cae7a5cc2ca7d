package fr.paraphe.web.form.dispute;

import fr.paraphe.RefusedException;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.convention.Side;
import fr.paraphe.dispute.Conciliation;
import fr.paraphe.dispute.ConventionArticle;
import fr.paraphe.dispute.DisputeService;
import fr.paraphe.dispute.Letter;
import fr.paraphe.dispute.LetterService;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Who;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** When and where the parties meet to conciliate: whichever party is the more diligent says so (art. 10). */
@Component
class OrganiseConciliationForm implements TaskForm<OrganiseConciliationForm.Input> {

    private final DisputeService disputes;
    private final LetterService letters;
    private final ShownLetters shown;
    private final CurrentUser currentUser;

    OrganiseConciliationForm(DisputeService disputes, LetterService letters, ShownLetters shown, CurrentUser currentUser) {
        this.disputes = disputes;
        this.letters = letters;
        this.shown = shown;
        this.currentUser = currentUser;
    }

    record Reproach(String article, String facts) {
    }

    /** @param agreedLater who of the other party agreed to a day past the limit, and how */
    record Input(LocalDate heldOn, LocalTime heldAt, String place, List<String> participants, String agreedLater) {
    }

    /**
     * @param bySending    the last day if the month ran from the sending, for information
     * @param withdrawable whether the user may take the mise en demeure back
     */
    record View(ShownLetter letter, Deadline limit, LocalDate bySending, List<Reproach> grievances, boolean withdrawable, Input initial) {
    }

    @Override
    public String taskKey() {
        return "UserTask_OrganiseConciliation";
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
        Letter letter = letters.byReference(task.reference());
        Optional<Conciliation> planned = disputes.conciliation(task.reference());
        return new View(shown.shown(letter), disputes.conciliationLimit(task.reference()).orElse(null),
            disputes.dates(task.reference()).conciliationBySending().map(Deadline::date).orElse(null),
            letter.grievances().stream().map(each -> new Reproach(ConventionArticle.of(each.article()).map(ConventionArticle::label).orElse(each.article()), each.facts())).toList(),
            Sides.takesBack(currentUser.who(), letter),
            planned.map(meeting -> new Input(meeting.heldOn(), meeting.heldAt(), meeting.place(), meeting.participants(), meeting.agreedLater().orElse(null)))
                .orElse(new Input(null, null, null, List.of(), null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        Letter letter = letters.byReference(task.reference());
        Side side = Sides.of(currentUser.who(), letter.commune(), letter.academie())
            .orElseThrow(() -> new RefusedException("", "Seule l’une des deux parties organise la conciliation.", letter.kind().article()));
        disputes.convene(new DisputeService.Convene(task.reference(), side, input.heldOn(), input.heldAt(), input.place(), input.participants(), input.agreedLater(), task.user()));
    }
}
