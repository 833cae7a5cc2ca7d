package fr.paraphe.support;

import fr.paraphe.RefusedException;
import fr.paraphe.security.Accounts;
import fr.paraphe.security.NewAccount;
import fr.paraphe.security.Role;
import fr.paraphe.security.Scope;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.delegate.TaskListener;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;

/**
 * A process of two tasks (secretariat, then maire) for the tests of doors and guards, with a form and a listener that asks whether the form was saved;
 * and accounts of two communes that know nothing of each other.
 */
public class GuardedCase {

    public static final String NOTHING_SAVED = "Rien n’est encore enregistré. (Essai, art. 1)";

    private final ProcessEngine engine;
    private final Accounts accounts;

    GuardedCase(ProcessEngine engine, Accounts accounts) {
        this.engine = engine;
        this.accounts = accounts;
    }

    /** Starts a case of that commune as the house itself, and makes sure that the accounts are there. */
    public ProcessInstance start(String reference, String commune) {
        engine.getRepositoryService().createDeployment().name("guarded").enableDuplicateFiltering(true)
            .addClasspathResource("guard/guarded.bpmn").deploy();
        for (String insee : List.of("11076", "11049")) {
            for (Role role : List.of(Role.SECRETARIAT, Role.DGS, Role.MAIRE, Role.DIRECTION)) {
                account(role.id() + "-" + insee, role, Scope.commune(insee));
            }
        }
        return engine.getRuntimeService().startProcessInstanceByKey("guarded", reference,
            Map.of("commune", commune, "communeName", "Commune " + commune, "schoolYear", "2017-2018"));
    }

    /** Starts a case of that commune of one task of that group, without a form of its own, as the house itself. */
    public ProcessInstance startForGroup(String reference, String commune, String group) {
        return startForGroup(reference, "commune", commune, group);
    }

    /** @param owner {@code commune}, or {@code confidentialTo} for what a party prepares alone */
    public ProcessInstance startForGroup(String reference, String owner, String party, String group) {
        engine.getRepositoryService().createDeployment().name("guarded-group").enableDuplicateFiltering(true).addModelInstance("guarded-group.bpmn",
            Bpmn.createExecutableProcess("guarded-group").name("Essai d’un groupe").camundaHistoryTimeToLiveString("P30D").startEvent().userTask("UserTask_First").name("Essai")
                .camundaCandidateGroups("${group}").endEvent().done()).deploy();
        return engine.getRuntimeService().startProcessInstanceByKey("guarded-group", reference,
            Map.of(owner, party, "communeName", "Lieu " + reference, "schoolYear", "2017-2018", "group", group));
    }

    /** Starts a case that an académie has for itself, of one task of the GIP, about one school. */
    public ProcessInstance startOfAcademie(String reference, String academie) {
        engine.getRepositoryService().createDeployment().name("guarded-academie").enableDuplicateFiltering(true)
            .addClasspathResource("guard/guarded-academie.bpmn").deploy();
        grantAsForTheContributions();
        return engine.getRuntimeService().startProcessInstanceByKey("guarded-academie", reference, Map.of("academie", academie,
            "communeName", "Lieu " + reference, "schoolYear", "2017-2018", "schoolName", "JEAN MOULIN", "enrolment", 17L));
    }

    /** The GIP's grants name the processes of the contributions, for which this one stands. */
    private void grantAsForTheContributions() {
        AuthorizationService rights = engine.getAuthorizationService();
        if (rights.createAuthorizationQuery().groupIdIn("gip").resourceType(Resources.PROCESS_DEFINITION).resourceId("guarded-academie").count() == 0) {
            Authorization grant = rights.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
            grant.setGroupId("gip");
            grant.setResource(Resources.PROCESS_DEFINITION);
            grant.setResourceId("guarded-academie");
            grant.setPermissions(new Permission[] {ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_INSTANCE, ProcessDefinitionPermissions.READ_HISTORY});
            rights.saveAuthorization(grant);
        }
    }

    public void account(String id, Role role, Scope... scopes) {
        accounts.createIfAbsent(new NewAccount(id, role.frenchName(), id, "paraphe-demo", List.of(role), List.of(scopes)));
    }

    public Task task(ProcessInstance instance) {
        return engine.getTaskService().createTaskQuery().processInstanceId(instance.getId()).singleResult();
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Rooms {

        @Bean
        GuardedCase guardedCase(ProcessEngine engine, Accounts accounts) {
            return new GuardedCase(engine, accounts);
        }

        @Bean
        Saved guardedSaved() {
            return new Saved(new ConcurrentHashMap<>());
        }

        @Bean
        TaskListener guardedFirst(Saved saved) {
            return task -> {
                if (!saved.texts().containsKey(task.getExecution().getProcessBusinessKey())) {
                    throw new RefusedException("text", "Rien n’est encore enregistré.", "Essai, art. 1");
                }
            };
        }

        @Bean
        TaskForm<GuardedForm.Input> guardedForm(Saved saved) {
            return new GuardedForm("UserTask_First", saved);
        }

        @Bean
        TaskForm<GuardedForm.Input> guardedAcademieForm(Saved saved) {
            return new GuardedForm("UserTask_Account", saved);
        }
    }

    /** Stands for a room's table. */
    public record Saved(Map<String, String> texts) {
    }

    static class GuardedForm implements TaskForm<GuardedForm.Input> {

        enum Colour { BLEU, BLANC }

        record Row(Integer count, LocalTime time, Boolean yes) {
        }

        record Input(String text, LocalDate date, Colour colour, List<Row> rows) {
        }

        record View(String text) {
        }

        private final String taskKey;
        private final Saved saved;

        GuardedForm(String taskKey, Saved saved) {
            this.taskKey = taskKey;
            this.saved = saved;
        }

        @Override
        public String taskKey() {
            return taskKey;
        }

        @Override
        public Class<Input> inputType() {
            return Input.class;
        }

        @Override
        public View view(TaskRef task) {
            return new View(saved.texts().get(task.reference()));
        }

        @Override
        public void save(TaskRef task, Input input) {
            if (input.text() == null || input.text().isBlank()) {
                throw new RefusedException("text", "Le texte manque.", "Essai, art. 2");
            }
            saved.texts().put(task.reference(), input.text() + task.subject().map(school -> ", école " + school).orElse(""));
        }
    }
}
