package fr.paraphe.engine.operation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.context.event.ContextRefreshedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/**
 * Two nodes that start at the same moment on one PostgreSQL: the engine creates its tables, and we our grants and the first administrator, without asking whether
 * somebody else is just doing so. Whoever comes second waits until the first has started. The lock lives in a connection: when its node dies, it is free.
 * An H2 file has one process anyway.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OneStartAtATime extends AbstractProcessEnginePlugin implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(OneStartAtATime.class);
    /** Any number that nobody else locks; Flyway's are made from its table's name. */
    private static final long KEY = 0x50617261706865L;

    private final DataSource dataSource;
    private Connection holding;

    OneStartAtATime(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public synchronized void preInit(ProcessEngineConfigurationImpl engine) {
        try {
            Connection connection = dataSource.getConnection();
            if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
                connection.close();
                return;
            }
            holding = connection;
            if (!ask("select pg_try_advisory_lock(?)")) {
                LOG.info("another node is starting on this database: waiting for it");
                // however long that takes; the limit is back when the connection is given back
                connection.setNetworkTimeout(Runnable::run, 0);
                ask("select pg_advisory_lock(?) is null");
            }
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }

    @EventListener(ContextRefreshedEvent.class)
    void started() {
        free();
    }

    @Override
    public void destroy() {
        free();
    }

    private synchronized void free() {
        if (holding == null) {
            return;
        }
        try (Connection connection = holding) {
            ask("select pg_advisory_unlock(?)");
        } catch (SQLException e) {
            LOG.warn("the lock of the start could not be given back; it goes with its connection", e);
        } finally {
            holding = null;
        }
    }

    private boolean ask(String question) throws SQLException {
        try (PreparedStatement statement = holding.prepareStatement(question)) {
            statement.setLong(1, KEY);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }
}
