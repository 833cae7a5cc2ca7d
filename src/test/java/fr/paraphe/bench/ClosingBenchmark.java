package fr.paraphe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.ParapheApplication;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.support.ManyConventions;
import fr.paraphe.support.TestDatabase;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryType;
import java.math.BigDecimal;
import java.sql.ResultSetMetaData;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Date;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.delegate.JavaDelegate;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.engine.impl.jobexecutor.JobExecutor;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.runtime.ProcessInstance;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * How fast the lists of a campaign are closed, beside the same work done as one timer job per convention on the same engine, and beside the bare batched insert of
 * the same rows. Prints a table and asserts nothing about time; only that each way billed everybody. Not among the ordinary tests: {@code ./mvnw -Pbench test}.
 */
@Tag("bench")
class ClosingBenchmark {

    /** {@code -Dbench.sizes=1000} for a first look. */
    private static final int[] SIZES = Arrays.stream(System.getProperty("bench.sizes", "1000,10000,35000").split(",")).mapToInt(Integer::parseInt).toArray();
    private static final int ROUNDS = 5;
    /** More timers of the naive way take minutes and are no faster each: its cost per convention grows. */
    private static final int NAIVE_AT_MOST = 10_000;
    private static final int FLOOR_BATCH = 1_000;
    private static final Instant AFTER_THE_WINDOW = Instant.parse("2018-10-16T06:00:00Z");

    /** {@code -Dbench.databases=H2} for one of them. */
    private static Stream<String> databases() {
        return Arrays.stream(System.getProperty("bench.databases", "PostgreSQL,H2").split(","));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("databases")
    void closing(String database) throws Exception {
        try (ConfigurableApplicationContext application = start(database)) {
            Run run = new Run(application);
            StringBuilder table = new StringBuilder("%n%s: medians of %d rounds%n".formatted(database, ROUNDS));
            table.append("%12s %14s %14s %14s %10s %10s %12s %14s%n".formatted("conventions", "closing /s", "naive /s", "floor /s", "x naive", "x floor", "µs each", "live heap MB"));
            for (int warmUp = 0; warmUp < ROUNDS; warmUp++) {
                run.close(run.seeded(SIZES[0]));
            }
            for (int size : SIZES) {
                table.append(run.line(size));
            }
            System.out.println(table);
        }
    }

    private static ConfigurableApplicationContext start(String database) {
        List<String> arguments = new ArrayList<>(List.of("--server.port=-1", "--paraphe.demo.enabled=false", "--paraphe.admin.password=a-password-for-the-benchmark",
            "--camunda.bpm.job-execution.enabled=false", "--camunda.bpm.metrics.enabled=false", "--paraphe.mail.sweep=false", "--logging.level.root=warn"));
        if (database.equals("H2")) {
            arguments.addAll(List.of("--spring.datasource.url=jdbc:h2:file:" + System.getProperty("java.io.tmpdir") + "/paraphe-bench-" + UUID.randomUUID()
                + "/paraphe;DB_CLOSE_ON_EXIT=FALSE;WRITE_DELAY=0", "--spring.datasource.username=sa", "--spring.datasource.password="));
        } else {
            arguments.addAll(List.of("--spring.datasource.url=" + TestDatabase.create(), "--spring.datasource.username=postgres", "--spring.datasource.password=postgres"));
        }
        return new SpringApplicationBuilder(ParapheApplication.class, Bench.class).run(arguments.toArray(String[]::new));
    }

    /** A clock that stands after the window, and the step of the naive process. */
    @TestConfiguration(proxyBeanMethods = false)
    static class Bench {

        private static volatile CountDownLatch toCome = new CountDownLatch(0);

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(AFTER_THE_WINDOW, ZoneId.of("Europe/Paris"));
        }

        @Bean
        @Primary
        CivilClock standingCivilClock(SettableClock clock) {
            return new CivilClock(clock, clock.getZone());
        }

        /** Inserts the row of one convention, which it is handed ready: the naive way is given its rule for nothing. */
        @Bean
        JavaDelegate naiveClosing(JdbcTemplate jdbc) {
            return execution -> {
                String reference = execution.getProcessBusinessKey();
                Map<String, Object> row = jdbc.queryForMap("select * from bench_row where reference = ?", reference);
                jdbc.update("insert into contribution (" + String.join(", ", row.keySet()) + ") values (" + marks(row.size()) + ")", row.values().toArray());
                toCome.countDown();
            };
        }
    }

    private static final class Run {

        private final JdbcTemplate jdbc;
        private final TransactionTemplate transaction;
        private final RuntimeService runtime;
        private final ManagementService management;
        private final ProcessEngine engine;
        private final SettableClock clock;

        Run(ConfigurableApplicationContext application) {
            jdbc = application.getBean(JdbcTemplate.class);
            transaction = application.getBean(TransactionTemplate.class);
            engine = application.getBean(ProcessEngine.class);
            runtime = engine.getRuntimeService();
            management = engine.getManagementService();
            clock = application.getBean(SettableClock.class);
            engine.getRepositoryService().createDeployment().addModelInstance("naive.bpmn", Bpmn.createExecutableProcess("naive").camundaHistoryTimeToLiveString("P1D")
                .startEvent().intermediateCatchEvent().timerWithDate("${due}").serviceTask().camundaDelegateExpression("${naiveClosing}").endEvent().done()).deploy();
        }

        int seeded(int size) {
            ManyConventions.seed(jdbc, size);
            return size;
        }

        String line(int size) throws InterruptedException {
            seeded(size);
            List<Double> closing = new ArrayList<>();
            List<Double> floor = new ArrayList<>();
            for (int round = 0; round < ROUNDS; round++) {
                closing.add(close(size));
                floor.add(insertBare(size));
            }
            double live = liveHeapWhileClosing(size);
            keepRows(Math.min(size, NAIVE_AT_MOST));
            double naive = naively(Math.min(size, NAIVE_AT_MOST));
            double closed = median(closing);
            double bare = median(floor);
            return "%12d %14.0f %14.0f %14.0f %10.1f %10.2f %12.1f %14.0f%s%n".formatted(size, closed, naive, bare, closed / naive, bare / closed, 1e6 / closed, live,
                size > NAIVE_AT_MOST ? "  (naive measured at " + NAIVE_AT_MOST + ")" : "");
        }

        /** The campaign's own step, chunk after chunk as the engine runs it; conventions per second. */
        double close(int size) {
            return close(size, () -> { });
        }

        private double close(int size, Runnable afterEachChunk) {
            ManyConventions.openCampaign(jdbc);
            ProcessInstance campaign = runtime.createProcessInstanceByKey("contribution-campaign").businessKey(ManyConventions.CAMPAIGN)
                .setVariables(Map.of("academie", ManyConventions.ACADEMIE, "schoolYear", ManyConventions.SCHOOL_YEAR, "communeName", "Académie"))
                .startBeforeActivity("Gateway_CloseLists").execute();
            long began = System.nanoTime();
            for (Job chunk = next(campaign); chunk != null; chunk = next(campaign)) {
                management.executeJob(chunk.getId());
                afterEachChunk.run();
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            requireAll(size);
            runtime.deleteProcessInstance(campaign.getId(), "measured");
            engine.getHistoryService().deleteHistoricProcessInstance(campaign.getId());
            return size / seconds;
        }

        private Job next(ProcessInstance campaign) {
            return management.createJobQuery().processInstanceId(campaign.getId()).activityId("ServiceTask_CloseLists").singleResult();
        }

        /** The rows that the closing has just written, once more and nothing else. */
        private double insertBare(int size) {
            List<Object[]> rows = new ArrayList<>();
            List<String> columns = new ArrayList<>();
            jdbc.query("select * from contribution order by reference", row -> {
                ResultSetMetaData meta = row.getMetaData();
                Object[] values = new Object[meta.getColumnCount()];
                columns.clear();
                for (int i = 0; i < values.length; i++) {
                    columns.add(meta.getColumnName(i + 1));
                    values[i] = row.getObject(i + 1);
                }
                rows.add(values);
            });
            jdbc.update("delete from contribution");
            String insert = "insert into contribution (" + String.join(", ", columns) + ") values (" + marks(columns.size()) + ")";
            long began = System.nanoTime();
            for (int from = 0; from < rows.size(); from += FLOOR_BATCH) {
                List<Object[]> batch = rows.subList(from, Math.min(rows.size(), from + FLOOR_BATCH));
                transaction.executeWithoutResult(status -> jdbc.batchUpdate(insert, batch));
            }
            double seconds = (System.nanoTime() - began) / 1e9;
            requireAll(size);
            return size / seconds;
        }

        private void keepRows(int count) {
            jdbc.execute("drop table if exists bench_row");
            jdbc.execute("create table bench_row as select * from contribution order by reference fetch first " + count + " rows only");
            jdbc.execute("create unique index bench_row_reference on bench_row (reference)");
            jdbc.update("delete from contribution");
        }

        /** One timer job per convention, all due at once, run by the engine's executor with its defaults. */
        private double naively(int count) throws InterruptedException {
            Instant start = clock.instant();
            Date due = Date.from(start.plusSeconds(3600));
            for (String reference : jdbc.queryForList("select reference from bench_row order by reference", String.class)) {
                runtime.startProcessInstanceByKey("naive", reference, Map.of("due", due));
            }
            Bench.toCome = new CountDownLatch(count);
            clock.set(start.plusSeconds(7200));
            JobExecutor executor = ((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getJobExecutor();
            long began = System.nanoTime();
            executor.start();
            Bench.toCome.await();
            double seconds = (System.nanoTime() - began) / 1e9;
            executor.shutdown();
            assertThat(jdbc.queryForObject("select count(*) from contribution", Integer.class)).isGreaterThanOrEqualTo(count - 10);
            jdbc.update("delete from contribution");
            runtime.createProcessInstanceQuery().processDefinitionKey("naive").list().forEach(left -> runtime.deleteProcessInstance(left.getId(), "measured"));
            List<String> finished = engine.getHistoryService().createHistoricProcessInstanceQuery().processDefinitionKey("naive").list().stream()
                .map(instance -> instance.getId()).collect(Collectors.toList());
            for (int from = 0; from < finished.size(); from += 500) {
                engine.getHistoryService().deleteHistoricProcessInstances(finished.subList(from, Math.min(finished.size(), from + 500)));
            }
            clock.set(start);
            return count / seconds;
        }

        /** What is still in use after a collection, at the worst of some chunks; not timed. */
        private double liveHeapWhileClosing(int size) {
            double[] worst = {0};
            int[] chunk = {0};
            close(size, () -> {
                if (chunk[0]++ % 5 == 0) {
                    System.gc();
                    worst[0] = Math.max(worst[0], ManagementFactory.getMemoryPoolMXBeans().stream().filter(pool -> pool.getType() == MemoryType.HEAP)
                        .mapToDouble(pool -> pool.getUsage().getUsed() / 1048576.0).sum());
                }
            });
            return worst[0];
        }

        private void requireAll(int size) {
            assertThat(jdbc.queryForObject("select count(*) from contribution", Integer.class)).isEqualTo(size);
            assertThat(jdbc.queryForObject("select sum(amount) from contribution", BigDecimal.class)).isEqualByComparingTo(ManyConventions.dueOf(size));
        }

        private static double median(List<Double> values) {
            List<Double> sorted = new ArrayList<>(values);
            Collections.sort(sorted);
            return sorted.get(sorted.size() / 2);
        }
    }

    private static String marks(int count) {
        return String.join(", ", Collections.nCopies(count, "?"));
    }
}
