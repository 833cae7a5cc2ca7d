package fr.paraphe.bench;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.ParapheApplication;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.engine.replay.Replay;
import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.ManyConventions;
import fr.paraphe.support.TestDatabase;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Primary;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * How long our pages take on PostgreSQL with 1,500 conventions of one académie and 50,000 open tasks, asked over HTTP by people with a session: by those who see
 * all of it, and by a clerk who sees one commune. The case read whole is the source document's, lived through to its end. A page joins by a line in
 * {@link #VISITS}. Prints a table and asserts nothing about time; only that each page opens and that everything is there. {@code ./mvnw -Pbench test -Dtest=PagesBenchmark}
 */
@Tag("bench")
class PagesBenchmark {

    private static final int CONVENTIONS = 1_500;
    private static final int TASKS = 50_000;
    private static final int WARM_UP = 15;
    private static final int ROUNDS = 41;
    /** Bram's, who also works for the first of the communes that are made. */
    private static final String CLERK = "secretariat-11049";
    private static final String CASE = "ENT-11076-2017";

    /** An address as somebody opens it. */
    private record Visit(String account, String path) {
    }

    private static final List<Visit> VISITS = List.of(
        new Visit("academie", "/dossiers"),
        new Visit("academie", "/dossiers?page=60"),
        new Visit("academie", "/dossiers?phase=IN_FORCE"),
        new Visit("academie", "/dossiers?overdue=true"),
        new Visit("academie", "/dossiers?q=convention+commune+12"),
        new Visit("secretariat-11076", "/dossiers"),
        new Visit("secretariat-11076", "/dossiers?overdue=true"),
        new Visit("academie", "/api/dossiers/phases"),
        new Visit("academie", "/dossiers/" + CASE),
        new Visit("secretariat-11076", "/dossiers/" + CASE),
        new Visit("academie", "/api/dossiers/" + CASE),
        new Visit("direction", "/api/dashboard"),
        new Visit("direction", "/titres"),
        new Visit("academie", "/echeancier"),
        new Visit("academie", "/echeancier?page=500"),
        new Visit("academie", "/echeancier?quand=retard"),
        new Visit("academie", "/echeancier?vue=mois&mois=2021-11"),
        new Visit("academie", "/echeancier?qui=tous"),
        new Visit("academie", "/echeancier?qui=tous&page=1000"),
        new Visit("academie", "/echeancier?qui=tous&commune=commune+00"),
        new Visit("direction", "/echeancier"),
        new Visit("direction", "/echeancier?vue=mois&mois=2021-11"),
        new Visit("direction", "/echeancier?qui=groupe:academie"),
        new Visit("direction", "/echeancier?quoi=taches&qui=groupe:academie&quand=bientot"),
        new Visit("direction", "/echeancier?qui=personne:academie"),
        new Visit("direction", "/echeancier?qui=tous&quoi=dates"),
        new Visit("direction", "/echeancier?qui=tous&jour=2025-10-31"),
        new Visit("admin", "/echeancier"),
        new Visit("secretariat-11076", "/echeancier"),
        new Visit(CLERK, "/echeancier"),
        new Visit(CLERK, "/echeancier?qui=tous&vue=mois&mois=2021-11"),
        new Visit("secretariat-11076", "/actes"),
        new Visit("secretariat-11076", "/actes?annee=2021&page=20"),
        new Visit("secretariat-11076", "/calculs?calcul=convocation&session=2017-10-30&population=11000"));

    @Test
    void pages() {
        try (ConfigurableApplicationContext application = start()) {
            application.getBean(Replay.class).play("castelnaudary-2017");
            JdbcTemplate jdbc = application.getBean(JdbcTemplate.class);
            seed(jdbc);
            int port = Integer.parseInt(application.getEnvironment().getRequiredProperty("local.server.port"));
            Map<String, Browser> browsers = new HashMap<>();
            StringBuilder table = new StringBuilder("%nPostgreSQL, %d conventions, %d open tasks: medians of %d rounds%n%-20s %-65s %10s %10s %10s%n".formatted(
                jdbc.queryForObject("select count(*) from convention", Integer.class), jdbc.queryForObject("select count(*) from act_ru_task", Integer.class), ROUNDS, "account", "page",
                "median ms", "p95 ms", "kB"));
            for (Visit visit : VISITS) {
                table.append(line(browsers.computeIfAbsent(visit.account(), account -> Browser.loggedIn(port, account)), visit));
            }
            System.out.println(table);
        }
    }

    private static String line(Browser browser, Visit visit) {
        long[] nanos = new long[ROUNDS];
        int length = 0;
        for (int round = -WARM_UP; round < ROUNDS; round++) {
            long begun = System.nanoTime();
            Answer answer = browser.get(visit.path());
            if (round >= 0) {
                nanos[round] = System.nanoTime() - begun;
            }
            assertThat(answer.status()).as(visit.path()).isEqualTo(200);
            length = answer.body().length();
        }
        Arrays.sort(nanos);
        return "%-20s %-65s %10s %10s %10d%n".formatted(visit.account(), visit.path(), millis(nanos[ROUNDS / 2]), millis(nanos[ROUNDS * 95 / 100]), length / 1024);
    }

    private static String millis(long nanos) {
        return nanos / 1_000_000 + "." + nanos / 100_000 % 10;
    }

    /** Communes that the académie has, their conventions, and tasks of their cases: a third of them overdue, a fifth taken by the agent of the académie; those of the first one are its clerk's. */
    private static void seed(JdbcTemplate jdbc) {
        ManyConventions.seed(jdbc, CONVENTIONS);
        jdbc.update("""
            insert into commune (insee, name, siren, population, departement, arrondissement, academie, circonscription, postal_address, version)
            select distinct c.commune, 'Commune ' || substring(c.commune from 2), lpad(cast(abs(hashtext(c.commune)) % 1000000000 as text), 9, '0'), 900, '11', '1', 'montpellier', null,
                'Mairie', 0 from convention c where c.reference like 'ENT-T%'""");
        String definition = jdbc.queryForObject("select id_ from act_re_procdef where key_ = 'convention-lifecycle' order by version_ desc limit 1", String.class);
        jdbc.update("""
            insert into act_ru_execution (id_, rev_, root_proc_inst_id_, proc_inst_id_, business_key_, proc_def_id_, is_active_, is_concurrent_, is_scope_, is_event_scope_,
                suspension_state_, cached_ent_state_, sequence_counter_, tenant_id_)
            select 'bench-' || reference, 1, 'bench-' || reference, 'bench-' || reference, reference, ?, true, false, true, false, 1, 0, 1, commune
            from convention where reference like 'ENT-T%'""", definition);
        jdbc.update("""
            insert into act_ru_task (id_, rev_, execution_id_, proc_inst_id_, proc_def_id_, name_, task_def_key_, priority_, create_time_, due_date_, suspension_state_, tenant_id_, assignee_)
            select 'bench-' || c.reference || '-' || n, 1, 'bench-' || c.reference, 'bench-' || c.reference, ?, 'Activer l’école', 'UserTask_CreateAccounts', 50,
                timestamp '2021-10-01 09:00:00', timestamp '2021-10-01 23:59:00' + (n * interval '3 days'), 1, c.commune,
                case when c.commune <> 'T0000' and n % 5 = 0 then 'academie' end
            from convention c cross join generate_series(1, ?) n where c.reference like 'ENT-T%'""", definition, (TASKS + CONVENTIONS - 1) / CONVENTIONS);
        jdbc.update("""
            insert into act_ru_identitylink (id_, rev_, type_, group_id_, task_id_, tenant_id_)
            select 'bench-' || id_, 1, 'candidate', case when tenant_id_ = 'T0000' then 'secretariat' else 'academie' end, id_, tenant_id_ from act_ru_task where id_ like 'bench-%'""");
        // four more years: windows, renewals and terms to come
        jdbc.update("update convention set last_paid_school_year = '2024-2025', ends_on = date '2025-10-31' where reference like 'ENT-T%'");
        jdbc.update("""
            insert into act (reference, commune, nature, matiere, object, decision_date, stage, number_display, number_emitted, identifier, received_on, published_on, publication_mode,
                executory_on, certified_on, version)
            select reference, commune, 'DE', '8.1', 'Convention ENT-école', date '2021-09-20', 'RECEIVED', '2021-1', '2021_1',
                '011-' || lpad(cast(row_number() over (order by reference) as text), 9, '0') || '-20210920-2021_1-DE', date '2021-09-25', date '2021-09-28',
                'ELECTRONIC', date '2021-09-28', date '2021-09-29', 0 from convention where reference like 'ENT-T%'""");
        jdbc.update("""
            insert into titre (number, creditor, academie, reference, commune, school_year, standing, schools, unit_price, amount, sentence, article, debtor_name, debtor_siren,
                debtor_address, issued_on, payment_days, due_on, paid, reminders, version)
            select '2021-' || lpad(cast(row_number() over (order by reference) as text), 6, '0'), 'BENCH', academie, reference, commune, '2021-2022', true, 1, 50.00, 50.00, 'x', 'x', 'Commune', '100000017', 'x', date '2021-10-25', 30,
                date '2021-11-24', 0, 0, 0 from convention where reference like 'ENT-T%'""");
        jdbc.update("insert into account_scope (account, kind, code) values (?, 'COMMUNE', 'T0000')", CLERK);
        // what the database does by itself where it has been running for a while
        jdbc.execute("vacuum analyze");
    }

    private static ConfigurableApplicationContext start() {
        return new SpringApplicationBuilder(ParapheApplication.class, Bench.class).run("--server.port=0", "--paraphe.demo.enabled=true",
            "--camunda.bpm.job-execution.enabled=false", "--camunda.bpm.metrics.enabled=false", "--paraphe.mail.sweep=false", "--logging.level.root=warn",
            "--spring.datasource.url=" + TestDatabase.create(), "--spring.datasource.username=postgres", "--spring.datasource.password=postgres");
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Bench {

        @Bean
        @Primary
        SettableClock settableClock() {
            return new SettableClock(Instant.parse("2017-09-15T08:00:00Z"), ZoneId.of("Europe/Paris"));
        }

        @Bean
        @Primary
        CivilClock standingCivilClock(SettableClock clock) {
            return new CivilClock(clock, clock.getZone());
        }
    }
}
