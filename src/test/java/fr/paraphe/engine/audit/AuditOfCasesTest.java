package fr.paraphe.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import fr.paraphe.audit.AuditDoor;
import fr.paraphe.audit.AuditEntry;
import fr.paraphe.audit.AuditEvent;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.audit.AuditReader;
import fr.paraphe.audit.AuditTrail;
import fr.paraphe.audit.AuditVerifier;
import fr.paraphe.mail.Mail;
import fr.paraphe.mail.MailMoved;
import fr.paraphe.mail.MailStatus;
import fr.paraphe.mail.Outbox;
import fr.paraphe.security.Role;
import fr.paraphe.security.Scope;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.Program;
import fr.paraphe.support.TestDatabase;
import jakarta.persistence.EntityManagerFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.hibernate.engine.spi.SessionFactoryImplementor;
import org.hibernate.persister.entity.EntityPersister;
import org.hibernate.type.CompositeType;
import org.hibernate.type.Type;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

@DoorTest
@Tag(TestDatabase.TAG)
class AuditOfCasesTest {

    /** What concerns no case: who and what there is. A new entity with neither a reference nor a parent has to be decided on, here or in CaseOfRow. */
    private static final Set<String> OF_THE_HOUSE = Set.of("Absence", "Academie", "Circonscription", "Commune", "Councillor", "Mailbox", "School", "DocumentContent");

    @Autowired
    private GuardedCase cases;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private AuditReader reader;
    @Autowired
    private AuditTrail trail;
    @Autowired
    private AuditVerifier verifier;
    @Autowired
    private EntityManagerFactory factory;
    @Autowired
    private AuditWords words;
    @Autowired
    private AuditValues values;
    @Autowired
    private Outbox outbox;
    @Autowired
    private ApplicationEventPublisher events;
    @Autowired
    private PlatformTransactionManager transactions;
    @LocalServerPort
    private int port;

    @Test
    void aCaseTellsWhoStartedTookAndEndedWhatThroughWhichDoor() {
        ProcessInstance instance = cases.start("audit-1", "11076");
        Task task = cases.task(instance);
        Program clerk = Program.as(port, "secretariat-11076");
        assertThat(clerk.post("/engine-rest/task/" + task.getId() + "/claim", "{\"userId\":\"secretariat-11076\"}").status()).isEqualTo(204);
        assertThat(clerk.put("/api/tasks/" + task.getId() + "/form", "{\"text\":\"bonjour\"}").status()).isLessThan(300);
        assertThat(clerk.post("/engine-rest/task/" + task.getId() + "/complete", "{}").status()).isEqualTo(204);

        assertThat(reader.ofCase("audit-1", "11076"::equals))
            .extracting(AuditEntry::account, AuditEntry::door, AuditEntry::kind, AuditEntry::subject)
            .containsSubsequence(
                tuple("paraphe", AuditDoor.HOUSE, AuditKind.CASE_STARTED, "Essai des gardes"),
                tuple("paraphe", AuditDoor.HOUSE, AuditKind.TASK_CREATED, task.getName()),
                tuple("secretariat-11076", AuditDoor.ENGINE_REST, AuditKind.TASK_CLAIMED, task.getName()),
                tuple("secretariat-11076", AuditDoor.ENGINE_REST, AuditKind.TASK_COMPLETED, task.getName()),
                tuple("secretariat-11076", AuditDoor.ENGINE_REST, AuditKind.TASK_CREATED, cases.task(instance).getName()));
        assertThat(reader.ofCase("audit-1", "11049"::equals)).isEmpty();
        assertThat(verifier.verify().sentence()).startsWith("Le journal est intact");
    }

    @Test
    void whatAnOperatorDoesToACaseIsThereAndARefusalLeavesNoLine() {
        ProcessInstance instance = cases.start("audit-2", "11076");
        Task task = cases.task(instance);
        assertThat(Program.as(port, "secretariat-11076").post("/engine-rest/task/" + task.getId() + "/complete", "{}").status()).isGreaterThanOrEqualTo(400);
        assertThat(Program.as(port, "admin").post("/engine-rest/task/" + task.getId() + "/assignee", "{\"userId\":\"secretariat-11076\"}").status()).isEqualTo(204);
        engine.getRuntimeService().deleteProcessInstance(instance.getId(), "erreur de saisie");

        List<AuditEntry> lines = reader.ofCase("audit-2", owner -> true);
        assertThat(lines).extracting(AuditEntry::kind).containsSubsequence(AuditKind.TASK_CREATED, AuditKind.TASK_ASSIGNED, AuditKind.TASK_CANCELLED, AuditKind.CASE_DELETED)
            .doesNotContain(AuditKind.TASK_COMPLETED);
        assertThat(lines).filteredOn(line -> line.kind() == AuditKind.TASK_ASSIGNED).singleElement().satisfies(line -> {
            assertThat(line.account()).isEqualTo("admin");
            assertThat(line.values()).containsExactly(new AuditEntry.Value("assignee", null, "secretariat-11076", false));
        });
        assertThat(lines).filteredOn(line -> line.kind() == AuditKind.CASE_DELETED).singleElement()
            .satisfies(line -> assertThat(line.values()).containsExactly(new AuditEntry.Value("deleteReason", null, "erreur de saisie", false)));
    }

    @Test
    void aChangeOfAnEntityIsThereFieldByFieldWithoutAnybodyTellingIt() {
        new TransactionTemplate(transactions).executeWithoutResult(status ->
            outbox.post(new Mail("audit-3/1", "mairie@example.org", "Convocation", "Texte du courriel", List.of(), "audit-3", "11076-litiges")));

        assertThat(reader.ofCase("audit-3", "11076-litiges"::equals)).singleElement().satisfies(line -> {
            assertThat(line.kind()).isEqualTo(AuditKind.CREATED);
            assertThat(line.subject()).startsWith("Courriel n° ");
            assertThat(line.values()).extracting(AuditEntry.Value::field, AuditEntry.Value::before, AuditEntry.Value::after)
                .contains(tuple("recipient", null, "mairie@example.org"), tuple("subject", null, "Convocation"))
                .noneMatch(value -> value.toList().contains("Texte du courriel"));
        });
        assertThat(reader.ofCase("audit-3", "11076"::equals)).as("the other side").isEmpty();
    }

    @Test
    void whatBecomesOfAMailIsThereThoughItIsWrittenPastHibernate() {
        new TransactionTemplate(transactions).executeWithoutResult(status ->
            events.publishEvent(new MailMoved(7, "audit-7", "11076", MailStatus.UNCERTAIN, MailStatus.WAITING, null, null, "secretariat-11076")));
        new TransactionTemplate(transactions).executeWithoutResult(status ->
            events.publishEvent(new MailMoved(7, "audit-7", "11076", MailStatus.WAITING, MailStatus.SENT, ParapheTest.START, null, null)));

        assertThat(reader.ofCase("audit-7", "11076"::equals)).extracting(AuditEntry::kind, AuditEntry::subject, line -> line.values().stream()
            .map(value -> value.field() + " " + value.before() + " " + value.after()).toList()).containsExactly(
            tuple(AuditKind.CHANGED, "Courriel n° 7", List.of("status UNCERTAIN WAITING", "resentBy null secretariat-11076")),
            tuple(AuditKind.CHANGED, "Courriel n° 7", List.of("status WAITING SENT", "sentAt null 2017-09-15T08:00:00Z")));
    }

    @Test
    void theTrailIsReadAsJsonCsvAndPdfByThoseWhoSeeTheCaseAndByNobodyElse() {
        ProcessInstance instance = cases.start("audit-4", "11076");
        Program clerk = Program.as(port, "secretariat-11076");
        assertThat(clerk.post("/engine-rest/task/" + cases.task(instance).getId() + "/claim", "{\"userId\":\"secretariat-11076\"}").status()).isEqualTo(204);

        assertThat(clerk.get("/api/audit/cases/audit-4").json()).extracting(line -> line.get("kindName").asText()).containsSubsequence("Étape ouverte", "Tâche prise");
        Answer csv = clerk.get("/api/audit/cases/audit-4.csv");
        assertThat(csv.header("Content-Type")).startsWith("text/csv");
        assertThat(csv.body()).contains("dossier;ligne;date;compte;pour;porte;action;objet;champ;ancienne_valeur;nouvelle_valeur;empreinte")
            .contains(";secretariat-11076;;API du moteur;Tâche prise;Première tâche de 11076;Attribuée à;;secretariat-11076;");
        Answer pdf = clerk.get("/api/audit/cases/audit-4.pdf");
        assertThat(pdf.status()).isEqualTo(200);
        assertThat(pdf.body()).startsWith("%PDF");
        assertThat(reader.ofHouse()).filteredOn(line -> line.kind() == AuditKind.EXPORTED).extracting(AuditEntry::account, AuditEntry::subject)
            .contains(tuple("secretariat-11076", "/api/audit/cases/audit-4.csv"), tuple("secretariat-11076", "/api/audit/cases/audit-4.pdf"));

        Answer stranger = Program.as(port, "secretariat-11049").get("/api/audit/cases/audit-4");
        assertThat(stranger.status()).isEqualTo(404);
        assertThat(stranger.body()).isEqualTo(clerk.get("/api/audit/cases/nothing").body().replace("nothing", "audit-4"));
        assertThat(Program.as(port, "secretariat-11049").get("/api/audit/cases/audit-4.csv").status()).isEqualTo(404);
        assertThat(Program.as(port, "secretariat-11049").get("/api/audit/cases/audit-4.pdf").status()).isEqualTo(404);
    }

    @Test
    void anInspectorReadsTheFileWithoutItsMoney() {
        cases.start("audit-5", "11076");
        cases.account("ien-essai", Role.IEN, Scope.commune("11076"));
        trail.record(AuditEvent.ofCase("audit-5", "11076", AuditKind.CREATED, "Titre de perception n° 7").change("amount", null, "150.00"));
        trail.record(AuditEvent.ofCase("audit-5", "11076", AuditKind.CREATED, "Contribution 2017-2018"));

        assertThat(Program.as(port, "secretariat-11076").get("/api/audit/cases/audit-5").body()).contains("Titre de perception n° 7", "Contribution 2017-2018");
        assertThat(Program.as(port, "ien-essai").get("/api/audit/cases/audit-5").body()).contains("Étape ouverte").doesNotContain("Titre de perception", "Contribution");
        assertThat(Program.as(port, "ien-essai").get("/api/audit/cases/audit-5.csv").body()).doesNotContain("150.00");
    }

    @Test
    void operatorsVerifyAndReadTheHousesTrailAndARefusalThereIsToldToo() {
        Program operator = Program.as(port, "admin");
        assertThat(operator.get("/api/audit/verification").json().get("intact").asBoolean()).isTrue();
        assertThat(operator.get("/api/audit/verification").json().get("sentence").asText()).startsWith("Le journal est intact : ");
        assertThat(operator.get("/api/audit/house").json()).extracting(line -> line.get("kindName").asText()).contains("Import");
        assertThat(operator.get("/api/audit/house.csv").status()).isEqualTo(200);

        Program clerk = Program.as(port, "direction-11076");
        assertThat(clerk.get("/api/audit/verification").status()).isEqualTo(403);
        assertThat(clerk.get("/api/audit/house").status()).isEqualTo(403);
        assertThat(clerk.get("/api/audit/house.csv").status()).isEqualTo(403);
        assertThat(reader.ofHouse()).filteredOn(line -> line.kind() == AuditKind.ACCESS_REFUSED).extracting(AuditEntry::account, AuditEntry::subject, AuditEntry::door)
            .contains(tuple("direction-11076", "GET /api/audit/verification", AuditDoor.API));
    }

    @Test
    void loginsAreToldAndANameThatIsNoAccountIsNot() {
        cases.account("secretariat-11076", Role.SECRETARIAT, Scope.commune("11076"));
        // of its own: after a wrong password the engine refuses the account for a while
        cases.account("etourdi-11076", Role.DGS, Scope.commune("11076"));
        Browser.loggedIn(port, "secretariat-11076");
        new Browser(port).login("mon mot de passe", "x");
        Program.as(port, "etourdi-11076", "wrong").get("/api/audit/house");

        assertThat(reader.ofHouse()).extracting(AuditEntry::kind, AuditEntry::account, AuditEntry::door)
            .contains(tuple(AuditKind.LOGGED_IN, "secretariat-11076", AuditDoor.PAGE), tuple(AuditKind.LOGIN_REFUSED, "inconnu", AuditDoor.PAGE),
                tuple(AuditKind.LOGIN_REFUSED, "etourdi-11076", AuditDoor.API));
        assertThat(reader.ofHouse().toString()).doesNotContain("mon mot de passe");
    }

    @Test
    void everyEntityHasItsCaseOrIsTheHouses() {
        Set<String> undecided = new TreeSet<>();
        persisters().forEach(persister -> {
            String entity = persister.getMappedClass().getSimpleName();
            if (!CaseOfRow.belongsToACase(entity, properties(persister)) && !OF_THE_HOUSE.contains(entity)) {
                undecided.add(entity);
            }
        });
        assertThat(undecided).isEmpty();
    }

    @Test
    void everyTableAndFieldHasItsFrenchWord() {
        Set<String> unknown = new TreeSet<>();
        persisters().forEach(persister -> {
            if (!words.knows("entity." + persister.getMappedClass().getSimpleName())) {
                unknown.add("entity." + persister.getMappedClass().getSimpleName());
            }
            properties(persister).stream().flatMap(name -> List.of(name.split("\\.")).stream())
                .filter(name -> !name.equals("version") && !words.knows(name)).forEach(unknown::add);
        });
        assertThat(unknown).isEmpty();
        assertThat(words.field("mayor.lastName")).isEqualTo("Maire : Nom");
    }

    private List<EntityPersister> persisters() {
        List<EntityPersister> all = new ArrayList<>();
        factory.unwrap(SessionFactoryImplementor.class).getMappingMetamodel().forEachEntityDescriptor(all::add);
        return all;
    }

    private static List<String> properties(EntityPersister persister) {
        List<String> names = new ArrayList<>();
        add(names, persister.getIdentifierPropertyName(), persister.getIdentifierType());
        for (int i = 0; i < persister.getPropertyNames().length; i++) {
            add(names, persister.getPropertyNames()[i], persister.getPropertyTypes()[i]);
        }
        return names;
    }

    private static void add(List<String> names, String name, Type type) {
        if (type instanceof CompositeType component) {
            for (int i = 0; i < component.getPropertyNames().length; i++) {
                add(names, name + "." + component.getPropertyNames()[i], component.getSubtypes()[i]);
            }
        } else {
            names.add(name);
        }
    }

    @Test
    void everyCodeThatIsStoredHasAFrenchWord() {
        Set<String> codes = new TreeSet<>();
        factory.unwrap(SessionFactoryImplementor.class).getMappingMetamodel().forEachEntityDescriptor(entity -> {
            for (Class<?> type : typesOf(entity)) {
                if (type.isEnum()) {
                    for (Object constant : type.getEnumConstants()) {
                        if (values.word((Enum<?>) constant).equals(((Enum<?>) constant).name())) {
                            codes.add(type.getName() + "." + constant);
                        }
                    }
                }
            }
        });
        assertThat(codes).as("add each to audit/words.properties, or a label to its enum").isEmpty();
    }

    @Test
    void valuesAreReadInFrenchByTheSubjectOfTheirLine() {
        assertThat(values.of("Convention", "status", "IN_FORCE")).isEqualTo("en vigueur");
        assertThat(values.of("Convention", "terms.endsOn", "2021-10-31")).isEqualTo("31/10/2021");
        assertThat(values.of("Convention", "terms.feePerSchool", "50.00")).isEqualTo("50,00");
        assertThat(values.of(words.entity("CouncilSession") + " n° 3", "urgent", "true")).isEqualTo("oui");
        assertThat(values.of(words.entity("MailRow") + " n° 3", "sentAt", "2017-10-24T08:00:00Z")).isEqualTo("24/10/2017 10:00:00");
        assertThat(values.of(words.entity("Letter"), "author", "ACADEMIE")).isEqualTo("l’académie");
        assertThat(values.of("Convention", "object", "IN_FORCE")).as("a text stays what it is").isEqualTo("IN_FORCE");
        assertThat(values.of("Enregistrer le vote", "assignee", "secretariat-11076")).isEqualTo("secretariat-11076");
        assertThat(values.of("Convention", "status", null)).isNull();
    }

    private static List<Class<?>> typesOf(EntityPersister entity) {
        List<Class<?>> types = new ArrayList<>();
        for (Type type : entity.getPropertyTypes()) {
            add(type, types);
        }
        return types;
    }

    private static void add(Type type, List<Class<?>> types) {
        if (type instanceof CompositeType composite) {
            for (Type part : composite.getSubtypes()) {
                add(part, types);
            }
        } else {
            types.add(type.getReturnedClass());
        }
    }
}
