package fr.paraphe.engine;

import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.FilterService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.filter.Filter;
import org.camunda.bpm.engine.task.TaskQuery;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.stereotype.Component;

/**
 * The two lists with which every person finds her work in Tasklist: what waits for her groups, and what she has taken. Which communes' tasks they hold is
 * said by the communes that she sees. One that is there under its name already is left as it is.
 */
@Component
class TaskFilters implements ApplicationRunner {

    static final String TO_DO = "À faire";
    static final String MINE = "Mes tâches";

    private final FilterService filters;
    private final TaskService tasks;

    TaskFilters(FilterService filters, TaskService tasks) {
        this.filters = filters;
        this.tasks = tasks;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        TaskQuery toDo = tasks.createTaskQuery().taskCandidateGroupInExpression("${currentUserGroups()}").orderByDueDate().asc();
        establish(TO_DO, -10, "Les tâches de mes groupes que personne n’a encore prises en charge", toDo);
        TaskQuery mine = tasks.createTaskQuery().taskAssigneeExpression("${currentUser()}").orderByDueDate().asc();
        establish(MINE, -5, "Les tâches que j’ai prises en charge", mine);
    }

    private void establish(String name, int rank, String description, TaskQuery query) {
        if (filters.createTaskFilterQuery().filterName(name).count() > 0) {
            return;
        }
        Filter filter = filters.newTaskFilter(name);
        filter.setQuery(query);
        filter.setProperties(Map.of("description", description, "priority", rank, "color", "#14498c", "refresh", true, "showUndefinedVariable", false,
            "variables", List.of(Map.of("name", "communeName", "label", "Commune"), Map.of("name", "schoolYear", "label", "Année scolaire"),
                Map.of("name", "schoolName", "label", "École"))));
        filters.saveFilter(filter);
    }
}
