package fr.paraphe.engine.lists;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.paraphe.support.DoorTest;
import fr.paraphe.support.GuardedCase;
import fr.paraphe.support.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.impl.QueryValidators.AdhocQueryValidator;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.task.Task;
import org.camunda.bpm.engine.task.TaskQuery;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** A list that is only read is read in no transaction; whatever writes has one, and whoever has one open reads what she has written. */
@DoorTest
@Tag(TestDatabase.TAG)
class ListsInNoTransactionTest {

    private static final AtomicInteger NUMBER = new AtomicInteger();

    @Autowired
    private GuardedCase cases;
    @Autowired
    private TaskService tasks;
    @Autowired
    private ProcessEngine engine;
    @Autowired
    private PlatformTransactionManager transactions;

    private Task task;

    @BeforeEach
    void aTask() {
        cases.start("NO-TRANSACTION-GUARD-" + NUMBER.incrementAndGet(), "11076");
        task = cases.task(cases.startForGroup("NO-TRANSACTION-" + NUMBER.get(), "11076", "secretariat"));
    }

    @Test
    void aListIsReadInNone() {
        List<Boolean> open = new ArrayList<>();
        assertThat(during(mine(), () -> open.add(isOpen())).list()).extracting(Task::getId).containsExactly(task.getId());
        assertThat(during(mine(), () -> open.add(isOpen())).count()).isOne();
        assertThat(during(mine(), () -> open.add(isOpen())).listPage(0, 15)).hasSize(1);
        assertThat(open).isNotEmpty().containsOnly(false);
    }

    @Test
    void withinOneItIsReadInThatOne() {
        List<Boolean> open = new ArrayList<>();
        new TransactionTemplate(transactions).executeWithoutResult(status -> {
            tasks.setAssignee(task.getId(), "somebody");
            assertThat(during(mine(), () -> open.add(isOpen())).taskAssignee("somebody").count()).as("what this transaction has written").isOne();
            status.setRollbackOnly();
        });
        assertThat(open).isNotEmpty().containsOnly(true);
        assertThat(mine().taskAssignee("somebody").count()).as("which was rolled back").isZero();
    }

    @Test
    void withinAnotherCommandItIsReadInThatOnes() {
        List<Boolean> open = new ArrayList<>();
        assertThat(this.<Long>execute(context -> during(mine(), () -> open.add(isOpen())).count())).isOne();
        assertThat(open).isNotEmpty().containsOnly(true);
    }

    @Test
    void everyOtherCommandHasOne() {
        assertThat(this.<Boolean>execute(context -> isOpen())).isTrue();
        assertThat(execute(new TaskQueryImpl() {

            @Override
            public Object execute(CommandContext context) {
                return isOpen();
            }
        })).as("a query of somebody's own").isEqualTo(true);
        List<Boolean> open = new ArrayList<>();
        during(mine().dueBeforeExpression("${now()}"), () -> open.add(isOpen())).list();
        during(mine().or().dueBeforeExpression("${now()}").taskOwner("somebody").endOr(), () -> open.add(isOpen())).list();
        during(mine().initializeFormKeys(), () -> open.add(isOpen())).list();
        assertThat(open).as("expressions call beans, and forms are read from models").isNotEmpty().containsOnly(true);
    }

    @Test
    void aCommandGivenFromWithinAListHasItsOwn() {
        assertThat(during(mine(), () -> tasks.setAssignee(task.getId(), "somebody")).list()).hasSize(1);
        assertThat(mine().taskAssignee("somebody").count()).as("stored").isOne();
        assertThatThrownBy(() -> during(mine(), () -> this.<Void>execute(context -> {
            context.getTaskManager().findTaskById(task.getId()).setAssignee("nobody");
            context.getDbEntityManager().flush();
            throw new IllegalStateException("too late");
        })).list()).hasMessageContaining("too late");
        assertThat(mine().taskAssignee("somebody").count()).as("rolled back as a whole").isOne();
    }

    /** The engine would open a transaction to roll it back, and leave it open. */
    @Test
    void aListThatFailsLeavesNoneOpen() {
        assertThatThrownBy(() -> during(mine(), () -> {
            throw new IllegalStateException("refused");
        }).list()).hasMessageContaining("refused");
        assertThat(isOpen()).isFalse();
        assertThat(TransactionSynchronizationManager.isSynchronizationActive()).isFalse();
        tasks.setAssignee(task.getId(), "somebody");
        assertThat(mine().taskAssignee("somebody").count()).as("what is written next").isOne();
    }

    private TaskQuery mine() {
        return tasks.createTaskQuery().processInstanceId(task.getProcessInstanceId());
    }

    /** The engine asks a query's validators while it executes it; the one that refuses expressions is a setting of the engine's. */
    private static TaskQuery during(TaskQuery query, Runnable work) {
        ((TaskQueryImpl) query).removeValidator(AdhocQueryValidator.get());
        ((TaskQueryImpl) query).addValidator(asked -> work.run());
        return query;
    }

    private <T> T execute(Command<T> command) {
        return ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired().execute(command);
    }

    private static boolean isOpen() {
        return TransactionSynchronizationManager.isActualTransactionActive();
    }
}
