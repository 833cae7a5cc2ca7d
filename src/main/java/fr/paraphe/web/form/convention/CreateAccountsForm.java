package fr.paraphe.web.form.convention;

import fr.paraphe.convention.Contact;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionLife;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.StartUp;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/** The profiles of the commune's agents (art. 2.7). */
@Component
class CreateAccountsForm implements TaskForm<CreateAccountsForm.Input> {

    private final ConventionLife life;
    private final ConventionService conventions;
    private final DirectoryService directory;

    CreateAccountsForm(ConventionLife life, ConventionService conventions, DirectoryService directory) {
        this.life = life;
        this.conventions = conventions;
        this.directory = directory;
    }

    /** @param contact the commune's contact of annexe 1, null where it names none */
    record View(String communeName, LocalDate effectiveOn, String contact, String contactEmail, Input initial) {
    }

    /** @param referent who holds the profile «référent ville» */
    record Input(LocalDate createdOn, String referent, Integer contributors, String note) {
    }

    @Override
    public String taskKey() {
        return "UserTask_CreateAccounts";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Convention convention = conventions.byReference(task.reference());
        Contact contact = convention.contact();
        String name = Stream.of(contact.firstName(), contact.lastName()).filter(Objects::nonNull).collect(Collectors.joining(" "));
        StartUp startUp = life.startUp(task.reference());
        return new View(directory.commune(convention.commune()).name(), convention.effectiveOn().orElse(null), name.isBlank() ? null : name, contact.email(),
            new Input(startUp.accountsCreatedOn().orElse(null), startUp.referent().orElse(name.isBlank() ? null : name), startUp.contributors().orElse(null),
                startUp.accountsNote().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        life.recordAccounts(task.reference(), input.createdOn(), input.referent(), input.contributors(), input.note(), task.user());
    }
}
