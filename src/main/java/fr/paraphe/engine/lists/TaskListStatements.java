package fr.paraphe.engine.lists;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.session.Configuration;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;

/**
 * The engine's two statements for task lists, changed in four places. It joins the candidates of a task and then sorts and compares whole rows to have each task once; here
 * the candidate is looked for ({@code exists}), so that the first page of a list by due date is read off an index and counting counts. And where somebody sees more owners than a
 * handful, they are one array that is hashed, not 1,500 parameters compared one by one. A group that somebody has as a deputy counts in the cases for which it was lent. Everything
 * else stays the engine's text; where that is not as expected, the start fails.
 *
 * <p>With an authorisation check that is enabled and has nothing to check row by row, they ask for a grant on every task themselves, once and not for each row: without one the
 * page is empty and the count null.
 *
 * <p>The short ones say the same for queries with {@link ShortCriteria} only: to put the engine's text together, with its some 200 conditions, takes longer than a clerk's list.
 */
final class TaskListStatements {

    static final String PAGE = "fr.paraphe.TaskList.page";
    static final String COUNT = "fr.paraphe.TaskList.count";
    static final String SHORT_PAGE = "fr.paraphe.TaskList.shortPage";
    static final String SHORT_COUNT = "fr.paraphe.TaskList.shortCount";
    static final String GRANTED = "fr.paraphe.TaskList.granted";

    /** Above it the list of owners is an array; below, the index on the owner is of use. */
    static final int FEW = 50;

    private static final String ENGINE = "org/camunda/bpm/engine/impl/mapping/entity/Task.xml";
    private static final String QUERY = TaskQueryImpl.class.getName();
    private static final String NAMESPACE = "org.camunda.bpm.engine.impl.persistence.entity.";

    private static final String GRANTED_ON_ALL = """
        exists (select 1 from ${prefix}ACT_RU_AUTHORIZATION A where A.RESOURCE_TYPE_ = %d and A.RESOURCE_ID_ = '*' and ${bitand1}A.PERMS_${bitand2}%2$d${bitand3} = %2$d
          and (A.TYPE_ = 0 or A.TYPE_ = 1 and (A.USER_ID_ = #{authCheck.authUserId}
          <if test="!authCheck.authGroupIds.isEmpty">
            or A.GROUP_ID_ in <foreach item="group" collection="authCheck.authGroupIds" open="(" separator="," close=")">#{group}</foreach>
          </if>)))""".formatted(Resources.TASK.resourceType(), Permissions.READ.getValue());

    private static final String TENANTS = """
        <choose>
          <when test="tenantCheck.isTenantCheckEnabled &amp;&amp; tenantCheck.authTenantIds != null &amp;&amp; tenantCheck.authTenantIds.size &gt; %d">
            and (RES.TENANT_ID_ is null or RES.TENANT_ID_ in (select * from unnest(cast(#{tenantCheck.authTenantIds, typeHandler=%s} as varchar array))))
          </when>
          <otherwise><include refid="%sTenantEntity.queryTenantCheck" /></otherwise>
        </choose>""".formatted(FEW, StringArray.class.getName(), NAMESPACE);

    private static final String SHORT_CRITERIA = """
        from ${prefix}ACT_RU_TASK RES where 1 = 1
        <if test="assignee != null">and RES.ASSIGNEE_ = #{assignee}</if>
        <if test="candidateGroups != null">
          <if test="!includeAssignedTasks">and RES.ASSIGNEE_ is null</if>
          and exists (select 1 from ${prefix}ACT_RU_IDENTITYLINK I where I.TASK_ID_ = RES.ID_ and I.TYPE_ = 'candidate'
            and I.GROUP_ID_ in <foreach item="group" collection="candidateGroups" open="(" separator="," close=")">#{group}</foreach>)
        </if>
        <if test="dueBefore != null">and RES.DUE_DATE_ &lt; #{dueBefore}</if>
        <if test="dueAfter != null">and RES.DUE_DATE_ &gt; #{dueAfter}</if>
        <if test="tenantIds != null">and RES.TENANT_ID_ in <foreach item="tenant" collection="tenantIds" open="(" separator="," close=")">#{tenant}</foreach></if>
        """ + TENANTS;

    private TaskListStatements() {
    }

    static void addTo(Configuration engine) {
        String mapper = mapper(read());
        new XMLMapperBuilder(new ByteArrayInputStream(mapper.getBytes(StandardCharsets.UTF_8)), engine, "paraphe-task-list.xml", engine.getSqlFragments()).parse();
    }

    private static String mapper(String engine) {
        String criteria = between(engine, "<sql id=\"selectTaskByQueryCriteriaSql\">", "</sql>");
        criteria = replaced(criteria, "left join ${prefix}ACT_RU_IDENTITYLINK I on I.TASK_ID_ = RES.ID_", "");
        criteria = replaced(criteria, "and I.TYPE_ = 'candidate'\n", """
            and exists (select 1 from ${prefix}ACT_RU_IDENTITYLINK I where I.TASK_ID_ = RES.ID_ and I.TYPE_ = 'candidate'
            <if test="parameter != null"><foreach item="lent" collection="parameter">
              and (I.GROUP_ID_ is null or I.GROUP_ID_ &lt;&gt; #{lent.group}
                or RES.TENANT_ID_ in (select * from unnest(cast(#{lent.owners, typeHandler=%s} as varchar array))))
            </foreach></if>
            """.formatted(StringArray.class.getName()));
        criteria = replacedAfter(criteria, "and I.USER_ID_ is not null\n", "</if>", "</if>)");
        criteria = replaced(criteria, "<include refid=\"" + NAMESPACE + "TenantEntity.queryTenantCheck\" />", TENANTS);
        return """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE mapper PUBLIC "-//mybatis.org//DTD Mapper 3.0//EN" "http://mybatis.org/dtd/mybatis-3-mapper.dtd">
            <mapper namespace="fr.paraphe.TaskList">
              <sql id="criteria">%s</sql>
              <sql id="shortCriteria">%s</sql>
              <sql id="grantedOnAll">%s</sql>
            """.formatted(criteria, SHORT_CRITERIA, GRANTED_ON_ALL)
            + select("page", "<if test=\"taskNameCaseInsensitive\">, lower(RES.NAME_) LOWER_NAME_</if>", "criteria") + select("shortPage", "", "shortCriteria")
            + count("count", "criteria") + count("shortCount", "shortCriteria")
            + """
              <select id="granted" parameterType="%s" resultType="boolean">select case when <include refid="grantedOnAll"/> then 1 else 0 end</select>
            </mapper>
            """.formatted(QUERY);
    }

    private static String select(String id, String moreColumns, String criteria) {
        return """
              <select id="%s" parameterType="%s" resultMap="%4$sTaskEntity.taskResultMap">
                <include refid="%4$sCommons.bindOrderBy"/>
                ${limitBefore} select <include refid="%4$sTaskEntity.columnSelection"/> ${limitBetween} %3$s
                <include refid="%5$s"/>
                <if test="authCheck.isAuthorizationCheckEnabled">and <include refid="grantedOnAll"/></if>
                ${orderBy} ${limitAfter}
              </select>
            """.formatted(id, QUERY, moreColumns, NAMESPACE, criteria);
    }

    private static String count(String id, String criteria) {
        return """
              <select id="%s" parameterType="%s" resultType="long">
                <if test="authCheck.isAuthorizationCheckEnabled">select case when <include refid="grantedOnAll"/> then (</if>
                select count(*) <include refid="%s"/>
                <if test="authCheck.isAuthorizationCheckEnabled">) end</if>
              </select>
            """.formatted(id, QUERY, criteria);
    }

    private static String read() {
        try (InputStream stream = TaskQueryImpl.class.getClassLoader().getResourceAsStream(ENGINE)) {
            return new String(stream.readAllBytes(), StandardCharsets.UTF_8).replace("\r\n", "\n");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String between(String text, String from, String until) {
        int start = text.indexOf(from);
        int end = text.indexOf(until, start);
        require(start >= 0 && end >= 0, from);
        return text.substring(start + from.length(), end);
    }

    private static String replaced(String text, String old, String changed) {
        require(text.indexOf(old) >= 0 && text.indexOf(old) == text.lastIndexOf(old), old);
        return text.replace(old, changed);
    }

    private static String replacedAfter(String text, String mark, String old, String changed) {
        require(text.contains(mark), mark);
        int from = text.indexOf(mark);
        int at = text.indexOf(old, from);
        return text.substring(0, at) + changed + text.substring(at + old.length());
    }

    private static void require(boolean found, String what) {
        if (!found) {
            throw new IllegalStateException("the engine's statement for task lists is another than ours was made from: " + what);
        }
    }
}
