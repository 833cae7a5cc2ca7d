package fr.paraphe.engine;

import fr.paraphe.security.Grants;
import fr.paraphe.security.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * The lists in which every person finds her work in Tasklist: what waits for her groups, what she has taken, what is due this week, what is late, and for those
 * who see several communes, by commune. Which communes' tasks they hold is said by the communes that she sees. One that is there under its name already is left
 * as it is.
 */
@Component
class TaskFilters implements ApplicationRunner {

    static final String TO_DO = "À faire";
    static final String MINE = "Mes tâches";
    static final String THIS_WEEK = "À rendre cette semaine";
    static final String LATE = "En retard";
    static final String BY_COMMUNE = "Par commune";

    private static final String MY_GROUPS = "${currentUserGroups()}";
    private static final Set<Role> EVERYBODY = EnumSet.copyOf(Arrays.stream(Role.values()).filter(Role::worksOnCases).toList());
    private static final Set<Role> SEES_SEVERAL_COMMUNES = EnumSet.of(Role.ACADEMIE, Role.RECTEUR, Role.IEN);
    /** What a list shows of a task without opening it. */
    private static final List<Map<String, String>> SHOWN = List.of(shown("communeName", "Commune"), shown("reference", "Dossier"),
        shown("schoolYear", "Année scolaire"), shown("schoolName", "École"));

    /** Tasklist asks for an order of its own; these are the queries' once more, as its address writes them (paraphe/tasklist-order.js). */
    private static final List<Map<String, Object>> SOONEST_FIRST = List.of(Map.of("sortBy", "dueDate", "sortOrder", "asc"), Map.of("sortBy", "priority", "sortOrder", "desc"));
    private static final List<Map<String, Object>> BY_COMMUNE_FIRST = List.of(Map.of("sortBy", "tenantId", "sortOrder", "asc"),
        Map.of("sortBy", "dueDate", "sortOrder", "asc"), Map.of("sortBy", "priority", "sortOrder", "desc"));

    private final FilterService filters;
    private final TaskService tasks;
    private final Grants grants;

    TaskFilters(FilterService filters, TaskService tasks, Grants grants) {
        this.filters = filters;
        this.tasks = tasks;
        this.grants = grants;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        establish(TO_DO, -50, "Les tâches de mes groupes que personne n’a encore prises en charge", EVERYBODY, SOONEST_FIRST,
            soonestFirst(tasks.createTaskQuery().taskCandidateGroupInExpression(MY_GROUPS)));
        establish(MINE, -40, "Les tâches que j’ai prises en charge", EVERYBODY, SOONEST_FIRST,
            soonestFirst(tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}")));
        establish(THIS_WEEK, -30, "Les tâches de mes groupes, prises en charge ou non, dont l’échéance tombe d’ici dimanche", EVERYBODY, SOONEST_FIRST,
            soonestFirst(ofMyGroups().dueAfterExpression("${now()}").dueBeforeExpression("${taskDates.endOfWeek()}")));
        establish(LATE, -20, "Les tâches de mes groupes, prises en charge ou non, dont l’échéance est passée", EVERYBODY, SOONEST_FIRST,
            soonestFirst(ofMyGroups().dueBeforeExpression("${now()}")));
        establish(BY_COMMUNE, -10, "Toutes les tâches de mes groupes, rangées par commune", SEES_SEVERAL_COMMUNES, BY_COMMUNE_FIRST,
            // by code, which within a département follows the alphabet; by name the database would sort every task of the académie each time (docs/adr/0004)
            soonestFirst(ofMyGroups().orderByTenantId().asc()));
    }

    private TaskQuery ofMyGroups() {
        return tasks.createTaskQuery().taskCandidateGroupInExpression(MY_GROUPS).includeAssignedTasks();
    }

    /** Of those due on one day, what law or contract demands comes first. */
    private static TaskQuery soonestFirst(TaskQuery query) {
        return query.orderByDueDate().asc().orderByTaskPriority().desc();
    }

    private static Map<String, String> shown(String variable, String label) {
        return Map.of("name", variable, "label", label);
    }

    private void establish(String name, int rank, String description, Set<Role> readers, List<Map<String, Object>> order, TaskQuery query) {
        Filter filter = filters.createTaskFilterQuery().filterName(name).list().stream().findFirst().orElse(null);
        if (filter == null) {
            filter = filters.newTaskFilter(name);
            filter.setQuery(query);
            filter.setProperties(Map.of("description", description, "priority", rank, "color", "#14498c", "refresh", true, "showUndefinedVariable", false,
                "variables", SHOWN, "sorting", order));
            filter = filters.saveFilter(filter);
        }
        grants.readable(filter.getId(), readers);
    }
}
