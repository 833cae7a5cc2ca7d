package fr.paraphe.engine.operation;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.support.TestDatabase;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** Three nodes on one PostgreSQL, and the jobs that they have taken. What a killed process leaves, and that it is done once, is KilledClosingTest's. */
class SignOfLifeTest {

    private final DriverManagerDataSource database = new DriverManagerDataSource(TestDatabase.create(), "postgres", "postgres");
    private final JdbcTemplate jdbc = new JdbcTemplate(database);
    private final SignOfLife first = new SignOfLife(database);
    private final SignOfLife second = new SignOfLife(database);
    private final AtomicInteger woken = new AtomicInteger();

    @BeforeEach
    void jobs() {
        jdbc.execute("create table act_ru_job (id_ varchar(64), rev_ integer, lock_owner_ varchar(255), lock_exp_time_ timestamp)");
        jdbc.execute("insert into act_ru_job values ('of the first', 1, 'first', timestamp '2030-01-01'), ('of the second', 1, 'second', timestamp '2030-01-01'), "
            + "('of one that died long ago', 1, 'third', timestamp '2030-01-01'), ('of nobody', 1, null, null)");
        first.live("first", () -> { });
        second.live("second", woken::incrementAndGet);
    }

    @AfterEach
    void end() {
        first.destroy();
        second.destroy();
    }

    @Test
    void jobsOfANodeThatIsGoneAreFreeAndThoseOfOneThatLivesAreNot() {
        second.look();

        assertThat(owners()).containsExactly("first:first", "second:second");
        assertThat(woken).hasValue(1);

        second.look();
        assertThat(woken).as("nothing is left to be freed").hasValue(1);
    }

    @Test
    void aNodeThatWasKilledIsGoneWithItsConnection() {
        endConnectionOf("first");

        second.look();

        assertThat(owners()).containsExactly("second:second");
        assertThat(jdbc.queryForList("select distinct rev_ from act_ru_job", Integer.class)).as("until somebody takes it, whoever had it can still end it").containsExactly(1);
    }

    @Test
    void aNodeThatLostItsConnectionHasAnotherOneAfterTheNextLook() {
        endConnectionOf("first");

        first.look();
        first.look();
        second.look();

        assertThat(owners()).containsExactly("first:first", "second:second");
    }

    @Test
    void aNodeThatIsStoppedLeavesNothingBehind() {
        first.destroy();
        first.look();

        second.look();

        assertThat(owners()).containsExactly("second:second");
    }

    private List<String> owners() {
        return jdbc.queryForList("select case id_ when 'of the first' then 'first' else 'second' end || ':' || lock_owner_ from act_ru_job where lock_owner_ is not null "
            + "order by id_", String.class);
    }

    private void endConnectionOf(String node) {
        jdbc.queryForList("select pg_terminate_backend(pid, 5000) from pg_locks where locktype = 'advisory' and ((classid::bigint << 32) | objid::bigint) = "
            + "hashtextextended(?, 0)", node);
    }
}
