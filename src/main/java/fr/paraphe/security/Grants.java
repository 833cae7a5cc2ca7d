package fr.paraphe.security;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permission;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.ProcessDefinitionPermissions;
import org.camunda.bpm.engine.authorization.Resource;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.identity.Group;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * What each group may do in the engine: the one place that says so. A handful of rows for the whole town of tasks; which cases they concern is said by the
 * communes and académies that a person sees, and who may claim and complete a task by its candidate group. What an operator has granted beside these stays.
 */
@Component
public class Grants {

    /** What a party to a convention prepares alone against the other. */
    public static final String CONFIDENTIAL_CASE = "dispute-letter";

    /** What the commune's clerk opens. */
    private static final List<String> OPENED_BY_A_CLERK = List.of("convention-lifecycle", "avenant", CONFIDENTIAL_CASE);

    /** What a person opens; every other case begins by itself or within one of these, also for operators. */
    public static final Set<String> OPENED_BY_PEOPLE = Set.copyOf(OPENED_BY_A_CLERK);

    private static final List<String> CONTRIBUTIONS = List.of("contribution-campaign", "contribution-outside-campaign");
    private static final Resource APPLICATION = Resources.APPLICATION;

    private final IdentityService identity;
    private final AuthorizationService authorizations;

    Grants(IdentityService identity, AuthorizationService authorizations) {
        this.identity = identity;
        this.authorizations = authorizations;
    }

    /** @param resourceId an id, or {@code *} */
    record Grant(Role role, Resource resource, String resourceId, List<Permission> permissions) {
    }

    static List<Grant> all() {
        List<Grant> grants = new ArrayList<>();
        for (Role role : Role.working()) {
            grants.add(grant(role, Resources.TASK, ANY, Permissions.READ, Permissions.TASK_WORK));
            for (String process : role == Role.GIP ? CONTRIBUTIONS : List.of(ANY)) {
                grants.add(grant(role, Resources.PROCESS_DEFINITION, process, ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_INSTANCE,
                    ProcessDefinitionPermissions.READ_HISTORY));
            }
            grants.add(grant(role, APPLICATION, "tasklist", Permissions.ACCESS));
        }
        for (String process : OPENED_BY_A_CLERK) {
            grants.add(grant(Role.SECRETARIAT, Resources.PROCESS_DEFINITION, process, ProcessDefinitionPermissions.CREATE_INSTANCE));
        }
        grants.add(grant(Role.SECRETARIAT, Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE));
        grants.add(grant(Role.ACADEMIE, Resources.PROCESS_DEFINITION, CONFIDENTIAL_CASE, ProcessDefinitionPermissions.CREATE_INSTANCE));
        grants.add(grant(Role.ACADEMIE, Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE));

        grants.add(grant(Role.DIRECTION, Resources.TASK, ANY, Permissions.READ));
        grants.add(grant(Role.DIRECTION, Resources.PROCESS_DEFINITION, ANY, ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_INSTANCE,
            ProcessDefinitionPermissions.READ_TASK, ProcessDefinitionPermissions.READ_HISTORY));
        grants.add(grant(Role.DIRECTION, APPLICATION, "cockpit", Permissions.ACCESS));

        for (Resources resource : Resources.values()) {
            grants.add(grant(Role.ADMINISTRATION, resource, ANY, Permissions.ALL));
        }
        return grants;
    }

    /** Creates the groups and gives each its grants, or sets them right; nothing changes the second time. */
    @Transactional
    public void establish() {
        Arrays.stream(Role.values()).forEach(this::establish);
        all().forEach(this::establish);
    }

    /** A list of Tasklist, by its id in the engine, is offered to these groups; nothing changes the second time. */
    @Transactional
    public void readable(String filterId, Set<Role> readers) {
        readers.forEach(role -> establish(grant(role, Resources.FILTER, filterId, Permissions.READ)));
    }

    private void establish(Role role) {
        if (identity.createGroupQuery().groupId(role.id()).count() > 0) {
            return;
        }
        Group group = identity.newGroup(role.id());
        group.setName(role.frenchName());
        group.setType(role == Role.ADMINISTRATION ? "SYSTEM" : "WORKFLOW");
        identity.saveGroup(group);
    }

    private void establish(Grant grant) {
        Authorization row = authorizations.createAuthorizationQuery().groupIdIn(grant.role().id()).authorizationType(AUTH_TYPE_GRANT)
            .resourceType(grant.resource()).resourceId(grant.resourceId()).singleResult();
        Permission[] wanted = grant.permissions().toArray(new Permission[0]);
        if (row == null) {
            row = authorizations.createNewAuthorization(AUTH_TYPE_GRANT);
            row.setGroupId(grant.role().id());
            row.setResource(grant.resource());
            row.setResourceId(grant.resourceId());
        } else if (Arrays.equals(row.getPermissions(wanted), wanted) && hasNoOther(row, grant)) {
            return;
        }
        row.setPermissions(wanted);
        authorizations.saveAuthorization(row);
    }

    private static boolean hasNoOther(Authorization row, Grant grant) {
        if (grant.permissions().contains(Permissions.ALL)) {
            return true;
        }
        return Arrays.stream(grant.resource().equals(Resources.PROCESS_DEFINITION) ? ProcessDefinitionPermissions.values() : Permissions.values())
            .filter(permission -> permission.getValue() != 0 && permission.getValue() != Permissions.ALL.getValue())
            .filter(permission -> Arrays.asList(permission.getTypes()).contains(grant.resource()))
            .filter(row::isPermissionGranted)
            .allMatch(permission -> grant.permissions().stream().anyMatch(wanted -> wanted.getValue() == permission.getValue()));
    }

    private static Grant grant(Role role, Resource resource, String resourceId, Permission... permissions) {
        return new Grant(role, resource, resourceId, List.of(permissions));
    }
}
