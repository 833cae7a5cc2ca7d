package fr.paraphe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.ParapheApplication;
import fr.paraphe.security.Accounts;
import fr.paraphe.security.NewAccount;
import fr.paraphe.security.Role;
import fr.paraphe.security.Scope;
import fr.paraphe.security.Who;
import fr.paraphe.support.Browser;
import fr.paraphe.support.TestDatabase;
import java.lang.management.CompilationMXBean;
import java.lang.management.ManagementFactory;
import java.sql.Timestamp;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.task.TaskQuery;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * The task list of a clerk and of an académie's agent among 1,000, 10,000 and 50,000 open tasks of 1,500 communes, on PostgreSQL, authorisations on: first page of 15 and count,
 * beside the same rows by hand-written SQL with the same indexes; what a manager's Cockpit asks for; and the same tasks with candidate groups per commune in place of tenants (docs/adr/0004).
 *
 * <p>The SQL is one prepared statement through the same pool and in no transaction: the columns that a task has, the criteria of the list, whose cases the person sees, and whether
 * her group has the grant. Its groups and owners are known, as they are to the engine. «With who it is» is what a request must do beside the list: ours looks up account, groups,
 * scopes and absences, the hand-written one groups and scopes in one statement; then both read page and count. All lists of everybody, ours and the SQL, are measured in turn, so that what else the
 * machine does meets all of them, and only once the compiler has nothing left to do for any.
 *
 * <p>{@code ./mvnw -Pbench test -Dtest=TaskListBenchmark}; {@code -Dbench.sizes=1000} for a first look. The clerk's commune has as many tasks at every size.
 */
@Tag("bench")
class TaskListBenchmark {

    private static final int[] SIZES = Arrays.stream(System.getProperty("bench.sizes", "1000,10000,50000").split(",")).mapToInt(Integer::parseInt).toArray();
    private static final int COMMUNES = 1500;
    private static final int PAGE = 15;
    private static final int WARM_UPS = 15;
    /** After so many rounds it is looked whether the compiler has been idle, and no more than so many are waited for. */
    private static final int LOOK_AT_THE_COMPILER = 50;
    private static final int MOST_WARM_UPS = Integer.getInteger("bench.warm-ups", 2000);
    private static final long IDLE_MS = 20;
    private static final int ROUNDS = Integer.getInteger("bench.rounds", 100);
    private static final String CLERKS_COMMUNE = "11076";
    /** What Cockpit's dashboard, its list of processes and its tasks ask for, as it asks for it. */
    private static final List<String> COCKPIT = List.of("/camunda/api/cockpit/plugin/base/default/process-definition/statistics?firstResult=0&maxResults=50&sortBy=key&sortOrder=asc",
        "/camunda/api/cockpit/plugin/base/default/process-definition/statistics-count", "/camunda/api/engine/engine/default/process-definition/statistics?rootIncidents=true",
        "/camunda/api/engine/engine/default/process-instance/count", "/camunda/api/engine/engine/default/task/count",
        "/camunda/api/engine/engine/default/task/count?assigned=true", "/camunda/api/engine/engine/default/task/count?unassigned=true&withCandidateGroups=true",
        "/camunda/api/engine/engine/default/task/count?unassigned=true&withoutCandidateGroups=true", "/camunda/api/engine/engine/default/task/report/candidate-group-count");
    private static final String PASSWORD = "paraphe-demo";

    @Test
    void taskLists() {
        try (ConfigurableApplicationContext application = new SpringApplicationBuilder(ParapheApplication.class).run("--server.port=0", "--server.address=127.0.0.1",
            "--paraphe.demo.enabled=false", "--paraphe.admin.password=a-password-for-the-benchmark", "--camunda.bpm.job-execution.enabled=false", "--camunda.bpm.metrics.enabled=false",
            "--paraphe.mail.sweep=false", "--logging.level.root=warn", "--spring.datasource.url=" + TestDatabase.create(), "--spring.datasource.username=postgres",
            "--spring.datasource.password=postgres")) {
            Run run = new Run(application);
            StringBuilder table = new StringBuilder("%nmedian (95th percentile) of %d, ms; PostgreSQL, first page of %d rows%n".formatted(ROUNDS, PAGE));
            table.append("%7s %-9s %-22s %7s %16s %16s %7s %16s %16s %7s%n".formatted("tasks", "who", "list", "rows", "page", "SQL", "x", "count", "SQL", "x"));
            for (int size : SIZES) {
                run.seed(size);
                table.append(run.lists(size, size == SIZES[0]));
                for (Reader reader : run.readers()) {
                    table.append(run.request(size, reader));
                }
                table.append(run.cockpit(size));
            }
            table.append(run.groupsPerCommune(SIZES[SIZES.length - 1]));
            System.out.println(table);
        }
    }

    /** Somebody with a task list, and whose cases she sees as one would write it into a statement. */
    private record Reader(Who who, String group, String owners, Object... ownerValues) {
    }

    /**
     * @param query    as the filter has it, with its order
     * @param criteria the same in SQL, over {@code act_ru_task t}
     * @param values   of its parameters
     */
    private record TaskList(Supplier<TaskQuery> query, String order, String criteria, Object... values) {

        private static final String SOONEST_FIRST = "t.due_date_, t.priority_ desc";
        private static final String GRANTED = "exists (select 1 from act_ru_authorization a where a.type_ = 1 and a.resource_type_ = 7 and a.resource_id_ = '*' and a.group_id_ = ? "
            + "and a.perms_ & 2 = 2)";

        static TaskList soonestFirst(Supplier<TaskQuery> query, String criteria, Object... values) {
            return new TaskList(() -> query.get().orderByDueDate().asc().orderByTaskPriority().desc(), SOONEST_FIRST, criteria, values);
        }

        String where(Reader reader) {
            return " from act_ru_task t where " + criteria + " and " + reader.owners() + " and " + GRANTED;
        }

        String page(Reader reader) {
            return "select t.*" + where(reader) + " order by " + order + " limit " + PAGE;
        }

        String count(Reader reader) {
            return "select count(*)" + where(reader);
        }

        Object[] values(Reader reader) {
            return Stream.of(values, reader.ownerValues(), new Object[] {reader.group()}).flatMap(Arrays::stream).toArray();
        }
    }

    private static final class Run {

        private final ProcessEngine engine;
        private final TaskService tasks;
        private final JdbcTemplate jdbc;
        private final Accounts accounts;
        private final int port;
        private final String definition;
        private final Date now = new Date(1_505_462_400_000L);
        private final Date nextWeek = new Date(now.getTime() + 7 * 86_400_000L);

        Run(ConfigurableApplicationContext application) {
            engine = application.getBean(ProcessEngine.class);
            tasks = engine.getTaskService();
            jdbc = application.getBean(JdbcTemplate.class);
            accounts = application.getBean(Accounts.class);
            port = Integer.parseInt(application.getEnvironment().getProperty("local.server.port"));
            engine.getRepositoryService().createDeployment().addModelInstance("list.bpmn", Bpmn.createExecutableProcess("list").camundaHistoryTimeToLiveString("P1D").startEvent()
                .userTask("UserTask_List").endEvent().done()).deploy();
            definition = engine.getRepositoryService().createProcessDefinitionQuery().processDefinitionKey("list").singleResult().getId();
            jdbc.update("insert into academie values ('montpellier', 'Académie', 'Europe/Paris', 'x', 'x', 'M.', 'x', 'x', 'x', 0)");
            jdbc.update("insert into commune values ('11076', 'Castelnaudary', '211100763', 11900, '011', '1', 'montpellier', null, 'x', 0)");
            jdbc.update("insert into commune select (30000 + n)::text, 'Commune ' || n, (300000000 + n)::text, 1000, '030', '1', 'montpellier', null, 'x', 0 from generate_series(1, ?) n",
                COMMUNES - 1);
            accounts.createIfAbsent(new NewAccount("clerk", "x", "x", PASSWORD, List.of(Role.SECRETARIAT), List.of(Scope.commune(CLERKS_COMMUNE))));
            accounts.createIfAbsent(new NewAccount("manager", "x", "x", PASSWORD, List.of(Role.DIRECTION), List.of(Scope.academie("montpellier"))));
            accounts.createIfAbsent(new NewAccount("agent", "x", "x", PASSWORD, List.of(Role.ACADEMIE), List.of(Scope.academie("montpellier"))));
        }

        List<Reader> readers() {
            return List.of(
                new Reader(accounts.find("clerk").orElseThrow(), "secretariat", "t.tenant_id_ in (?, ?)", "11076", "11076-litiges"),
                new Reader(accounts.find("agent").orElseThrow(), "academie", "(t.tenant_id_ in (select insee from commune where academie = ?) or t.tenant_id_ in (?, ?))",
                    "montpellier", "montpellier", "montpellier-litiges"));
        }

        /** Three quarters of the tasks are the agent's group's, the rest are clerks'; 40 are always the clerk's; a sixth is late. */
        void seed(int size) {
            jdbc.execute("truncate act_ru_identitylink, act_ru_variable, act_ru_task");
            jdbc.update("delete from act_ru_execution");
            jdbc.update("""
                insert into act_ru_execution (id_, rev_, proc_inst_id_, root_proc_inst_id_, business_key_, proc_def_id_, act_id_, is_active_, is_concurrent_, is_scope_, is_event_scope_,
                    suspension_state_, cached_ent_state_, sequence_counter_, tenant_id_)
                select 'e' || n, 1, 'e' || n, 'e' || n, 'ENT-' || n, ?, 'UserTask_List', true, false, true, false, 1, 0, 1, %s from generate_series(1, ?) n""".formatted(commune("n")),
                definition, size);
            jdbc.update("""
                insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_, assignee_, priority_, create_time_, due_date_, suspension_state_,
                    tenant_id_, task_state_)
                select 't' || n, 1, 'e' || n, 'e' || n, ?, 'Tâche ' || n, 'UserTask_List', case when n %% 1000 = 7 then 'agent' when n between 1 and 5 then 'clerk' end, 50,
                    timestamp '2017-09-01', timestamp '2017-09-15 23:59:00' + ((n * 7919) %% 120 - 20) * interval '1 day', 1, %s, 'Created'
                from generate_series(1, ?) n""".formatted(commune("n")), definition, size);
            jdbc.update("insert into act_ru_identitylink (id_, rev_, type_, group_id_, task_id_) select 'l' || n, 1, 'candidate', %s, 't' || n from generate_series(1, ?) n"
                .formatted("case when n <= 40 or n %% 4 = 0 then 'secretariat' else 'academie' end".replace("%%", "%")), size);
            jdbc.update("insert into act_ru_variable (id_, rev_, type_, name_, execution_id_, proc_inst_id_, text_, var_scope_, sequence_counter_, is_concurrent_local_, tenant_id_) "
                + "select 'v' || n, 1, 'string', 'communeName', 'e' || n, 'e' || n, 'Commune', 'e' || n, 1, false, " + commune("n") + " from generate_series(1, ?) n", size);
            for (String name : List.of("act_ru_execution", "act_ru_task", "act_ru_identitylink", "act_ru_variable")) {
                jdbc.execute("vacuum analyze " + name);
            }
        }

        private static String commune(String number) {
            return "case when %1$s <= 40 then '11076' else (30001 + %1$s %% 1499)::text end".formatted(number);
        }

        Map<String, TaskList> lists(Reader reader) {
            String ours = "exists (select 1 from act_ru_identitylink l where l.task_id_ = t.id_ and l.type_ = 'candidate' and l.group_id_ = ?)";
            String mine = "t.assignee_ is null and " + ours;
            String group = reader.group();
            String one = group.equals("academie") ? "30042" : CLERKS_COMMUNE;
            Timestamp today = new Timestamp(now.getTime());
            Map<String, TaskList> lists = new LinkedHashMap<>();
            lists.put("À faire", TaskList.soonestFirst(() -> toDo(reader), mine, group));
            lists.put("Mes tâches", TaskList.soonestFirst(() -> tasks.createTaskQuery().taskAssignee(reader.who().id()), "t.assignee_ = ?", reader.who().id()));
            lists.put("À rendre cette semaine", TaskList.soonestFirst(() -> toDo(reader).includeAssignedTasks().dueAfter(now).dueBefore(nextWeek),
                ours + " and t.due_date_ > ? and t.due_date_ < ?", group, today, new Timestamp(nextWeek.getTime())));
            lists.put("En retard", TaskList.soonestFirst(() -> toDo(reader).includeAssignedTasks().dueBefore(now), ours + " and t.due_date_ < ?", group, today));
            lists.put("d’une commune", TaskList.soonestFirst(() -> toDo(reader).tenantIdIn(one), mine + " and t.tenant_id_ = ?", group, one));
            lists.put("Par commune", new TaskList(() -> toDo(reader).includeAssignedTasks().orderByTenantId().asc().orderByDueDate().asc().orderByTaskPriority().desc(),
                "t.tenant_id_, t.due_date_, t.priority_ desc", ours, group));
            lists.put("toutes (sans critère)", TaskList.soonestFirst(() -> tasks.createTaskQuery(), "true"));
            return lists;
        }

        private TaskQuery toDo(Reader reader) {
            return tasks.createTaskQuery().taskCandidateGroupIn(List.of(reader.group()));
        }

        /**
         * A line of the table: the same question to the engine and to the database itself.
         *
         * @param count null where page and count are one question
         */
        private record Line(Reader reader, String name, Object rows, LongSupplier[] page, LongSupplier[] count) {

            Stream<LongSupplier> ways() {
                return Stream.of(page, count).filter(Objects::nonNull).flatMap(Arrays::stream);
            }
        }

        /** @param first the compiler has not seen any yet */
        String lists(int size, boolean first) {
            List<Line> lines = readers().stream().flatMap(reader -> Stream.concat(lists(reader).entrySet().stream().map(list -> line(reader, list.getKey(), list.getValue())),
                Stream.of(withWho(reader, lists(reader).get("À faire"))))).toList();
            LongSupplier[] ways = lines.stream().flatMap(Line::ways).toArray(LongSupplier[]::new);
            if (first) {
                untilTheCompilerIsIdle(ways);
            }
            Iterator<Timing> timings = timed(WARM_UPS, ROUNDS, ways).iterator();
            StringBuilder table = new StringBuilder();
            for (Line line : lines) {
                table.append("%7d %-9s %-22s %7s %s".formatted(size, line.reader().who().id(), line.name(), line.rows(), compared(timings)));
                table.append(line.count() == null ? "   (page and count)%n".formatted() : " %s%n".formatted(compared(timings)));
            }
            return table.toString();
        }

        private static String compared(Iterator<Timing> timings) {
            Timing ours = timings.next();
            Timing sql = timings.next();
            return "%16s %16s %7.1f".formatted(ours, sql, ours.median() / sql.median());
        }

        private static void untilTheCompilerIsIdle(LongSupplier... ways) {
            CompilationMXBean compiler = ManagementFactory.getCompilationMXBean();
            long before;
            int rounds = 0;
            do {
                before = compiler.getTotalCompilationTime();
                timed(LOOK_AT_THE_COMPILER, 1, ways);
                rounds += LOOK_AT_THE_COMPILER;
            } while (rounds < MOST_WARM_UPS && compiler.getTotalCompilationTime() - before > IDLE_MS);
        }

        private Line line(Reader reader, String name, TaskList list) {
            long rows = count(reader, list);
            assertThat(countBySql(reader, list)).as("%s, %s: the same rows", reader.who().id(), name).isEqualTo(rows);
            assertThat(as(reader, () -> list.query().get().listPage(0, PAGE)).stream().map(task -> task.getDueDate().toInstant()))
                .as("%s, %s: the same page", reader.who().id(), name)
                .isEqualTo(jdbc.queryForList(list.page(reader), list.values(reader)).stream().map(row -> ((Timestamp) row.get("due_date_")).toInstant()).toList());
            return new Line(reader, name, rows, new LongSupplier[] {() -> page(reader, list), () -> pageBySql(reader, list)},
                new LongSupplier[] {() -> count(reader, list), () -> countBySql(reader, list)});
        }

        private int page(Reader reader, TaskList list) {
            return as(reader, () -> list.query().get().listPage(0, PAGE).size());
        }

        private int pageBySql(Reader reader, TaskList list) {
            return jdbc.queryForList(list.page(reader), list.values(reader)).size();
        }

        private long count(Reader reader, TaskList list) {
            return as(reader, () -> list.query().get().count());
        }

        private long countBySql(Reader reader, TaskList list) {
            return jdbc.queryForObject(list.count(reader), Long.class, list.values(reader));
        }

        /** Account, groups and scopes read anew, as with each request, then page and count. */
        private Line withWho(Reader reader, TaskList list) {
            String id = reader.who().id();
            return new Line(reader, "À faire, with who", "", new LongSupplier[] {
                () -> {
                    Reader known = new Reader(accounts.find(id).orElseThrow(), reader.group(), reader.owners(), reader.ownerValues());
                    return page(known, list) + count(known, list);
                },
                () -> jdbc.queryForList("select 'GROUP' as kind, group_id_ as code from act_id_membership where user_id_ = ? union all select kind, code from account_scope where account = ?",
                    id, id).size() + pageBySql(reader, list) + countBySql(reader, list)}, null);
        }

        /** What Tasklist sends for «À faire»: login, groups, communes, page, variables and count in one answer. */
        String request(int size, Reader reader) {
            String filter = engine.getFilterService().createTaskFilterQuery().filterName("À faire").singleResult().getId();
            Browser browser = Browser.loggedIn(port, reader.who().id());
            browser.get("/camunda/app/tasklist/default/");
            String path = "/camunda/api/engine/engine/default/filter/" + filter + "/list?firstResult=0&maxResults=" + PAGE;
            assertThat(browser.get(path).status()).isEqualTo(200);
            Timing request = timed(WARM_UPS, ROUNDS, () -> browser.get(path).status()).get(0);
            return "%7d %-9s %-22s %7s %16s%n".formatted(size, reader.who().id(), "À faire, par HTTP", "", request);
        }

        /** A manager of the académie opens Cockpit. */
        String cockpit(int size) {
            Browser manager = Browser.loggedIn(port, "manager");
            manager.get("/camunda/app/cockpit/default/");
            StringBuilder lines = new StringBuilder();
            for (String path : COCKPIT) {
                assertThat(manager.get(path).status()).as(path).isEqualTo(200);
                lines.append("%7d %-9s %s: %s%n".formatted(size, "manager", path.substring("/camunda/api/".length()), timed(2, 10, () -> manager.get(path).status()).get(0)));
            }
            return lines.toString();
        }

        /** The alternative of docs/adr/0004: the same tasks, «who does such work» and «whose case it is» in one candidate group, no tenants. */
        String groupsPerCommune(int size) {
            jdbc.update("update act_ru_identitylink l set group_id_ = l.group_id_ || '-' || t.tenant_id_ from act_ru_task t where t.id_ = l.task_id_");
            jdbc.execute("vacuum analyze act_ru_identitylink");
            List<String> agents = new ArrayList<>(List.of("academie", "academie-" + CLERKS_COMMUNE));
            for (int n = 1; n < COMMUNES; n++) {
                agents.add("academie-" + (30000 + n));
            }
            StringBuilder lines = new StringBuilder();
            Map.of("clerk", List.of("secretariat", "secretariat-11076"), "agent", agents).forEach((id, groups) -> {
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).setTenantCheckEnabled(false);
                Supplier<TaskQuery> query = () -> tasks.createTaskQuery().taskCandidateGroupIn(groups);
                engine.getIdentityService().setAuthentication(id, groups, List.of());
                long rows = query.get().count();
                Timing page = timed(WARM_UPS, ROUNDS, () -> query.get().orderByDueDate().asc().orderByTaskPriority().desc().listPage(0, PAGE).size()).get(0);
                Timing count = timed(WARM_UPS, ROUNDS, () -> query.get().count()).get(0);
                engine.getIdentityService().clearAuthentication();
                ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).setTenantCheckEnabled(true);
                lines.append("%7d %-9s %-22s %7d %16s %16s %7s %16s%n".formatted(size, id, "À faire, par groupes", rows, page, "", "", count));
            });
            return lines.toString();
        }

        private <T> T as(Reader reader, Supplier<T> work) {
            engine.getIdentityService().setAuthentication(reader.who().id(), List.copyOf(reader.who().groups()), List.copyOf(reader.who().tenants()));
            try {
                return work.get();
            } finally {
                engine.getIdentityService().clearAuthentication();
            }
        }

        /** Several ways in turn. */
        private static List<Timing> timed(int warmUps, int rounds, LongSupplier... ways) {
            List<List<Double>> times = Arrays.stream(ways).<List<Double>>map(way -> new ArrayList<>()).toList();
            for (int round = -warmUps; round < rounds; round++) {
                for (int way = 0; way < ways.length; way++) {
                    long began = System.nanoTime();
                    ways[way].getAsLong();
                    if (round >= 0) {
                        times.get(way).add((System.nanoTime() - began) / 1e6);
                    }
                }
            }
            times.forEach(Collections::sort);
            return times.stream().map(way -> new Timing(way.get(rounds / 2), way.get(rounds * 95 / 100))).toList();
        }
    }

    private record Timing(double median, double high) {

        @Override
        public String toString() {
            return "%.1f (%.1f)".formatted(median, high);
        }
    }
}
