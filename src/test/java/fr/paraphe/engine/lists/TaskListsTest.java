package fr.paraphe.engine.lists;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import fr.paraphe.support.TestDatabase;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.camunda.bpm.engine.AuthorizationService;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.authorization.Authorization;
import org.camunda.bpm.engine.authorization.Permissions;
import org.camunda.bpm.engine.authorization.Resources;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;

/** The quick lists hold what the engine's own would: each task once, those of whoever's cases one sees, and no others. */
@DoorTest
@Tag(TestDatabase.TAG)
class TaskListsTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private GuardedCase cases;
    @Autowired
    private IdentityService identity;
    @Autowired
    private AuthorizationService authorizations;
    @Autowired
    private TaskService tasks;
    @Autowired
    private RuntimeService runtime;

    private ProcessInstance instance;
    private Task task;

    @BeforeEach
    void aTaskOfTwoGroups() {
        cases.start("LISTS-GUARD-" + NUMBER.incrementAndGet(), "11076");
        instance = cases.startForGroup("LISTS-" + NUMBER.get(), "11076", "secretariat");
        task = cases.task(instance);
        tasks.addCandidateGroup(task.getId(), "dgs");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, TaskListStatements.FEW, TaskListStatements.FEW + 1, 1500})
    void holdTheTasksOfThoseWhoseCasesOneSeesHoweverMany(int owners) {
        List<String> others = IntStream.range(1, owners).mapToObj(number -> "T" + number).toList();
        List<String> seen = Stream.concat(others.stream(), Stream.of("11076")).toList();
        assertThat(idsOf(seen, Set.of("secretariat"), mine("secretariat"))).containsExactly(task.getId());
        assertThat(idsOf(Stream.concat(others.stream(), Stream.of("11049")).toList(), Set.of("secretariat"), mine("secretariat"))).isEmpty();
    }

    @Test
    void aTaskOfTwoOfMyGroupsStandsOnce() {
        assertThat(idsOf(List.of("11076"), Set.of("secretariat", "dgs"), mine("secretariat", "dgs"))).containsExactly(task.getId());
        assertThat(idsOf(List.of("11076"), Set.of("secretariat"), mine("maire"))).isEmpty();
        tasks.setAssignee(task.getId(), "secretariat-11076");
        assertThat(idsOf(List.of("11076"), Set.of("secretariat"), mine("secretariat"))).isEmpty();
        assertThat(idsOf(List.of("11076"), Set.of("secretariat"), () -> mine("secretariat").get().includeAssignedTasks())).containsExactly(task.getId());
    }

    /** Where a task may be met twice the engine's own statements run. */
    @Test
    void otherQueriesHoldItOnceToo() {
        assertThat(idsOf(List.of("11076"), Set.of("secretariat"), () -> of().or().taskCandidateGroupIn(List.of("secretariat", "dgs")).taskAssignee("x").endOr()))
            .containsExactly(task.getId());
        assertThat(idsOf(List.of("11076"), Set.of("secretariat"), () -> of().taskInvolvedUser("nobody"))).isEmpty();
    }

    /** Of somebody in no group of ours: neither a grant on everything nor one on this. */
    @Test
    void withoutAGrantThereIsNothing() {
        assertThat(idsOf(List.of("11076"), Set.of("strangers"), this::of)).isEmpty();
        assertThat(as(List.of("11076"), Set.of("strangers"), () -> runtime.createProcessInstanceQuery().processInstanceId(instance.getId()).count())).isZero();
        assertThat(as(List.of("11076"), Set.of("secretariat"), () -> runtime.createProcessInstanceQuery().processInstanceId(instance.getId()).count())).isOne();
        assertThat(as(List.of("11076"), Set.of("gip"), () -> runtime.createProcessInstanceQuery().processInstanceId(instance.getId()).count())).as("not its processes").isZero();
    }

    /** One criterion more, which every task meets, makes a query one for the engine's long text. */
    @Test
    void theShortStatementHoldsWhatTheLongOneDoes() {
        Date now = Date.from(Instant.parse("2017-09-15T08:00:00Z"));
        tasks.setAssignee(task.getId(), "secretariat-11076");
        Task due = cases.task(cases.startForGroup("LISTS-DUE-" + NUMBER.get(), "11076", "secretariat"));
        due.setDueDate(now);
        tasks.saveTask(due);
        List<Supplier<TaskQuery>> queries = List.of(
            () -> tasks.createTaskQuery().taskCandidateGroupIn(List.of("secretariat", "dgs")),
            () -> tasks.createTaskQuery().taskCandidateGroup("secretariat").includeAssignedTasks(),
            () -> tasks.createTaskQuery().taskAssignee("secretariat-11076"),
            () -> tasks.createTaskQuery().taskCandidateGroup("secretariat").dueBefore(new Date(now.getTime() + 1)).dueAfter(new Date(now.getTime() - 1)),
            () -> tasks.createTaskQuery().taskCandidateGroup("secretariat").dueBefore(now),
            () -> tasks.createTaskQuery().taskCandidateGroup("secretariat").tenantIdIn("11076"),
            () -> tasks.createTaskQuery().taskCandidateGroup("secretariat").tenantIdIn("11049"),
            () -> tasks.createTaskQuery());
        for (Supplier<TaskQuery> query : queries) {
            assertThat(ShortCriteria.areAllOf((TaskQueryImpl) query.get())).isTrue();
            assertThat(ShortCriteria.areAllOf((TaskQueryImpl) query.get().taskMinPriority(0))).isFalse();
            assertThat(idsOf(List.of("11076"), Set.of("secretariat"), query)).containsExactlyInAnyOrderElementsOf(
                idsOf(List.of("11076"), Set.of("secretariat"), () -> query.get().taskMinPriority(0)));
        }
        assertThat(idsOf(List.of("11076"), Set.of("secretariat"), queries.get(2))).contains(task.getId());
        assertThat(idsOf(List.of("11076"), Set.of("secretariat"), queries.get(3))).contains(due.getId()).doesNotContain(task.getId());
        assertThat(idsOf(List.of("11049"), Set.of("secretariat"), queries.get(1))).doesNotContain(task.getId(), due.getId());
    }

    @Test
    void itsPagesAreTheListInPieces() {
        Task other = cases.task(cases.startForGroup("LISTS-PAGES-" + NUMBER.get(), "11076", "secretariat"));
        List<String> both = Stream.of(task.getId(), other.getId()).sorted().toList();
        TaskQuery query = tasks.createTaskQuery().taskCandidateGroup("secretariat").orderByTaskId().asc();
        assertThat(ShortCriteria.areAllOf((TaskQueryImpl) query)).isTrue();
        as(List.of("11076"), Set.of("secretariat"), () -> {
            List<String> all = query.list().stream().map(Task::getId).toList();
            assertThat(all).containsAll(both).isSorted();
            assertThat(IntStream.rangeClosed(0, all.size()).mapToObj(place -> query.listPage(place, 1)).flatMap(List::stream).map(Task::getId)).containsExactlyElementsOf(all);
            assertThat(query.listPage(1, Integer.MAX_VALUE)).extracting(Task::getId).containsExactlyElementsOf(all.subList(1, all.size()));
            assertThat(query.listPage(all.size(), 15)).as("after its end").isEmpty();
            return null;
        });
    }

    /** The quick statement asks for a grant on every task; the engine's own join knows the others. */
    @Test
    void aGrantOnOneTaskShowsThisOne() {
        Authorization one = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        one.setUserId("somebody");
        one.setResource(Resources.TASK);
        one.setResourceId(task.getId());
        one.addPermission(Permissions.READ);
        authorizations.saveAuthorization(one);
        try {
            assertThat(idsOf(List.of("11076"), Set.of("strangers"), mine("secretariat"))).containsExactly(task.getId());
            assertThat(idsOf(List.of("11049"), Set.of("strangers"), mine("secretariat"))).isEmpty();
        } finally {
            authorizations.deleteAuthorization(one.getId());
        }
    }

    /** For nobody of ours; an operator may make one. */
    @Test
    void aGrantToOnePersonOnEveryTaskIsOneToo() {
        Authorization all = authorizations.createNewAuthorization(Authorization.AUTH_TYPE_GRANT);
        all.setUserId("somebody");
        all.setResource(Resources.TASK);
        all.setResourceId(Authorization.ANY);
        all.addPermission(Permissions.READ);
        authorizations.saveAuthorization(all);
        try {
            assertThat(idsOf(List.of("11076"), Set.of(), mine("secretariat"))).containsExactly(task.getId());
            assertThat(idsOf(List.of("11049"), Set.of(), mine("secretariat"))).isEmpty();
        } finally {
            authorizations.deleteAuthorization(all.getId());
        }
    }

    /** Everybody sees it who has the grant; the short statements, which look for the tasks of one's owners only, then do not answer. */
    @Test
    void aTaskThatIsNobodysStandsInEveryList() {
        Task nobodys = tasks.newTask("LISTS-NOBODYS-" + NUMBER.get());
        nobodys.setAssignee("somebody");
        tasks.saveTask(nobodys);
        try {
            assertThat(idsOf(List.of("11049"), Set.of("secretariat"), () -> tasks.createTaskQuery().taskAssignee("somebody"))).containsExactly(nobodys.getId());
            assertThat(idsOf(List.of("11049"), Set.of("strangers"), () -> tasks.createTaskQuery().taskAssignee("somebody"))).isEmpty();
            assertThat(idsOf(List.of("11076"), Set.of("secretariat"), () -> tasks.createTaskQuery().taskCandidateGroup("secretariat"))).contains(task.getId());
            assertThat(idsOf(List.of("11049"), Set.of("secretariat"), () -> tasks.createTaskQuery().taskCandidateGroup("secretariat"))).doesNotContain(task.getId());
        } finally {
            tasks.deleteTask(nobodys.getId(), true);
        }
    }

    private TaskQuery of() {
        return tasks.createTaskQuery().processInstanceId(instance.getId());
    }

    private Supplier<TaskQuery> mine(String... groups) {
        return () -> of().taskCandidateGroupIn(List.of(groups));
    }

    private List<String> idsOf(List<String> owners, Set<String> groups, Supplier<TaskQuery> query) {
        return as(owners, groups, () -> {
            List<String> ids = query.get().orderByDueDate().asc().orderByTaskPriority().desc().list().stream().map(Task::getId).toList();
            assertThat(query.get().count()).isEqualTo(ids.size());
            assertThat(query.get().orderByTaskName().asc().listPage(0, 15)).hasSize(Math.min(15, ids.size()));
            return ids;
        });
    }

    private <T> T as(List<String> owners, Set<String> groups, Supplier<T> work) {
        identity.setAuthentication("somebody", List.copyOf(groups), owners);
        try {
            return work.get();
        } finally {
            identity.clearAuthentication();
        }
    }
}
