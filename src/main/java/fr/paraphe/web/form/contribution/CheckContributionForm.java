package fr.paraphe.web.form.contribution;

import fr.paraphe.Euros;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.contribution.Contribution;
import fr.paraphe.contribution.ContributionFlag;
import fr.paraphe.contribution.TitreService;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.engine.guard.OpenTasks;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/** The contribution of a convention outside any campaign, before its titre is issued. */
@Component
class CheckContributionForm implements TaskForm<CheckContributionForm.Input> {

    private final TitreService titres;
    private final SchoolLists schools;
    private final PartyReader parties;
    private final OpenTasks tasks;

    CheckContributionForm(TitreService titres, SchoolLists schools, PartyReader parties, OpenTasks tasks) {
        this.titres = titres;
        this.schools = schools;
        this.parties = parties;
        this.tasks = tasks;
    }

    record School(String uai, String type, String name) {
    }

    /**
     * @param debtor    who will owe it, by name
     * @param recipient the address to which the titre goes, null where the commune has none
     * @param ended     whether the convention is over and its year put to the GIP
     */
    record View(String reference, String schoolYear, String debtor, String recipient, List<School> list, int schools, String unitPrice, String amount, String sentence,
                String article, boolean ended, List<String> warnings,
                Input initial) {
    }

    /** @param due only where the convention is over */
    record Input(Boolean confirmed, Boolean due, String note) {
    }

    @Override
    public String taskKey() {
        return "UserTask_CheckContribution";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        SchoolYear year = year(task);
        Contribution contribution = titres.contribution(task.reference(), year);
        String recipient = parties.commune(task.reference()).mailbox("secretariat").orElse(null);
        List<String> warnings = new ArrayList<>();
        contribution.flag().ifPresent(flag -> warnings.add("À vérifier : " + flag.label() + "."));
        contribution.note().ifPresent(warnings::add);
        if (recipient == null) {
            warnings.add("La commune n’a pas d’adresse électronique de secrétariat : vérifiez que le titre pourra lui être remis.");
        }
        return new View(task.reference(), year.toString(), parties.debtor(task.reference()).name(), recipient,
            schools.inForce(task.reference(), year).stream().map(school -> new School(school.uai(), school.type().name(), school.name())).toList(), contribution.schools(),
            Euros.written(contribution.unitPrice()), Euros.written(contribution.amount()), contribution.sentence(), contribution.article(),
            contribution.flag().filter(flag -> flag == ContributionFlag.ENDED).isPresent(), warnings,
            new Input(contribution.decidedBy().isPresent(), contribution.decidedBy().map(by -> contribution.due()).orElse(null), contribution.decisionReason().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        titres.confirm(task.reference(), year(task), input.confirmed(), input.due(), input.note(), task.user());
    }

    private SchoolYear year(TaskRef task) {
        return SchoolYear.parse(tasks.find(task.id()).schoolYear());
    }
}
