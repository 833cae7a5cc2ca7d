package fr.paraphe.security;

import static org.camunda.bpm.engine.authorization.Authorization.ANY;
import static org.camunda.bpm.engine.authorization.Authorization.AUTH_TYPE_GRANT;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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
 * What each group may do in the engine, by {@link Access}. A handful of rows for the whole town of tasks; which cases they concern is said by the
 * communes and académies that a person sees, and who may claim and complete a task by its candidate group. What an operator has granted beside these stays.
 */
@Component
public class Grants {

    /** What a party to a convention prepares alone against the other. */
    public static final String CONFIDENTIAL_CASE = "dispute-letter";

    private static final List<String> FILES = List.of("convention-lifecycle", "avenant");

    /** What a person opens; every other case begins by itself or within one of these, also for operators. */
    public static final Set<String> OPENED_BY_PEOPLE = Set.of("convention-lifecycle", "avenant", CONFIDENTIAL_CASE);

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
        for (Role role : Role.values()) {
            if (role == Role.ADMINISTRATION) {
                Arrays.stream(Resources.values()).forEach(resource -> grants.add(grant(role, resource, ANY, Permissions.ALL)));
            } else {
                grants.addAll(of(role));
            }
        }
        return grants;
    }

    private static List<Grant> of(Role role) {
        List<Grant> grants = new ArrayList<>();
        boolean works = Access.permits(role, Action.WORK_ON_TASKS);
        grants.add(works ? grant(role, Resources.TASK, ANY, Permissions.READ, Permissions.TASK_WORK) : grant(role, Resources.TASK, ANY, Permissions.READ));
        for (String process : Access.permits(role, Action.SEE_CASES) ? List.of(ANY) : CONTRIBUTIONS) {
            grants.add(grant(role, Resources.PROCESS_DEFINITION, process, ProcessDefinitionPermissions.READ, ProcessDefinitionPermissions.READ_INSTANCE,
                ProcessDefinitionPermissions.READ_HISTORY));
        }
        if (Access.permits(role, Action.USE_TASKLIST)) {
            grants.add(grant(role, APPLICATION, "tasklist", Permissions.ACCESS));
        }
        if (Access.permits(role, Action.USE_COCKPIT)) {
            grants.add(grant(role, APPLICATION, "cockpit", Permissions.ACCESS));
        }
        List<String> opened = opened(role);
        opened.forEach(process -> grants.add(grant(role, Resources.PROCESS_DEFINITION, process, ProcessDefinitionPermissions.CREATE_INSTANCE)));
        if (!opened.isEmpty()) {
            grants.add(grant(role, Resources.PROCESS_INSTANCE, ANY, Permissions.CREATE));
        }
        return grants;
    }

    private static List<String> opened(Role role) {
        List<String> opened = new ArrayList<>();
        if (Access.permits(role, Action.OPEN_FILES)) {
            opened.addAll(FILES);
        }
        if (Access.permits(role, Action.WRITE_LETTERS)) {
            opened.add(CONFIDENTIAL_CASE);
        }
        return opened;
    }

    /** Creates the groups and gives each its grants, or sets them right; nothing changes the second time. */
    @Transactional
    public void establish() {
        Arrays.stream(Role.values()).forEach(this::establish);
        establish(all());
    }

    /** A list of Tasklist, by its id in the engine, is offered to these groups; nothing changes the second time. */
    @Transactional
    public void readable(String filterId, Set<Role> readers) {
        establish(readers.stream().map(role -> grant(role, Resources.FILTER, filterId, Permissions.READ)).toList());
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

    /** Asks for what is there once, not once for each. */
    private void establish(List<Grant> grants) {
        String[] groups = grants.stream().map(grant -> grant.role().id()).distinct().toArray(String[]::new);
        Map<List<Object>, Authorization> rows = new HashMap<>();
        authorizations.createAuthorizationQuery().groupIdIn(groups).authorizationType(AUTH_TYPE_GRANT).list()
            .forEach(row -> rows.put(Arrays.asList(row.getGroupId(), row.getResourceType(), row.getResourceId()), row));
        grants.forEach(grant -> establish(grant, rows.get(Arrays.asList(grant.role().id(), grant.resource().resourceType(), grant.resourceId()))));
    }

    private void establish(Grant grant, Authorization row) {
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
