package fr.paraphe.web.dossier;

import fr.paraphe.engine.replay.Replay;
import org.springframework.jdbc.core.simple.JdbcClient;

/** The convention of the source document, lived through to its end, and the file that renews it, waiting for its annexe 1: played once in each context. */
public final class PlayedCase {

    public static final String CONTEXT = "paraphe.test.case=dossiers";
    public static final String REFERENCE = "ENT-11076-2017";
    public static final String RENEWAL = "ENT-11076-2021";

    private PlayedCase() {
    }

    public static void ensure(Replay replay, JdbcClient jdbc) {
        if (jdbc.sql("select count(*) from convention where reference = ?").param(REFERENCE).query(Long.class).single() == 0) {
            replay.play("castelnaudary-2017");
        }
    }
}
