package fr.paraphe.engine.lists;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.apache.ibatis.builder.xml.XMLMapperBuilder;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.ResultMap;
import org.apache.ibatis.mapping.SqlCommandType;
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
 * <p>The short ones ({@link ShortStatement}) say the same for queries with {@link ShortCriteria} only: to put the engine's text together, with its some 200 conditions, takes longer
 * than a clerk's list.
 */
final class TaskListStatements {

    static final String PAGE = "fr.paraphe.TaskList.page";
    static final String COUNT = "fr.paraphe.TaskList.count";
    static final String SHORT_PAGE = "fr.paraphe.TaskList.shortPage";
    static final String SHORT_COUNT = "fr.paraphe.TaskList.shortCount";
    static final String SHORT_SETTLED = "fr.paraphe.TaskList.shortSettled";
    static final String GRANTED = "fr.paraphe.TaskList.granted";

    /** Above it the list of owners is an array; below, the index on the owner is of use. */
    static final int FEW = 50;

    private static final String ENGINE = "org/camunda/bpm/engine/impl/mapping/entity/Task.xml";
    private static final String QUERY = TaskQueryImpl.class.getName();
    static final String NAMESPACE = "org.camunda.bpm.engine.impl.persistence.entity.";

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

    private TaskListStatements() {
    }

    static void addTo(Configuration engine) {
        String mapper = mapper(read());
        new XMLMapperBuilder(new ByteArrayInputStream(mapper.getBytes(StandardCharsets.UTF_8)), engine, "paraphe-task-list.xml", engine.getSqlFragments()).parse();
        addTo(engine, SHORT_PAGE, ShortStatement.Ask.PAGE, engine.getResultMap(NAMESPACE + "TaskEntity.taskResultMap"));
        addTo(engine, SHORT_COUNT, ShortStatement.Ask.COUNT, new ResultMap.Builder(engine, SHORT_COUNT, Long.class, List.of()).build());
        addTo(engine, SHORT_SETTLED, ShortStatement.Ask.SETTLED, new ResultMap.Builder(engine, SHORT_SETTLED, Boolean.class, List.of()).build());
        // What statements are put together from keeps the documents of all of them in memory, and the last one has been.
        engine.getSqlFragments().clear();
    }

    private static void addTo(Configuration engine, String id, ShortStatement.Ask ask, ResultMap rows) {
        engine.addMappedStatement(new MappedStatement.Builder(engine, id, new ShortStatement(engine, ask), SqlCommandType.SELECT).resultMaps(List.of(rows)).useCache(false).build());
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
              <sql id="grantedOnAll">%s</sql>
            """.formatted(criteria, GRANTED_ON_ALL)
            + """
              <select id="page" parameterType="%1$s" resultMap="%2$sTaskEntity.taskResultMap">
                <include refid="%2$sCommons.bindOrderBy"/>
                ${limitBefore} select <include refid="%2$sTaskEntity.columnSelection"/> ${limitBetween} <if test="taskNameCaseInsensitive">, lower(RES.NAME_) LOWER_NAME_</if>
                <include refid="criteria"/>
                <if test="authCheck.isAuthorizationCheckEnabled">and <include refid="grantedOnAll"/></if>
                ${orderBy} ${limitAfter}
              </select>
              <select id="count" parameterType="%1$s" resultType="long">
                <if test="authCheck.isAuthorizationCheckEnabled">select case when <include refid="grantedOnAll"/> then (</if>
                select count(*) <include refid="criteria"/>
                <if test="authCheck.isAuthorizationCheckEnabled">) end</if>
              </select>
              <select id="granted" parameterType="%1$s" resultType="boolean">select case when <include refid="grantedOnAll"/> then 1 else 0 end</select>
            </mapper>
            """.formatted(QUERY, NAMESPACE);
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
