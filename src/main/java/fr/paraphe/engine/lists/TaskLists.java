package fr.paraphe.engine.lists;

import fr.paraphe.security.RequestUser;
import fr.paraphe.security.Who;
import java.util.List;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.identity.Authentication;
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
        configure(query);
        return getDbEntityManager().selectList(hasEachTaskOnce(query) ? TaskListStatements.PAGE : "selectTaskByQueryCriteria", query);
    }

    @Override
    public long findTaskCountByQueryCriteria(TaskQueryImpl query) {
        configure(query);
        return (Long) getDbEntityManager().selectOne(hasEachTaskOnce(query) ? TaskListStatements.COUNT : "selectTaskCountByQueryCriteria", query);
    }

    private void configure(TaskQueryImpl query) {
        configureQuery(query);
        Authentication asking = getCurrentAuthentication();
        // what the house asks for within a deputy's request is not the deputy's list
        query.setParameter(RequestUser.find().filter(who -> asking != null && who.id().equals(asking.getUserId())).map(Who::lentForSome).filter(lent -> !lent.isEmpty()).map(lent -> lent.entrySet().stream()
            .map(group -> new Lent(group.getKey(), List.copyOf(group.getValue()))).toList()).orElse(null));
    }

    /**
     * A group whose tasks are a deputy's, but not in every case that the deputy sees.
     *
     * @param owners of the cases in which they are
     */
    public record Lent(String group, List<String> owners) {
    }

    /** A join with grants, with the variable that orders the list, or one half of an «or» may give a task several times. */
    private static boolean hasEachTaskOnce(TaskQueryImpl query) {
        return !query.getAuthCheck().getShouldPerformAuthorizatioCheck() && !query.isOrQueryActive() && query.getQueries().size() == 1 && query.getInvolvedUser() == null
            && query.getOrderingProperties().stream().allMatch(order -> order.getRelation() == null);
    }
}
