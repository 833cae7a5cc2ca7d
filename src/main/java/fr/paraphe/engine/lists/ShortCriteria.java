package fr.paraphe.engine.lists;

import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.camunda.bpm.engine.impl.TaskQueryImpl;

/**
 * Whether a query has no other criteria than those of Tasklist's usual lists: somebody's own tasks, those of groups, due before or after, of owners. Whatever else a query may
 * ask for, also in a newer engine, is a field that is not as in a new query; what a deputy may see is its parameter.
 */
final class ShortCriteria {

    private static final Set<String> KNOWN = Set.of("assignee", "candidateGroup", "candidateGroups", "cachedCandidateGroups", "includeAssignedTasks", "dueBefore", "dueAfter", "tenantIds",
        // the query itself; what is read for each task afterwards
        "queries", "initializeFormKeys", "withCommentAttachmentInfo");

    private static final TaskQueryImpl NONE = new TaskQueryImpl();
    private static final List<Field> OTHERS = Arrays.stream(TaskQueryImpl.class.getDeclaredFields())
        .filter(field -> !Modifier.isStatic(field.getModifiers()) && !KNOWN.contains(field.getName())).peek(field -> field.setAccessible(true)).toList();

    private ShortCriteria() {
    }

    static boolean areAllOf(TaskQueryImpl query) {
        return query.getParameter() == null && OTHERS.stream().allMatch(field -> Objects.equals(value(field, query), value(field, NONE))) && isNullOrFilled(query.getTenantIds())
            && (query.getCandidateGroups() == null || !query.getCandidateGroups().isEmpty());
    }

    private static boolean isNullOrFilled(String[] values) {
        return values == null || values.length > 0;
    }

    private static Object value(Field field, TaskQueryImpl query) {
        try {
            return field.get(query);
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(e);
        }
    }
}
