package fr.paraphe.security.oidc;

import org.springframework.security.oauth2.core.oidc.user.DefaultOidcUser;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;

/** Somebody of the provider, called by the id of the account here: the doors know people by it. */
final class KnownUser extends DefaultOidcUser {

    private final String account;

    KnownUser(OidcUser user, String account) {
        super(user.getAuthorities(), user.getIdToken(), user.getUserInfo());
        this.account = account;
    }

    @Override
    public String getName() {
        return account;
    }
}
