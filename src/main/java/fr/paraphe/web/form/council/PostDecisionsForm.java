package fr.paraphe.web.form.council;

import fr.paraphe.council.CouncilFacts.Decisions;
import fr.paraphe.council.CouncilReader;
import fr.paraphe.council.CouncilService;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The posting of the compte rendu, or of the list of deliberations. */
@Component
class PostDecisionsForm implements TaskForm<PostDecisionsForm.Input> {

    private final CouncilService council;
    private final CouncilReader reader;

    PostDecisionsForm(CouncilService council, CouncilReader reader) {
        this.council = council;
        this.reader = reader;
    }

    record Input(LocalDate postedOn, LocalDate onlineOn, Long version) {
    }

    @Override
    public String taskKey() {
        return "UserTask_PostDecisions";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public Decisions view(TaskRef task) {
        return reader.decisions(task.reference());
    }

    @Override
    public void save(TaskRef task, Input input) {
        council.postDecisions(task.reference(), input.postedOn(), input.onlineOn(), input.version(), task.user());
    }
}
