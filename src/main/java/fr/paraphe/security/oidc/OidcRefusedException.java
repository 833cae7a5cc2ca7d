package fr.paraphe.security.oidc;

import org.springframework.security.core.AuthenticationException;

/** The provider knows this person, and Paraphe opens no account for them. The message is for the log. */
class OidcRefusedException extends AuthenticationException {

    OidcRefusedException(String why) {
        super(why);
    }
}
