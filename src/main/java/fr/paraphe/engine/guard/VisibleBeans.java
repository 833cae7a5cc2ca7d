package fr.paraphe.engine.guard;

import java.util.Set;

/**
 * Spring beans that models may name although they are no delegates or listeners, such as those that compute the date of a timer.
 *
 * @param names names of beans
 */
public record VisibleBeans(Set<String> names) {

    public VisibleBeans {
        names = Set.copyOf(names);
    }
}
