package fr.paraphe.web.form.convention;

import fr.paraphe.convention.EnrolledSchool;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import org.springframework.stereotype.Component;

/** The activation of one school in the ENT; its code is mandatory by now. */
@Component
class ActivateSchoolForm implements TaskForm<ActivateSchoolForm.Input> {

    private final SchoolLists lists;
    private final DirectoryService directory;

    ActivateSchoolForm(SchoolLists lists, DirectoryService directory) {
        this.lists = lists;
        this.directory = directory;
    }

    /** @param source the reference of the avenant that enrolled the school, null for annexe 1 */
    record View(String convention, String name, String type, String communeName, String from, String source, Input initial) {
    }

    record Input(LocalDate activatedOn, String uai) {
    }

    @Override
    public String taskKey() {
        return "UserTask_ActivateSchool";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        EnrolledSchool school = lists.school(Enrolments.of(task));
        return new View(school.reference(), school.name(), school.type().french(), directory.commune(school.commune()).name(), school.from().toString(), school.source(),
            new Input(school.activatedOn(), school.uai()));
    }

    @Override
    public void save(TaskRef task, Input input) {
        lists.activate(Enrolments.of(task), input.activatedOn(), input.uai(), task.user());
    }
}
