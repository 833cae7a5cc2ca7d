package fr.paraphe.web.form.convention;

import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionRenewal;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.EnrolledSchool;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.util.List;
import org.springframework.stereotype.Component;

/** Whether the commune renews its convention. */
@Component
class RenewalForm implements TaskForm<RenewalForm.Input> {

    private final ConventionRenewal renewal;
    private final ConventionService conventions;
    private final SchoolLists lists;

    RenewalForm(ConventionRenewal renewal, ConventionService conventions, SchoolLists lists) {
        this.renewal = renewal;
        this.conventions = conventions;
        this.lists = lists;
    }

    /**
     * @param lastPaidSchoolYear the last one with a contribution
     * @param schools            on the list in force
     * @param successor          the reference of the file that the commune has already opened, null without one
     */
    record View(String object, LocalDate effectiveOn, LocalDate endsOn, String lastPaidSchoolYear, List<String> schools, String successor, Input initial) {
    }

    record Input(Boolean renew, String note) {
    }

    @Override
    public String taskKey() {
        return "UserTask_DecideOnRenewal";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Convention convention = conventions.byReference(task.reference());
        return new View(convention.object(), convention.effectiveOn().orElse(null), convention.terms().endsOn(), convention.terms().lastPaidSchoolYear(),
            lists.all(task.reference()).stream().filter(school -> school.until() == null).map(EnrolledSchool::name).toList(),
            renewal.successor(task.reference()).map(Convention::reference).orElse(null),
            new Input(convention.renew().orElse(null), convention.renewalNote().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        renewal.decide(task.reference(), input.renew(), input.note(), task.user());
    }
}
