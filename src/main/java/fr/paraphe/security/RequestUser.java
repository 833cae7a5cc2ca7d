package fr.paraphe.security;

import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;

/** The current user as the filter chains have established it. */
@Component
class RequestUser implements CurrentUser {

    @Override
    public Who who() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication != null && authentication.getPrincipal() instanceof Who who) {
            return who;
        }
        throw new IllegalStateException("nobody is logged in");
    }
}
