package fr.paraphe.engine.lists;

import java.util.List;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.persistence.entity.TaskManager;
import org.camunda.bpm.engine.task.Task;

/** Runs a query for tasks by {@link TaskListStatements} where that gives the same rows, and by the engine's own statements otherwise. */
public class TaskLists extends TaskManager {

    @Override
    public List<Task> findTasksByQueryCriteria(TaskQueryImpl query, Page page) {
        query.setFirstResult(page.getFirstResult());
        query.setMaxResults(page.getMaxResults());
        return findTasksByQueryCriteria(query);
    }

    @Override
    @SuppressWarnings("unchecked")
    public List<Task> findTasksByQueryCriteria(TaskQueryImpl query) {
        configureQuery(query);
        return getDbEntityManager().selectList(hasEachTaskOnce(query) ? TaskListStatements.PAGE : "selectTaskByQueryCriteria", query);
    }

    @Override
    public long findTaskCountByQueryCriteria(TaskQueryImpl query) {
        configureQuery(query);
        return (Long) getDbEntityManager().selectOne(hasEachTaskOnce(query) ? TaskListStatements.COUNT : "selectTaskCountByQueryCriteria", query);
    }

    /** A join with grants, with the variable that orders the list, or one half of an «or» may give a task several times. */
    private static boolean hasEachTaskOnce(TaskQueryImpl query) {
        return !query.getAuthCheck().getShouldPerformAuthorizatioCheck() && !query.isOrQueryActive() && query.getQueries().size() == 1 && query.getInvolvedUser() == null
            && query.getOrderingProperties().stream().allMatch(order -> order.getRelation() == null);
    }
}
