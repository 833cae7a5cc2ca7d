package fr.paraphe.web.form.convention;

import fr.paraphe.convention.Contact;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.springframework.stereotype.Component;

/** Annexe 1: the schools of the first school year and the commune's contact. */
@Component
class SchoolListForm implements TaskForm<SchoolListForm.Input> {

    private final ConventionService conventions;
    private final DirectoryService directory;

    SchoolListForm(ConventionService conventions, DirectoryService directory) {
        this.conventions = conventions;
        this.directory = directory;
    }

    record ContactFields(String lastName, String firstName, String email, String phone) {
    }

    /** A commune of the RPI and what lets the signatory sign for it. */
    record Mandated(String commune, String name, String mandate, Long document) {
    }

    /** @param document the paper of its mandate in the store of documents, null before it is deposited */
    record MandateRow(String commune, Long document) {
    }

    /** @param members communes of the RPI, empty for a commune alone */
    record View(String schoolYear, Place commune, List<Place> communes, int annexRows, String fee, List<SchoolRow> schools, List<SchoolRow> known,
                ContactFields contact, List<Mandated> members) {
    }

    /** @param members may be null for a commune alone */
    record Input(List<SchoolRow> schools, ContactFields contact, List<MandateRow> members) {
    }

    @Override
    public String taskKey() {
        return "UserTask_EstablishSchoolList";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Convention convention = conventions.byReference(task.reference());
        List<Place> communes = Place.of(convention, directory);
        Contact contact = convention.contact();
        return new View(convention.firstSchoolYear().toString(), communes.get(0), communes, convention.terms().annexRows(),
            String.format(Locale.FRANCE, "%.2f", convention.terms().feePerSchool()),
            SchoolRow.of(convention.schools()),
            communes.stream().flatMap(commune -> directory.schools(commune.insee()).stream())
                .map(school -> new SchoolRow(school.uai().orElse(null), school.type(), school.name(), school.commune())).toList(),
            new ContactFields(contact.lastName(), contact.firstName(), contact.email(), contact.phone()),
            convention.members().stream().map(member -> new Mandated(member.commune(), directory.commune(member.commune()).name(), member.mandate(), member.document())).toList());
    }

    @Override
    public void save(TaskRef task, Input input) {
        ContactFields contact = input.contact();
        conventions.establishSchoolList(new ConventionService.EstablishSchoolList(task.reference(), SchoolRow.schools(input.schools()),
            contact == null ? null : new Contact(contact.lastName(), contact.firstName(), contact.email(), contact.phone()), mandates(input.members())));
        // a mandate that is missing is said beside its field, before the task is asked to end
        conventions.concludeSchoolList(task.reference());
    }

    private static Map<String, Long> mandates(List<MandateRow> rows) {
        Map<String, Long> mandates = new HashMap<>();
        if (rows != null) {
            rows.stream().filter(row -> row != null && row.commune() != null && row.document() != null).forEach(row -> mandates.put(row.commune(), row.document()));
        }
        return mandates;
    }
}
