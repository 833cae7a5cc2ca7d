package fr.paraphe.security;

import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The current user as the filter chains have established it. */
@Component
public class RequestUser implements CurrentUser {

    private final Accounts accounts;

    RequestUser(Accounts accounts) {
        this.accounts = accounts;
    }

    /** For what the engine builds by itself and nobody can hand a {@link CurrentUser} to; empty outside a request. */
    public static Optional<Who> find() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication != null && authentication.getPrincipal() instanceof Who who ? Optional.of(who) : Optional.empty();
    }

    @Override
    public Who who() {
        return find().orElseThrow(() -> new IllegalStateException("nobody is logged in"));
    }

    /** The page that tells of an error is served past {@link EngineDoorFilter}: the session's account is looked up here. */
    @Override
    public Optional<Who> someone() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            return Optional.empty();
        }
        return find().or(() -> accounts.find(authentication.getName()));
    }
}
