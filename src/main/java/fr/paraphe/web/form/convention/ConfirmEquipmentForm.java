package fr.paraphe.web.form.convention;

import fr.paraphe.convention.EnrolledSchool;
import fr.paraphe.convention.SchoolEquipment;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The equipment of one school and its connection, which the commune sees to (art. 2.1). */
@Component
class ConfirmEquipmentForm implements TaskForm<ConfirmEquipmentForm.Input> {

    private final SchoolLists lists;
    private final DirectoryService directory;

    ConfirmEquipmentForm(SchoolLists lists, DirectoryService directory) {
        this.lists = lists;
        this.directory = directory;
    }

    record View(String convention, String name, String type, String communeName, String from, LocalDate activatedOn, Input initial) {
    }

    record Input(LocalDate confirmedOn, Boolean equipment, Boolean connection, String note) {
    }

    @Override
    public String taskKey() {
        return "UserTask_ConfirmEquipment";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        EnrolledSchool school = lists.school(Enrolments.of(task));
        SchoolEquipment said = lists.equipment(school.id());
        return new View(school.reference(), school.name(), school.type().french(), directory.commune(school.commune()).name(), school.from().toString(),
            school.activatedOn(), new Input(said.saidOn(), said.equipment(), said.connection(), said.note()));
    }

    @Override
    public void save(TaskRef task, Input input) {
        lists.confirmEquipment(Enrolments.of(task), input.confirmedOn(), input.equipment(), input.connection(), input.note(), task.user());
    }
}
