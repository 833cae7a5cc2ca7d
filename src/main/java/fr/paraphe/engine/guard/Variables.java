package fr.paraphe.engine.guard;

import fr.paraphe.RefusedException;
import fr.paraphe.security.Door;
import java.util.Map;

/** What a person may hand to the engine with a task: nothing. */
final class Variables {

    private Variables() {
    }

    /** @throws RefusedException when variables come through one of the engine's REST doors */
    static void refuse(Map<String, ?> variables) {
        if (variables != null && !variables.isEmpty() && Door.current().filter(Door::isEngineRest).isPresent()) {
            throw new RefusedException("", "Une tâche se termine sans variables : ce qui est saisi s'enregistre par son formulaire.", "");
        }
    }
}
