package fr.paraphe.web.form.prefecture;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.directory.AdministrativeCourt;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.prefecture.Act;
import fr.paraphe.prefecture.ActIdentifier;
import fr.paraphe.prefecture.ActNumber;
import fr.paraphe.prefecture.CourtOutcome;
import fr.paraphe.prefecture.DefereState;
import fr.paraphe.prefecture.LetterService;
import fr.paraphe.prefecture.PrefectureLetter;
import fr.paraphe.prefecture.PrefectureService;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** How the déféré before the administrative court ended. */
@Component
class FollowDefereForm implements TaskForm<FollowDefereForm.Input> {

    private final PrefectureService prefecture;
    private final LetterService letters;
    private final DirectoryService directory;

    FollowDefereForm(PrefectureService prefecture, LetterService letters, DirectoryService directory) {
        this.prefecture = prefecture;
        this.letters = letters;
        this.directory = directory;
    }

    /**
     * @param court   empty where it is not known
     * @param lastDay the prefect's last day
     */
    record View(String object, String number, String identifier, LetterView referral, String court, Deadline lastDay, List<Choice> outcomes, List<String> warnings,
                Input initial) {
    }

    record Input(CourtOutcome outcome, LocalDate decidedOn, String note) {
    }

    @Override
    public String taskKey() {
        return "UserTask_FollowDefere";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        String reference = task.reference();
        Act act = prefecture.act(reference);
        PrefectureLetter referral = letters.openReferral(reference);
        boolean late = letters.state(reference).filter(state -> state instanceof DefereState.Referred referred && referred.late()).isPresent();
        return new View(act.object(), act.number().map(ActNumber::display).orElse(null), act.identifier().map(ActIdentifier::toString).orElse(null),
                LetterView.of(referral), AdministrativeCourt.ofDepartement(directory.commune(act.commune()).departement()).orElse(""), letters.lastDay(reference),
                Arrays.stream(CourtOutcome.values()).map(outcome -> new Choice(outcome.name(), outcome.label())).toList(),
                late ? List.of("Ce déféré paraît tardif : le délai du préfet était expiré. C’est au tribunal de le dire.") : List.of(),
                new Input(referral.courtOutcome().orElse(null), referral.courtDecidedOn().orElse(null), referral.courtNote().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        letters.recordCourtDecision(task.reference(), input.outcome(), input.decidedOn(), input.note(), task.user());
    }
}
