package fr.paraphe.web.form.dispute;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.dispute.LetterService;
import fr.paraphe.dispute.Termination;
import fr.paraphe.dispute.TerminationService;
import fr.paraphe.security.Who;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The two months in which the other party can ask the court to resume the contract, and the action that it brings meanwhile. */
@Component
class WatchActionForm implements TaskForm<WatchActionForm.Input> {

    private final TerminationService terminations;
    private final LetterService letters;
    private final PartyReader parties;
    private final ShownLetters shown;

    WatchActionForm(TerminationService terminations, LetterService letters, PartyReader parties, ShownLetters shown) {
        this.terminations = terminations;
        this.letters = letters;
        this.parties = parties;
        this.shown = shown;
    }

    record Input(LocalDate filedOn, String court, String number) {
    }

    /**
     * @param endedOn    the convention's last day
     * @param informedOn null where the letter never reached the other party
     */
    record View(String convention, ShownLetter letter, LocalDate endedOn, LocalDate informedOn, Deadline expiry, Input initial) {
    }

    @Override
    public String taskKey() {
        return "UserTask_WatchAction";
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
        return new View(termination.convention(), shown.shown(letters.byReference(task.reference())), termination.lastDay(),
            terminations.informedOn(task.reference()).orElse(null), terminations.expiry(task.reference()),
            new Input(termination.filedOn().orElse(null), termination.court().or(() -> parties.court(termination.convention())).orElse(null),
                termination.actionNumber().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        terminations.recordAction(new TerminationService.RecordAction(task.reference(), input.filedOn(), input.court(), input.number(), task.user()));
    }
}
