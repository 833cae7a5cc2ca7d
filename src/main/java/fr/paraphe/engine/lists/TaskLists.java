package fr.paraphe.engine.lists;

import fr.paraphe.security.RequestUser;
import fr.paraphe.security.Who;
import java.util.List;
import org.camunda.bpm.engine.impl.Page;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.CompositePermissionCheck;
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
        setLent(query);
        if (asksForItsGrantItself(query)) {
            List<Task> page = getDbEntityManager().selectList(page(query), query);
            if (!page.isEmpty() || Boolean.TRUE.equals(getDbEntityManager().selectOne(settled(query), query))) {
                return page;
            }
        }
        configureQuery(query);
        return getDbEntityManager().selectList(hasEachTaskOnce(query) ? page(query) : "selectTaskByQueryCriteria", query);
    }

    @Override
    public long findTaskCountByQueryCriteria(TaskQueryImpl query) {
        setLent(query);
        if (asksForItsGrantItself(query)) {
            Long count = (Long) getDbEntityManager().selectOne(count(query), query);
            if (count != null) {
                return count;
            }
        }
        configureQuery(query);
        return (Long) getDbEntityManager().selectOne(hasEachTaskOnce(query) ? count(query) : "selectTaskCountByQueryCriteria", query);
    }

    private static String page(TaskQueryImpl query) {
        return ShortCriteria.areAllOf(query) ? TaskListStatements.SHORT_PAGE : TaskListStatements.PAGE;
    }

    private static String count(TaskQueryImpl query) {
        return ShortCriteria.areAllOf(query) ? TaskListStatements.SHORT_COUNT : TaskListStatements.COUNT;
    }

    private static String settled(TaskQueryImpl query) {
        return ShortCriteria.areAllOf(query) ? TaskListStatements.SHORT_SETTLED : TaskListStatements.GRANTED;
    }

    /** What the house asks for within a deputy's request is not the deputy's list. */
    private void setLent(TaskQueryImpl query) {
        Authentication asking = getCurrentAuthentication();
        query.setParameter(RequestUser.find().filter(who -> asking != null && who.id().equals(asking.getUserId())).map(Who::lentForSome).filter(lent -> !lent.isEmpty())
            .map(lent -> lent.entrySet().stream().map(group -> new Lent(group.getKey(), List.copyOf(group.getValue()))).toList()).orElse(null));
    }

    /**
     * A group whose tasks are a deputy's, but not in every case that the deputy sees.
     *
     * @param owners of the cases in which they are
     */
    public record Lent(String group, List<String> owners) {
    }

    /**
     * Nearly everybody has a grant on every task. Then one statement answers, where the engine asks three times: for the groups that have grants, for the grant, for the list. Who
     * gets nothing may be without one: what the engine does for her comes after.
     */
    private boolean asksForItsGrantItself(TaskQueryImpl query) {
        Authentication authentication = getCurrentAuthentication();
        if (!meetsEachTaskOnce(query) || !isAuthorizationEnabled() || !getCommandContext().isAuthorizationCheckEnabled() || authentication == null || authentication.getUserId() == null) {
            return false;
        }
        AuthorizationCheck check = query.getAuthCheck();
        check.setAuthorizationCheckEnabled(true);
        check.setAuthUserId(authentication.getUserId());
        check.setAuthGroupIds(authentication.getGroupIds() == null ? List.of() : authentication.getGroupIds());
        check.setPermissionChecks(new CompositePermissionCheck());
        getTenantManager().configureQuery(query);
        return true;
    }

    private static boolean hasEachTaskOnce(TaskQueryImpl query) {
        return !query.getAuthCheck().getShouldPerformAuthorizatioCheck() && meetsEachTaskOnce(query);
    }

    /** A join with grants, with the variable that orders the list, or one half of an «or» may give a task several times. */
    private static boolean meetsEachTaskOnce(TaskQueryImpl query) {
        return !query.isOrQueryActive() && query.getQueries().size() == 1 && query.getInvolvedUser() == null
            && query.getOrderingProperties().stream().allMatch(order -> order.getRelation() == null);
    }
}
