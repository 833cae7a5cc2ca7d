package fr.paraphe.engine.guard;

import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/**
 * Asks the engine about the cases of a few owners in the name of the current user, who may see those of 1,500: each question would bring them all along. Nobody
 * sees more so: of the owners, those are left that the person sees anyway.
 */
@Component
public class NarrowView {

    private final IdentityService identity;

    NarrowView(IdentityService identity) {
        this.identity = identity;
    }

    /** @param owners of the cases that the question is about */
    public <T> T of(Collection<String> owners, Supplier<T> question) {
        Authentication whole = identity.getCurrentAuthentication();
        if (whole == null || whole.getTenantIds() == null) {
            return question.get();
        }
        Set<String> asked = Set.copyOf(owners);
        List<String> narrow = whole.getTenantIds().stream().filter(asked::contains).toList();
        identity.setAuthentication(whole.getUserId(), whole.getGroupIds(), narrow);
        try {
            return question.get();
        } finally {
            identity.setAuthentication(whole.getUserId(), whole.getGroupIds(), whole.getTenantIds());
        }
    }
}
