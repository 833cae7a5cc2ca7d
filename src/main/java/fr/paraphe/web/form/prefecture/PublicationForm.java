package fr.paraphe.web.form.prefecture;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.prefecture.Act;
import fr.paraphe.prefecture.ActNumber;
import fr.paraphe.prefecture.PrefectureService;
import fr.paraphe.prefecture.PublicationMode;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** When and how the act was made public. */
@Component
class PublicationForm implements TaskForm<PublicationForm.Input> {

    private final PrefectureService prefecture;
    private final DirectoryService directory;

    PublicationForm(PrefectureService prefecture, DirectoryService directory) {
        this.prefecture = prefecture;
        this.directory = directory;
    }

    /** @param executory once a date is saved */
    record View(String object, String number, LocalDate decisionDate, LocalDate receivedOn, List<Choice> modes, Deadline executory, List<String> warnings, Input initial) {
    }

    record Input(LocalDate publishedOn, PublicationMode mode) {
    }

    @Override
    public String taskKey() {
        return "UserTask_RecordPublication";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Act act = prefecture.act(task.reference());
        int population = directory.commune(act.commune()).population();
        List<String> warnings = act.publicationMode().map(mode -> mode.suits(act.decisionDate(), population).warnings()).orElse(List.of());
        return new View(act.object(), act.number().map(ActNumber::display).orElse(null), act.decisionDate(), act.receivedOn().orElse(null),
                Arrays.stream(PublicationMode.values()).map(mode -> new Choice(mode.name(), mode.label())).toList(), act.executory().orElse(null), warnings,
                new Input(act.publishedOn().orElse(null), act.publicationMode().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        prefecture.recordPublication(task.reference(), input.publishedOn(), input.mode(), task.user());
    }
}
