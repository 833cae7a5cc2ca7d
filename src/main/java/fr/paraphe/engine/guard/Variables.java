package fr.paraphe.engine.guard;

import fr.paraphe.security.Door;
import java.util.Map;

/** What a person may hand to the engine with a task: nothing. */
final class Variables {

    private Variables() {
    }

    /** @throws RuntimeException a refusal when variables come through one of the engine's REST doors */
    static void refuse(Map<String, ?> variables) {
        if (variables != null && !variables.isEmpty() && Door.current().filter(Door::isEngineRest).isPresent()) {
            throw Refusals.refused("Une tâche se termine sans variables : ce qui est saisi s’enregistre par son formulaire.");
        }
    }
}
