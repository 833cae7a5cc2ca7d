package fr.paraphe.security;

import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.authority.AuthorityUtils;

/** The account as it stands at this request, in place of the bare id that the session or the Basic credentials carry. */
final class WhoToken extends AbstractAuthenticationToken {

    private final transient Who who;

    WhoToken(Who who) {
        super(AuthorityUtils.createAuthorityList(who.groups()));
        this.who = who;
        setAuthenticated(true);
    }

    @Override
    public Who getPrincipal() {
        return who;
    }

    @Override
    public Object getCredentials() {
        return null;
    }

    @Override
    public String getName() {
        return who.id();
    }
}
