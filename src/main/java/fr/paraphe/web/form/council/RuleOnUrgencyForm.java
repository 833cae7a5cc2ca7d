package fr.paraphe.web.form.council;

import fr.paraphe.council.CouncilFacts.Urgency;
import fr.paraphe.council.CouncilReader;
import fr.paraphe.council.CouncilService;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import org.springframework.stereotype.Component;

/** The council's own ruling on the urgency, after the mayor's report. */
@Component
class RuleOnUrgencyForm implements TaskForm<RuleOnUrgencyForm.Input> {

    private final CouncilService council;
    private final CouncilReader reader;

    RuleOnUrgencyForm(CouncilService council, CouncilReader reader) {
        this.council = council;
        this.reader = reader;
    }

    record Input(Boolean accepted, String report, Long version) {
    }

    @Override
    public String taskKey() {
        return "UserTask_RuleOnUrgency";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public Urgency view(TaskRef task) {
        return reader.urgency(task.reference());
    }

    @Override
    public void save(TaskRef task, Input input) {
        council.ruleOnUrgency(task.reference(), input.accepted(), input.report(), input.version(), task.user());
    }
}
