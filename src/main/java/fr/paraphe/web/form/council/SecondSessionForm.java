package fr.paraphe.web.form.council;

import fr.paraphe.council.CouncilFacts.SecondSession;
import fr.paraphe.council.CouncilReader;
import fr.paraphe.council.CouncilService;
import fr.paraphe.council.SessionPlan;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import org.springframework.stereotype.Component;

/** The session that is called again because there was no quorum. */
@Component
class SecondSessionForm implements TaskForm<SecondSessionForm.Input> {

    private final CouncilService council;
    private final CouncilReader reader;

    SecondSessionForm(CouncilService council, CouncilReader reader) {
        this.council = council;
        this.reader = reader;
    }

    record Input(LocalDate date, LocalTime time, String place, Boolean usualPlace, Boolean urgent, String urgencyReason, List<String> otherItems, String explanatoryNote,
                 Long version) {
    }

    @Override
    public String taskKey() {
        return "UserTask_ConveneAgain";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public SecondSession view(TaskRef task) {
        return reader.secondSession(task.reference());
    }

    @Override
    public void save(TaskRef task, Input input) {
        council.prepareSecondSession(task.reference(), new SessionPlan(input.date(), input.time(), input.place(), !Boolean.FALSE.equals(input.usualPlace()),
            Boolean.TRUE.equals(input.urgent()), input.urgencyReason(), false, true, input.otherItems(), input.explanatoryNote()), input.version(), task.user());
    }
}
