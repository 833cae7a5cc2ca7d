package fr.paraphe.web.form;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.engine.guard.TaskEnded;
import java.time.ZoneOffset;
import java.util.Optional;
import org.springframework.context.event.EventListener;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What has been entered into the form of an open task and not saved: one for each task, whoever of its people wrote it, so that a colleague finds it too; one for
 * each party where the task is both's, so that neither reads what the other has begun to write. It outlives a refused save, goes with a saved one (from then on the form shows what is stored), and ends with its task.
 */
@Component
class Drafts {

    private final JdbcClient jdbc;
    private final CivilClock clock;

    Drafts(JdbcClient jdbc, CivilClock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** The JSON as it was sent. */
    Optional<String> of(String taskId, String party) {
        return jdbc.sql("select content from form_draft where task = ? and party = ?").params(taskId, party).query(String.class).optional();
    }

    /** Outside any transaction: a row that another request has just inserted must not spoil the update that follows. */
    void keep(String taskId, String party, String json, String by) {
        if (!replace(taskId, party, json, by)) {
            try {
                jdbc.sql("insert into form_draft (task, party, content, written_by, written_at) values (?, ?, ?, ?, ?)")
                    .params(taskId, party, json, by, clock.now().atOffset(ZoneOffset.UTC)).update();
            } catch (DuplicateKeyException meanwhile) {
                replace(taskId, party, json, by);
            }
        }
    }

    void forget(String taskId, String party) {
        jdbc.sql("delete from form_draft where task = ? and party = ?").params(taskId, party).update();
    }

    @EventListener
    void forget(TaskEnded ended) {
        jdbc.sql("delete from form_draft where task = ?").param(ended.taskId()).update();
    }

    private boolean replace(String taskId, String party, String json, String by) {
        return jdbc.sql("update form_draft set content = ?, written_by = ?, written_at = ? where task = ? and party = ?")
            .params(json, by, clock.now().atOffset(ZoneOffset.UTC), taskId, party).update() > 0;
    }
}
