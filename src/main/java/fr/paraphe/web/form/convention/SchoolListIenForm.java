package fr.paraphe.web.form.convention;

import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.directory.SchoolType;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** A list too long for annexe 1, as the circonscription settles it with the commune. */
@Component
class SchoolListIenForm implements TaskForm<SchoolListIenForm.Input> {

    private final ConventionService conventions;
    private final DirectoryService directory;

    SchoolListIenForm(ConventionService conventions, DirectoryService directory) {
        this.conventions = conventions;
        this.directory = directory;
    }

    record SchoolRow(String uai, SchoolType type, String name, String communeName) {
    }

    record View(String schoolYear, String communeName, int annexRows, List<SchoolRow> schools, LocalDate contactedOn, String note) {
    }

    record Input(LocalDate contactedOn, String note) {
    }

    @Override
    public String taskKey() {
        return "UserTask_EstablishListWithIen";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Convention convention = conventions.byReference(task.reference());
        return new View(convention.firstSchoolYear().toString(), directory.commune(convention.commune()).name(), convention.terms().annexRows(),
            convention.schools().stream()
                .map(school -> new SchoolRow(school.uai(), school.type(), school.name(), directory.commune(school.commune()).name())).toList(),
            convention.ienContactedOn().orElse(null), convention.ienNote().orElse(null));
    }

    @Override
    public void save(TaskRef task, Input input) {
        conventions.settleListWithIen(task.reference(), input.contactedOn(), input.note());
    }
}
