package fr.paraphe.engine.lists;

import java.util.List;
import org.camunda.bpm.engine.impl.TaskQueryImpl;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.cfg.TransactionContext;
import org.camunda.bpm.engine.impl.cfg.TransactionListener;
import org.camunda.bpm.engine.impl.cfg.TransactionState;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.context.ProcessEngineContextImpl;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandContext;
import org.camunda.bpm.engine.impl.interceptor.CommandContextFactory;
import org.camunda.bpm.engine.impl.interceptor.CommandContextInterceptor;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.camunda.bpm.engine.spring.SpringTransactionInterceptor;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * Reads a task list in no transaction where none is open: every statement sees what is committed when it begins in either case ({@code READ COMMITTED}), and the commit of
 * having read would be a second way to the database. Within a transaction, or another command, a list sees what that one has done so far, as before; and every other command has its
 * transaction, also where it is given from within a list.
 */
final class ListsInNoTransaction extends CommandInterceptor {

    private final CommandInterceptor withTransaction;
    private final CommandInterceptor withNone;

    private ListsInNoTransaction(CommandInterceptor withTransaction, CommandInterceptor withNone) {
        this.withTransaction = withTransaction;
        this.withNone = withNone;
    }

    /** Takes its place before the interceptor that opens transactions; an engine whose chain is another is not started. */
    static void addTo(ProcessEngineConfigurationImpl engine) {
        List<CommandInterceptor> chain = engine.getCommandInterceptorsTxRequired();
        for (int place = 1; place < chain.size() - 2; place++) {
            if (chain.get(place) instanceof SpringTransactionInterceptor transaction && chain.get(place + 1).getClass() == CommandContextInterceptor.class) {
                CommandContextInterceptor reading = new CommandContextInterceptor(new Readings(engine), engine);
                reading.setNext(chain.get(place + 2));
                chain.get(place - 1).setNext(new ListsInNoTransaction(transaction, reading));
                return;
            }
        }
        throw new IllegalStateException("the engine's chain of interceptors is another than ours was made for: " + chain);
    }

    @Override
    public <T> T execute(Command<T> command) {
        CommandContext around = Context.getCommandContext();
        if (around instanceof Reading) {
            // what it stores would never be written
            ProcessEngineContextImpl.set(true);
            try {
                return withTransaction.execute(command);
            } finally {
                ProcessEngineContextImpl.clear();
            }
        }
        return (around == null && onlyReads(command) && !TransactionSynchronizationManager.isActualTransactionActive() ? withNone : withTransaction).execute(command);
    }

    /** An expression may call a bean, and a form's key reads the model. */
    private static boolean onlyReads(Command<?> command) {
        return command.getClass() == TaskQueryImpl.class && command instanceof TaskQueryImpl query && query.getExpressions().isEmpty() && query.getQueries().size() == 1
            && !query.isInitializeFormKeys();
    }

    private static final class Readings extends CommandContextFactory {

        private Readings(ProcessEngineConfigurationImpl engine) {
            setProcessEngineConfiguration(engine);
        }

        @Override
        public CommandContext createCommandContext() {
            return new Reading(processEngineConfiguration);
        }
    }

    private static final class Reading extends CommandContext {

        private Reading(ProcessEngineConfigurationImpl engine) {
            super(engine, context -> new NoTransaction());
        }

        /** Nothing has been changed. */
        @Override
        protected void flushSessions() {
        }
    }

    /** The engine's own would open one to roll back a list that has failed. */
    private static final class NoTransaction implements TransactionContext {

        @Override
        public void commit() {
        }

        @Override
        public void rollback() {
        }

        @Override
        public void addTransactionListener(TransactionState state, TransactionListener listener) {
            throw new IllegalStateException("a list is read in no transaction");
        }

        @Override
        public boolean isTransactionActive() {
            return false;
        }
    }
}
