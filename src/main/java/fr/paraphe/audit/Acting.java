package fr.paraphe.audit;

import java.util.Optional;
import java.util.function.Supplier;

/** Says who acts now. The application answers for requests; work at the start and at the command line names itself. */
public interface Acting {

    /** Empty outside a request. */
    Optional<Actor> current();

    /** Does the work in somebody's name: for what no request brings in. */
    static <T> T as(Actor actor, Supplier<T> work) {
        Actor before = Named.NAMED.get();
        Named.NAMED.set(actor);
        try {
            return work.get();
        } finally {
            if (before == null) {
                Named.NAMED.remove();
            } else {
                Named.NAMED.set(before);
            }
        }
    }

    /** Who was named by {@link #as}. */
    final class Named {

        private static final ThreadLocal<Actor> NAMED = new ThreadLocal<>();

        private Named() {
        }

        static Optional<Actor> current() {
            return Optional.ofNullable(NAMED.get());
        }
    }
}
