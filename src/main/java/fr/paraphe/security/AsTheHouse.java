package fr.paraphe.security;

import java.util.function.Supplier;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.impl.identity.Authentication;
import org.springframework.stereotype.Component;

/** What the house does by itself within somebody's request: the engine is asked without that person's rights, which are known again afterwards. */
@Component
public class AsTheHouse {

    private final IdentityService identity;

    AsTheHouse(IdentityService identity) {
        this.identity = identity;
    }

    public <T> T ask(Supplier<T> work) {
        Authentication person = identity.getCurrentAuthentication();
        if (person == null) {
            return work.get();
        }
        identity.clearAuthentication();
        try {
            return work.get();
        } finally {
            identity.setAuthentication(person.getUserId(), person.getGroupIds(), person.getTenantIds());
        }
    }
}
