package fr.paraphe.security;

import java.util.Optional;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The current user as the filter chains have established it. */
@Component
class RequestUser implements CurrentUser {

    private final Accounts accounts;

    RequestUser(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public Who who() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Who who) {
            return who;
        }
        throw new IllegalStateException("nobody is logged in");
    }

    /** The page that tells of an error is served past {@link EngineDoorFilter}: the session's account is looked up here. */
    @Override
    public Optional<Who> someone() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            return Optional.empty();
        }
        return authentication.getPrincipal() instanceof Who who ? Optional.of(who) : accounts.find(authentication.getName());
    }
}
