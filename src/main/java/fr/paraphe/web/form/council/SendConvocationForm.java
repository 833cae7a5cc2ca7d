package fr.paraphe.web.form.council;

import fr.paraphe.council.CouncilFacts.Sending;
import fr.paraphe.council.CouncilReader;
import fr.paraphe.council.CouncilService;
import fr.paraphe.council.SessionChange;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.time.LocalTime;
import org.springframework.stereotype.Component;

/** The last look before the convocation leaves: to whom, how, and until when it may; the session may still be moved. */
@Component
class SendConvocationForm implements TaskForm<SendConvocationForm.Input> {

    private final CouncilService council;
    private final CouncilReader reader;

    SendConvocationForm(CouncilService council, CouncilReader reader) {
        this.council = council;
        this.reader = reader;
    }

    /** What is null of the session stays as it was. */
    record Input(Boolean confirmed, LocalDate date, LocalTime time, String place, Boolean usualPlace, Boolean urgent, String urgencyReason, Long version) {
    }

    @Override
    public String taskKey() {
        return "UserTask_SendConvocation";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public Sending view(TaskRef task) {
        return reader.sending(task.reference());
    }

    @Override
    public void save(TaskRef task, Input input) {
        council.confirmConvocation(task.reference(), new SessionChange(input.date(), input.time(), input.place(), input.usualPlace(), input.urgent(), input.urgencyReason()),
            Boolean.TRUE.equals(input.confirmed()), input.version(), task.user());
    }
}
