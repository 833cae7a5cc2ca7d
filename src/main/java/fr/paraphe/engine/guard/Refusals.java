package fr.paraphe.engine.guard;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.security.Door;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.Optional;
import org.camunda.bpm.engine.AuthorizationException;
import org.camunda.bpm.engine.BadUserRequestException;
import org.camunda.bpm.engine.OptimisticLockingException;
import org.camunda.bpm.engine.exception.NullValueException;
import org.camunda.bpm.engine.impl.context.Context;
import org.camunda.bpm.engine.impl.interceptor.Command;
import org.camunda.bpm.engine.impl.interceptor.CommandInterceptor;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.security.access.AccessDeniedException;

/**
 * How a refusal leaves the engine. A rule that refuses within a listener or a delegate is wrapped by the engine, logged as a failure and answered with 500;
 * the two interceptors here bring it out as it was thrown, and at the engine's REST doors as the status and the sentence that the person should see.
 */
final class Refusals {

    private static final String NOT_FOUND = "Dossier introuvable.";

    private Refusals() {
    }

    /** Next to the command: the engine takes what follows for a bad request of the user, which it does not log as an error. */
    static final class Inside extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            try {
                return next.execute(command);
            } catch (BadUserRequestException already) {
                throw already;
            } catch (RuntimeException failure) {
                Optional<RuntimeException> told = toldToUser(failure);
                throw told.<RuntimeException>map(refusal -> new BadUserRequestException(refusal.getMessage(), refusal)).orElse(failure);
            }
        }
    }

    /** Around everything, once the transaction is rolled back. */
    static final class Outside extends CommandInterceptor {

        @Override
        public <T> T execute(Command<T> command) {
            if (Context.getCommandContext() != null) {
                return next.execute(command);
            }
            try {
                return next.execute(command);
            } catch (RuntimeException failure) {
                throw translate(failure);
            }
        }
    }

    private static Optional<RuntimeException> toldToUser(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof RefusedException || cause instanceof NotFoundException) {
                return Optional.of((RuntimeException) cause);
            }
        }
        return Optional.empty();
    }

    private static RuntimeException translate(RuntimeException failure) {
        Optional<RuntimeException> told = toldToUser(failure);
        if (told.isPresent()) {
            return atTheDoor(told.get());
        }
        if (Door.current().isEmpty()) {
            return failure;
        }
        if (isBehindTheWall(failure)) {
            return atTheDoor(new NotFoundException(NOT_FOUND));
        }
        if (failure instanceof OptimisticLockingException) {
            return atTheDoor(new OptimisticLockingFailureException("Ce dossier vient d’être modifié par quelqu’un d’autre : rechargez la page.", failure));
        }
        if (failure instanceof AuthorizationException) {
            return isEngineRest() ? new AuthorizationException("Votre compte ne permet pas cette action.")
                : new AccessDeniedException("Votre compte ne permet pas cette action.", failure);
        }
        return failure;
    }

    /** Another commune's, or nobody's: the answer does not say which. */
    private static boolean isBehindTheWall(RuntimeException failure) {
        String message = String.valueOf(failure.getMessage());
        return message.startsWith("ENGINE-13034") || failure instanceof NullValueException && message.startsWith("Cannot find task");
    }

    /** For a guard that refuses before any command runs: thrown as the person at this door should see it. */
    static RuntimeException refused(String sentence) {
        return atTheDoor(new RefusedException("", sentence, ""));
    }

    static RuntimeException notFound(String sentence) {
        return atTheDoor(new NotFoundException(sentence));
    }

    private static RuntimeException atTheDoor(RuntimeException told) {
        if (!isEngineRest()) {
            return told;
        }
        Response.Status status = told instanceof NotFoundException ? Response.Status.NOT_FOUND
            : told instanceof OptimisticLockingFailureException ? Response.Status.CONFLICT : Response.Status.BAD_REQUEST;
        return new Refused(told, status);
    }

    private static boolean isEngineRest() {
        return Door.current().filter(Door::isEngineRest).isPresent();
    }

    /** What the engine's REST resources let through as it is: they turn every exception of the engine's own into 500. */
    private static final class Refused extends WebApplicationException {

        Refused(RuntimeException told, Response.Status status) {
            super(told.getMessage(), told, status);
        }
    }
}
