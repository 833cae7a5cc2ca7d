package fr.paraphe.engine.migration;

import java.util.List;

/**
 * What a migration makes of one running instance.
 *
 * @param process   key of the model
 * @param from      version and version tag on which it runs, e.g. «3 (1.2.0)»
 * @param to        the newest one
 * @param reference business key of the instance
 * @param waitsAt   the names of the steps where it stands, sorted
 * @param problem   why it stays on its version, empty where it is carried over
 */
public record MigrationLine(String process, String from, String to, String reference, List<String> waitsAt, String problem) {

    public boolean stays() {
        return !problem.isEmpty();
    }
}
