package fr.paraphe.engine.retention;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.audit.AuditKeeper;
import fr.paraphe.audit.AuditTrail;
import fr.paraphe.calendar.CivilClock;
import java.time.LocalTime;
import java.time.Period;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.ApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Eliminates every case that has ended, as if its time were over, looks at what is left, and takes it all back: for cases that a test has walked through the engine. */
public final class TrialElimination {

    private static final Set<String> STAY = Set.of("audit_chain", "audit_entry", "audit_value", "eliminated_case");

    private TrialElimination() {
    }

    /** @return the conventions that would have gone, each completely, with every row that names another still there */
    public static List<String> of(ApplicationContext application) {
        JdbcTemplate jdbc = application.getBean(JdbcTemplate.class);
        CaseRows rows = new CaseRows(jdbc);
        Elimination elimination = new Elimination(new EndedCases(application.getBean(JdbcClient.class), application.getBean(RuntimeService.class)),
            new RetentionSettings(false, LocalTime.of(2, 0), LocalTime.of(5, 0), "essai", Period.ZERO, Period.ZERO, Period.ZERO, Map.of(), Period.ZERO, Period.ZERO, 100),
            application.getBean(AuditKeeper.class), application.getBean(AuditTrail.class), application.getBean(HistoryService.class), application.getBean(JdbcClient.class),
            application.getBean(CivilClock.class));
        List<String> gone = new ArrayList<>();
        new TransactionTemplate(application.getBean(PlatformTransactionManager.class)).executeWithoutResult(status -> {
            Map<String, Set<String>> before = rows.everything(STAY);
            List<String> all = jdbc.queryForList("select reference from convention order by reference", String.class);
            all.stream().filter(elimination::eliminate).forEach(gone::add);
            Map<String, Set<String>> after = rows.everything(STAY);
            List<String> staying = all.stream().filter(reference -> !gone.contains(reference)).toList();
            after.forEach((table, left) -> {
                assertThat(before.get(table)).as(table).containsAll(left);
                assertThat(left).as(table).noneMatch(text -> gone.stream().anyMatch(text::contains));
                Set<String> missing = new HashSet<>(before.get(table));
                missing.removeAll(left);
                assertThat(missing).as(table).noneMatch(text -> staying.stream().anyMatch(text::contains));
            });
            for (String reference : gone) {
                assertThat(jdbc.queryForObject("select count(*) from audit_chain where reference = ? or reference like ?", Integer.class, reference, reference + "-%")).isZero();
            }
            status.setRollbackOnly();
        });
        return gone;
    }
}
