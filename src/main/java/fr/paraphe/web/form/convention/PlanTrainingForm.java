package fr.paraphe.web.form.convention;

import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionLife;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.EnrolledSchool;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.convention.StartUp;
import fr.paraphe.directory.Commune;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** The training agreed on with the circonscription (art. 2.4). */
@Component
class PlanTrainingForm implements TaskForm<PlanTrainingForm.Input> {

    private final ConventionLife life;
    private final ConventionService conventions;
    private final SchoolLists lists;
    private final DirectoryService directory;

    PlanTrainingForm(ConventionLife life, ConventionService conventions, SchoolLists lists, DirectoryService directory) {
        this.life = life;
        this.conventions = conventions;
        this.lists = lists;
        this.directory = directory;
    }

    /** @param circonscription its name, null where the directory knows none for the commune */
    record View(String communeName, String circonscription, List<String> schools, LocalDate endsOn, Input initial) {
    }

    /** @param startsOn the day of the first session */
    record Input(LocalDate plannedOn, LocalDate startsOn, String note) {
    }

    @Override
    public String taskKey() {
        return "UserTask_PlanTraining";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Convention convention = conventions.byReference(task.reference());
        Commune commune = directory.commune(convention.commune());
        StartUp startUp = life.startUp(task.reference());
        return new View(commune.name(), commune.circonscription().map(code -> directory.circonscription(code).name()).orElse(null),
            lists.inForce(task.reference(), convention.firstSchoolYear()).stream().map(EnrolledSchool::name).toList(), convention.terms().endsOn(),
            new Input(startUp.trainingPlannedOn().orElse(null), startUp.trainingStartsOn().orElse(null), startUp.trainingNote().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        life.recordTraining(task.reference(), input.plannedOn(), input.startsOn(), input.note(), task.user());
    }
}
