package fr.paraphe.engine.guard;

import fr.paraphe.RefusedException;
import fr.paraphe.audit.AuditTrail;
import fr.paraphe.security.Door;
import fr.paraphe.security.RequestUser;
import java.util.Collection;
import java.util.Set;
import org.camunda.bpm.engine.impl.cfg.auth.AuthorizationCommandChecker;
import org.camunda.bpm.engine.impl.cmd.ClaimTaskCmd;
import org.camunda.bpm.engine.impl.cmd.CompleteTaskCmd;
import org.camunda.bpm.engine.impl.cmd.StartProcessInstanceAtActivitiesCmd;
import org.camunda.bpm.engine.impl.cmd.SubmitTaskFormCmd;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.persistence.entity.ExecutionEntity;
import org.camunda.bpm.engine.impl.persistence.entity.TaskEntity;
import org.camunda.bpm.engine.repository.ProcessDefinition;
import org.springframework.context.ApplicationContext;

/**
 * The engine's own authorisations, and beyond them what they cannot say: a task is its candidates' (operators included: they complete nothing), and is
 * worked on by claiming and completing only; a case begins at its beginning. Asked by every command of every door; silent within delegates and listeners,
 * which act for the house.
 *
 * <p>A case that our own API moves on (a receipt delivered by a program, a file withdrawn) needs no grant: the use case has decided who may. The wall
 * between communes is another checker's and stands there too.
 *
 * <p>Whatever a deputy does with a task is told to the audit trail as done for the absent person.
 */
class PeopleChecker extends AuthorizationCommandChecker {

    private static final Set<Class<?>> WORK = Set.of(ClaimTaskCmd.class, CompleteTaskCmd.class, SubmitTaskFormCmd.class);

    private final ApplicationContext application;

    /** @param application asked late for the audit trail, which depends on the engine that is being built */
    PeopleChecker(ApplicationContext application) {
        this.application = application;
    }

    @Override
    public void checkTaskWork(TaskEntity task) {
        super.checkTaskWork(task);
        CommandContext context = Context.getCommandContext();
        Authentication person = context.getAuthentication();
        if (person == null || person.getUserId() == null || !context.isAuthorizationCheckEnabled()) {
            return;
        }
        if (!WORK.contains(command())) {
            throw new RefusedException("", "Une tâche ne se termine que par son formulaire.", "");
        }
        context.runWithoutAuthorization(() -> {
            TaskPeople people = TaskPeople.of(task.getIdentityLinks(), task.getAssignee());
            people.require(person.getUserId(), groups(person, task.getTenantId()));
            RequestUser.find().flatMap(who -> who.standsIn(task.getTenantId(), people.groups()))
                .ifPresent(deputyship -> application.getBean(AuditTrail.class).inPlaceOf(deputyship.absent()));
            return null;
        });
    }

    @Override
    public void checkCreateProcessInstance(ProcessDefinition definition) {
        if (!isOurs()) {
            super.checkCreateProcessInstance(definition);
        }
        CommandContext context = Context.getCommandContext();
        if (command() == StartProcessInstanceAtActivitiesCmd.class && context.getAuthentication() != null && context.isAuthorizationCheckEnabled()) {
            throw new RefusedException("", "Un dossier commence par son ouverture.", "");
        }
    }

    @Override
    public void checkUpdateProcessInstance(ExecutionEntity execution) {
        if (!isOurs()) {
            super.checkUpdateProcessInstance(execution);
        }
    }

    @Override
    public void checkUpdateProcessInstanceById(String processInstanceId) {
        if (!isOurs()) {
            super.checkUpdateProcessInstanceById(processInstanceId);
        }
    }

    /** Behind a door it is known in whose absence this person stands in, and for which cases only; elsewhere the engine's own user says the groups. */
    private static Collection<String> groups(Authentication person, String owner) {
        return RequestUser.find().filter(who -> who.id().equals(person.getUserId())).<Collection<String>>map(who -> who.worksAs(owner)).orElseGet(person::getGroupIds);
    }

    private static boolean isOurs() {
        return Door.current().filter(door -> !door.isEngineRest()).isPresent();
    }

    private static Class<?> command() {
        return Context.getCommandInvocationContext().getCommand().getClass();
    }
}
