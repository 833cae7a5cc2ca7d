package fr.paraphe.security;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;

/**
 * Checks a password against the engine's identity tables, with the engine's growing delay after wrong ones: during that delay the right password is
 * refused as well.
 */
@Component
class EngineCredentials implements AuthenticationProvider {

    /** Longer ones are nobody's: hashing them would only be work for the server. */
    private static final int LONGEST = 200;

    private final IdentityService identity;

    EngineCredentials(IdentityService identity) {
        this.identity = identity;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String id = attempt.getName();
        String password = attempt.getCredentials() instanceof String entered ? entered : "";
        if (id == null || id.isBlank() || id.length() > LONGEST || password.isEmpty() || password.length() > LONGEST) {
            throw new BadCredentialsException("bad credentials");
        }
        if (!identity.checkPassword(id, password)) {
            throw new BadCredentialsException("bad credentials");
        }
        return UsernamePasswordAuthenticationToken.authenticated(id, null, List.of());
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
