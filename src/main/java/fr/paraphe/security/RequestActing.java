package fr.paraphe.security;

import fr.paraphe.audit.Acting;
import fr.paraphe.audit.Actor;
import fr.paraphe.audit.AuditDoor;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** Who acts, for the audit trail: the person behind the request being served, and by which door they came. */
@Component
class RequestActing implements Acting {

    @Override
    public Optional<Actor> current() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || !(authentication.getPrincipal() instanceof Who who)) {
            return Optional.empty();
        }
        return Optional.of(new Actor(who.id(), Door.current().map(RequestActing::named).orElse(AuditDoor.HOUSE)));
    }

    static AuditDoor named(Door door) {
        return switch (door) {
            case WEBAPP -> AuditDoor.WEBAPP;
            case ENGINE_REST -> AuditDoor.ENGINE_REST;
            case API -> AuditDoor.API;
            case PAGE -> AuditDoor.PAGE;
        };
    }
}
