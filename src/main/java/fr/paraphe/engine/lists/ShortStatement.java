package fr.paraphe.engine.lists;

import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.apache.ibatis.builder.SqlSourceBuilder;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.SqlSource;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.QueryOrderingProperty;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.db.AuthorizationCheck;
import org.camunda.bpm.engine.impl.db.TenantCheck;
import org.camunda.bpm.engine.impl.db.sql.MybatisJoinHelper;

/**
 * The statement for a page, or a count, of a query with {@link ShortCriteria} only. Lists differ in which criteria they have and in how many values; for each kind the text is put
 * together once and kept, for to do so takes as long as to read a clerk's list.
 *
 * <p>Where it asks for the grant itself (see {@link TaskListStatements}) it also asks whether there is a task that is nobody's, which everybody with the grant sees, and answers only if there
 * is none. «Nobody's or of these owners» is read through a bitmap and sorted; «of these owners» alone comes off the index in its order.
 */
final class ShortStatement implements SqlSource {

    /** Kinds whose text is kept; there are some dozens, and an order by one's own choice is another one. */
    private static final int MOST = 1000;

    /** What is asked. */
    enum Ask {
        PAGE, COUNT,
        /** Whether the other two would answer. */
        SETTLED
    }

    private final Configuration engine;
    private final Ask ask;
    private final String columns;
    private final String readable;
    private final Map<Kind, SqlSource> texts = new ConcurrentHashMap<>();

    ShortStatement(Configuration engine, Ask ask) {
        this.engine = engine;
        this.ask = ask;
        columns = engine.getSqlFragments().get(TaskListStatements.NAMESPACE + "TaskEntity.columnSelection").getStringBody();
        readable = property("bitand1") + "A.PERMS_" + property("bitand2") + Permissions.READ.getValue() + property("bitand3") + " = " + Permissions.READ.getValue();
    }

    @Override
    public BoundSql getBoundSql(Object query) {
        Kind kind = Kind.of((TaskQueryImpl) query);
        SqlSource text = texts.get(kind);
        if (text == null) {
            if (texts.size() >= MOST) {
                texts.clear();
            }
            text = new SqlSourceBuilder(engine).parse(text(kind), TaskQueryImpl.class, Map.of());
            texts.put(kind, text);
        }
        return text.getBoundSql(query);
    }

    private String text(Kind kind) {
        return switch (ask) {
            case PAGE -> "select " + columns + tasks(kind) + (kind.asksForGrant() ? " and " + settled(kind) : "") + " order by " + kind.order()
                + kind.part();
            case COUNT -> kind.asksForGrant() ? "select case when " + settled(kind) + " then (select count(*)" + tasks(kind) + ") end" : "select count(*)" + tasks(kind);
            case SETTLED -> "select case when " + settled(kind) + " then 1 else 0 end";
        };
    }

    private enum Owners {
        ALL, NONE, FEW, MANY
    }

    /**
     * What the text depends on.
     *
     * @param groups  candidate groups that are asked for, 0 where none are
     * @param asked   owners that are asked for, 0 where none are
     * @param seen    whose tasks the person sees
     * @param owners  how many these are where they are few
     * @param grantee groups of the person whose grant is asked for, -1 where none is
     * @param part    of the list; a limit that PostgreSQL does not know when it plans is taken for a tenth of the list, and it then looks for a clerk's tasks among everybody's
     */
    private record Kind(boolean assignee, int groups, boolean unassigned, boolean before, boolean after, int asked, Owners seen, int owners, int grantee, String order, String part) {

        static Kind of(TaskQueryImpl query) {
            TenantCheck tenants = query.getTenantCheck();
            AuthorizationCheck grant = query.getAuthCheck();
            int owners = tenants.getAuthTenantIds() == null ? 0 : tenants.getAuthTenantIds().size();
            Owners seen = !tenants.isTenantCheckEnabled() ? Owners.ALL : owners == 0 ? Owners.NONE : owners > TaskListStatements.FEW ? Owners.MANY : Owners.FEW;
            int groups = query.getCandidateGroups() == null ? 0 : query.getCandidateGroups().size();
            return new Kind(query.getAssignee() != null, groups, groups > 0 && !Boolean.TRUE.equals(query.isIncludeAssignedTasks()), query.getDueBefore() != null,
                query.getDueAfter() != null, query.getTenantIds() == null ? 0 : query.getTenantIds().length, seen, seen == Owners.FEW ? owners : 0,
                grant.isAuthorizationCheckEnabled() ? grant.getAuthGroupIds().size() : -1, order(query.getOrderingProperties()),
                part(query.getFirstResult(), query.getMaxResults()));
        }

        private static String order(List<QueryOrderingProperty> properties) {
            return properties.isEmpty() ? "RES.ID_ asc"
                : IntStream.range(0, properties.size()).mapToObj(index -> MybatisJoinHelper.orderBy(properties.get(index), index)).collect(joining(", "));
        }

        private static String part(int first, int most) {
            return (most == Integer.MAX_VALUE ? "" : " limit " + most) + (first == 0 ? "" : " offset " + first);
        }

        boolean asksForGrant() {
            return grantee >= 0;
        }
    }

    private String tasks(Kind kind) {
        StringBuilder text = new StringBuilder(" from " + table("ACT_RU_TASK") + " RES where 1 = 1");
        if (kind.assignee()) {
            text.append(" and RES.ASSIGNEE_ = #{assignee}");
        }
        if (kind.unassigned()) {
            text.append(" and RES.ASSIGNEE_ is null");
        }
        if (kind.groups() > 0) {
            text.append(" and exists (select 1 from " + table("ACT_RU_IDENTITYLINK") + " I where I.TASK_ID_ = RES.ID_ and I.TYPE_ = 'candidate' and I.GROUP_ID_ in ")
                .append(values("candidateGroups", kind.groups())).append(')');
        }
        if (kind.before()) {
            text.append(" and RES.DUE_DATE_ < #{dueBefore}");
        }
        if (kind.after()) {
            text.append(" and RES.DUE_DATE_ > #{dueAfter}");
        }
        if (kind.asked() > 0) {
            text.append(" and RES.TENANT_ID_ in ").append(values("tenantIds", kind.asked()));
        }
        return text.append(seen(kind)).toString();
    }

    private static String seen(Kind kind) {
        String few = "RES.TENANT_ID_ in " + values("tenantCheck.authTenantIds", kind.owners());
        return switch (kind.seen()) {
            case ALL -> "";
            case NONE -> " and RES.TENANT_ID_ is null";
            case FEW -> " and " + (kind.asksForGrant() ? few : "(RES.TENANT_ID_ is null or " + few + ")");
            case MANY -> " and (RES.TENANT_ID_ is null or RES.TENANT_ID_ in (select * from unnest(cast(#{tenantCheck.authTenantIds, typeHandler=" + StringArray.class.getName()
                + "} as varchar array))))";
        };
    }

    private String settled(Kind kind) {
        String granted = "exists (select 1 from " + table("ACT_RU_AUTHORIZATION") + " A where A.RESOURCE_TYPE_ = " + Resources.TASK.resourceType() + " and A.RESOURCE_ID_ = '*' and " + readable
            + " and (A.TYPE_ = 0 or A.TYPE_ = 1 and (A.USER_ID_ = #{authCheck.authUserId}"
            + (kind.grantee() > 0 ? " or A.GROUP_ID_ in " + values("authCheck.authGroupIds", kind.grantee()) : "") + ")))";
        return kind.seen() == Owners.FEW ? granted + " and not exists (select 1 from " + table("ACT_RU_TASK") + " where TENANT_ID_ is null)" : granted;
    }

    private String table(String name) {
        return property("prefix") + name;
    }

    /** How the engine writes it for this database. */
    private String property(String name) {
        return Objects.requireNonNull(engine.getVariables().getProperty(name), name);
    }

    private static String values(String property, int number) {
        return IntStream.range(0, number).mapToObj(index -> "#{" + property + "[" + index + "], javaType=string}").collect(joining(", ", "(", ")"));
    }
}
