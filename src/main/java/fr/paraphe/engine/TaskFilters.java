package fr.paraphe.engine;

import fr.paraphe.security.Grants;
import fr.paraphe.security.Role;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;

/**
 * The lists in which every person finds her work in Tasklist: what waits for her groups, what she has taken, what is due this week, what is late, and for those
 * who see several communes, by commune. Which communes' tasks they hold is said by the communes that she sees.
 *
 * <p>Each carries a key of ours, by which a newer version finds it and makes it what it is now, or removes it; one without such a key is an operator's, whatever
 * its name, and is left as it is.
 */
@Component
class TaskFilters implements SmartInitializingSingleton {

    static final String TO_DO = "À faire";
    static final String MINE = "Mes tâches";
    static final String THIS_WEEK = "À rendre cette semaine";
    static final String LATE = "En retard";
    static final String BY_COMMUNE = "Par commune";

    /** Under which the properties of a filter of ours say which of the lists it is. */
    static final String KEY = "paraphe";

    private static final String COLOUR = "#14498c";
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

    /** @param key never changes, whatever the list is called */
    private record TaskList(String key, String name, int rank, String description, Set<Role> readers, List<Map<String, Object>> order, TaskQuery query) {

        Map<String, Object> properties() {
            return Map.of("description", description, "priority", rank, "color", COLOUR, "refresh", true, "showUndefinedVariable", false,
                "variables", SHOWN, "sorting", order, KEY, key);
        }
    }

    private List<TaskList> lists() {
        return List.of(
            new TaskList("to-do", TO_DO, -50, "Les tâches de mes groupes que personne n’a encore prises en charge", EVERYBODY, SOONEST_FIRST,
                soonestFirst(tasks.createTaskQuery().taskCandidateGroupInExpression(MY_GROUPS))),
            new TaskList("mine", MINE, -40, "Les tâches que j’ai prises en charge", EVERYBODY, SOONEST_FIRST,
                soonestFirst(tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}"))),
            new TaskList("this-week", THIS_WEEK, -30, "Les tâches de mes groupes, prises en charge ou non, dont l’échéance tombe d’ici dimanche", EVERYBODY, SOONEST_FIRST,
                soonestFirst(ofMyGroups().dueAfterExpression("${now()}").dueBeforeExpression("${taskDates.endOfWeek()}"))),
            new TaskList("late", LATE, -20, "Les tâches de mes groupes, prises en charge ou non, dont l’échéance est passée", EVERYBODY, SOONEST_FIRST,
                soonestFirst(ofMyGroups().dueBeforeExpression("${now()}"))),
            new TaskList("by-commune", BY_COMMUNE, -10, "Toutes les tâches de mes groupes, rangées par commune", SEES_SEVERAL_COMMUNES, BY_COMMUNE_FIRST,
                // by code, which within a département follows the alphabet; by name the database would sort every task of the académie each time (docs/adr/0004)
                soonestFirst(ofMyGroups().orderByTenantId().asc())));
    }

    /** While no other node starts (OneStartAtATime), so that each list is there once. */
    @Override
    public void afterSingletonsInstantiated() {
        List<TaskList> wanted = lists();
        Map<String, Filter> ours = new HashMap<>();
        filters.createTaskFilterQuery().list().forEach(filter -> keyOf(filter, wanted).ifPresent(key -> ours.put(key, filter)));
        for (TaskList list : wanted) {
            Filter stored = ours.remove(list.key());
            grants.readable(established(list, stored == null ? filters.newTaskFilter(list.name()) : stored).getId(), list.readers());
        }
        ours.values().forEach(givenUp -> filters.deleteFilter(givenUp.getId()));
    }

    /** Of ours only. Those of before there were keys had nobody as owner, the colour of the house and a name that is still ours; an operator's filter is his. */
    private static Optional<String> keyOf(Filter filter, List<TaskList> wanted) {
        Map<String, Object> properties = filter.getProperties() == null ? Map.of() : filter.getProperties();
        if (properties.get(KEY) instanceof String key) {
            return Optional.of(key);
        }
        return filter.getOwner() == null && COLOUR.equals(properties.get("color"))
            ? wanted.stream().filter(list -> list.name().equals(filter.getName())).map(TaskList::key).findFirst() : Optional.empty();
    }

    private Filter established(TaskList list, Filter filter) {
        filter.setName(list.name());
        filter.setQuery(list.query());
        filter.setProperties(list.properties());
        return filters.saveFilter(filter);
    }

    private TaskQuery ofMyGroups() {
        return tasks.createTaskQuery().taskCandidateGroupInExpression(MY_GROUPS).includeAssignedTasks();
    }

    /** Of those due on one day, what law or contract demands comes first. */
    private static TaskQuery soonestFirst(TaskQuery query) {
        return query.orderByDueDate().asc().orderByTaskPriority().desc();
    }

    private static Map<String, String> shown(String variable, String label) {
        // Tasklist writes a colon after it, as English does
        return Map.of("name", variable, "label", label + "\u00a0");
    }
}
