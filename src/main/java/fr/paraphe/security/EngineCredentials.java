package fr.paraphe.security;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Checks a password against the engine's identity tables, with the engine's growing delay after wrong ones: during that delay the right password is
 * refused as well.
 */
@Component
class EngineCredentials implements AuthenticationProvider {

    private final IdentityService identity;
    private final Passwords passwords;
    private final Accounts accounts;

    private final TransactionTemplate transaction;

    EngineCredentials(IdentityService identity, Passwords passwords, Accounts accounts, TransactionTemplate transaction) {
        this.identity = identity;
        this.passwords = passwords;
        this.accounts = accounts;
        this.transaction = transaction;
    }

    /** @param version of the password, which the session remembers: once there is a newer one, the session is over */
    static Authentication loggedIn(String account, int version) {
        UsernamePasswordAuthenticationToken token = UsernamePasswordAuthenticationToken.authenticated(account, null, List.of());
        token.setDetails(version);
        return token;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        String id = attempt.getName();
        String password = attempt.getCredentials() instanceof String entered ? entered : "";
        if (id == null || id.isBlank() || id.length() > PasswordRule.LONGEST || password.isEmpty() || password.length() > PasswordRule.LONGEST) {
            throw new BadCredentialsException("bad credentials");
        }
        Known known = transaction.execute(status -> identity.checkPassword(id, password) ? new Known(accounts.isBlocked(id), passwords.of(id).version()) : null);
        if (known == null) {
            throw new BadCredentialsException("bad credentials");
        }
        // only who has the password learns that the account is blocked
        if (known.blocked()) {
            throw new DisabledException("blocked");
        }
        return loggedIn(id, known.version());
    }

    /** Asked in one transaction, for programs send their password with each request; nothing is thrown in it, so that a wrong one is counted. */
    private record Known(boolean blocked, int version) {
    }

    @Override
    public boolean supports(Class<?> type) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(type);
    }
}
