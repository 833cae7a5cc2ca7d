package fr.paraphe.engine.operation;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.impl.cfg.AbstractProcessEnginePlugin;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/**
 * What a killed node had taken goes on at once, not when the lock of each job ends. A node holds a lock in the database under the name by which it takes jobs; that lock
 * lives in a connection and goes with the process. Every node looks whether jobs are taken under a name that nobody holds any more, and frees them.
 *
 * <p>A node that lives and has lost only its connection may see its jobs taken by another one: done once all the same, as after the end of a lock, for whoever commits
 * second is rolled back. Where no node looks, the end of the lock frees the job. On PostgreSQL only; an H2 file has one process anyway.
 *
 * <p>Part of the engine, so that it is the last to go when a node is stopped gently: its running jobs are finished before.
 */
@Component
@ConditionalOnProperty(name = "camunda.bpm.job-execution.enabled", matchIfMissing = true)
class SignOfLife extends AbstractProcessEnginePlugin implements DisposableBean {

    private static final Logger LOG = LoggerFactory.getLogger(SignOfLife.class);

    private final DataSource dataSource;
    private String name;
    private Runnable freed;
    private Connection holding;

    SignOfLife(DataSource dataSource) {
        this.dataSource = dataSource;
    }

    @Override
    public void postProcessEngineBuild(ProcessEngine engine) {
        JobExecutor executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
        live(executor.getLockOwner(), executor::jobWasAdded);
    }

    /** @param freed told when jobs of a dead node are there to be taken: an executor with nothing to do may look for some only after a while */
    synchronized void live(String name, Runnable freed) {
        this.name = name;
        this.freed = freed;
        try {
            hold();
        } catch (SQLException e) {
            throw new IllegalStateException("the database does not answer", e);
        }
    }

    @Scheduled(fixedDelayString = "PT2S", initialDelayString = "PT2S")
    synchronized void look() {
        if (name == null) {
            return;
        }
        try {
            if (holding == null) {
                hold();
            }
            int jobs = 0;
            for (String node : othersThatHaveJobs()) {
                if (lock("select pg_try_advisory_lock(hashtextextended(?, 0))", node)) {
                    int found = free(node);
                    lock("select pg_advisory_unlock(hashtextextended(?, 0))", node);
                    LOG.warn("a node ended without finishing its jobs; {} of them can be taken again", found);
                    jobs += found;
                }
            }
            if (jobs > 0) {
                freed.run();
            }
        } catch (SQLException e) {
            LOG.warn("the connection that says that this node lives is lost; another one is opened", e);
            letGo();
        }
    }

    @Override
    public synchronized void destroy() {
        name = null;
        letGo();
    }

    private void hold() throws SQLException {
        Connection connection = dataSource.getConnection();
        if (!connection.getMetaData().getDatabaseProductName().equals("PostgreSQL")) {
            connection.close();
            name = null;
            return;
        }
        holding = connection;
        try (Statement statement = connection.createStatement()) {
            // a machine that is cut off says nothing: the database then asks whether it is still there, and is sure after half a minute
            statement.execute("set tcp_keepalives_idle = 10; set tcp_keepalives_interval = 5; set tcp_keepalives_count = 3");
        }
        lock("select pg_advisory_lock(hashtextextended(?, 0)) is null", name);
    }

    private List<String> othersThatHaveJobs() throws SQLException {
        try (PreparedStatement statement = holding.prepareStatement("select distinct LOCK_OWNER_ from ACT_RU_JOB where LOCK_OWNER_ <> ?")) {
            statement.setString(1, name);
            List<String> others = new ArrayList<>();
            try (ResultSet found = statement.executeQuery()) {
                while (found.next()) {
                    others.add(found.getString(1));
                }
            }
            return others;
        }
    }

    /** The revision stays: a node that lives after all may still end its job, as long as nobody else has taken it. */
    private int free(String node) throws SQLException {
        try (PreparedStatement statement = holding.prepareStatement("update ACT_RU_JOB set LOCK_OWNER_ = null, LOCK_EXP_TIME_ = null where LOCK_OWNER_ = ?")) {
            statement.setString(1, node);
            return statement.executeUpdate();
        }
    }

    private boolean lock(String question, String node) throws SQLException {
        try (PreparedStatement statement = holding.prepareStatement(question)) {
            statement.setString(1, node);
            try (ResultSet answer = statement.executeQuery()) {
                return answer.next() && answer.getBoolean(1);
            }
        }
    }

    private void letGo() {
        if (holding == null) {
            return;
        }
        try (Connection connection = holding; Statement statement = connection.createStatement()) {
            statement.execute("select pg_advisory_unlock_all()");
        } catch (SQLException e) {
            LOG.debug("its locks went with the connection", e);
        } finally {
            holding = null;
        }
    }
}
