package fr.paraphe.security;

import java.util.Optional;

/** By which way the request being served came in. There is none outside a request: for the job executor, at start and in the replay. */
public enum Door {

    /** Tasklist, Cockpit, Welcome and Admin, with the engine's REST API that they use. */
    WEBAPP,
    ENGINE_REST,
    API,
    PAGE;

    private static final ThreadLocal<Door> CURRENT = new ThreadLocal<>();

    /** The engine's own REST resources answer here, so that a refusal has to be told in their terms. */
    public boolean isEngineRest() {
        return this == WEBAPP || this == ENGINE_REST;
    }

    public static Optional<Door> current() {
        return Optional.ofNullable(CURRENT.get());
    }

    static Door of(String path) {
        if (path.startsWith("/camunda/")) {
            return WEBAPP;
        }
        if (path.startsWith("/engine-rest/") || path.equals("/engine-rest")) {
            return ENGINE_REST;
        }
        return path.startsWith("/api/") ? API : PAGE;
    }

    void enter() {
        CURRENT.set(this);
    }

    static void leave() {
        CURRENT.remove();
    }
}
