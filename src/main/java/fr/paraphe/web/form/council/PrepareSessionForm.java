package fr.paraphe.web.form.council;

import fr.paraphe.avenant.Avenant;
import fr.paraphe.avenant.AvenantService;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.council.CouncilFacts.Preparation;
import fr.paraphe.council.CouncilReader;
import fr.paraphe.council.CouncilService;
import fr.paraphe.council.ItemText;
import fr.paraphe.council.SessionPlan;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The item's words and the session's call. */
@Component
class PrepareSessionForm implements TaskForm<PrepareSessionForm.Input> {

    private final CouncilService council;
    private final CouncilReader reader;
    private final ConventionService conventions;
    private final AvenantService avenants;
    private final DirectoryService directory;

    PrepareSessionForm(CouncilService council, CouncilReader reader, ConventionService conventions, AvenantService avenants, DirectoryService directory) {
        this.council = council;
        this.reader = reader;
        this.conventions = conventions;
        this.avenants = avenants;
        this.directory = directory;
    }

    /** @param proposedObject the object of the convention or of the avenant, and a dispositif in the words of the source, for an item that is still empty */
    record View(Preparation preparation, String proposedObject, String proposedDecision) {
    }

    record Input(String object, String statement, String decision, String matter, String subMatter, LocalDate date, LocalTime time, String place, Boolean usualPlace,
                 Boolean urgent, String urgencyReason, Boolean afterRenewal, Boolean onAgenda, List<String> otherItems, String explanatoryNote, Long version) {
    }

    @Override
    public String taskKey() {
        return "UserTask_PrepareSession";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Optional<Avenant> avenant = avenants.find(task.reference());
        return new View(reader.preparation(task.reference()), avenant.map(Avenant::object).orElseGet(() -> conventions.byReference(task.reference()).object()),
            "AUTORISE Monsieur le Maire à signer %s avec l’Éducation nationale, %s, et tous documents afférents à ce dossier."
                .formatted(avenant.map(each -> "l’avenant n° " + each.number() + " à la convention").orElse("la convention"), directory.academieOf(task.commune()).name()));
    }

    @Override
    public void save(TaskRef task, Input input) {
        council.prepareSession(task.reference(), new ItemText(input.object(), input.statement(), input.decision(), input.matter(), input.subMatter()),
            new SessionPlan(input.date(), input.time(), input.place(), !Boolean.FALSE.equals(input.usualPlace()), Boolean.TRUE.equals(input.urgent()), input.urgencyReason(),
                Boolean.TRUE.equals(input.afterRenewal()), !Boolean.FALSE.equals(input.onAgenda()), input.otherItems(), input.explanatoryNote()), input.version(), task.user());
    }
}
