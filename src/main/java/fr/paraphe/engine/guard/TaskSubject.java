package fr.paraphe.engine.guard;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.camunda.bpm.engine.delegate.VariableScope;

/** Which of several alike in one case a task is about: the variable of the loop that the task stands in. */
public final class TaskSubject {

    /** The variables that say it, one for each kind of loop in the models. */
    static final List<String> VARIABLES = List.of("enrolment", "commitment");

    private TaskSubject() {
    }

    /** Whether a variable of that name says it. */
    public static boolean isNamed(String variable) {
        return VARIABLES.contains(variable);
    }

    /** @return null for a task that is about its case */
    public static Long of(VariableScope scope) {
        return of(scope::getVariable);
    }

    /** @return null for a task that is about its case */
    public static Long of(Map<String, Object> variables) {
        return of(variables::get);
    }

    private static Long of(Function<String, Object> variables) {
        return VARIABLES.stream().map(variables).filter(Objects::nonNull).map(Long.class::cast).findFirst().orElse(null);
    }
}
