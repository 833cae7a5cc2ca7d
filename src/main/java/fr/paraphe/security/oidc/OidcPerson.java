package fr.paraphe.security.oidc;

import fr.paraphe.security.Role;
import fr.paraphe.security.Scope;
import java.util.Set;

/**
 * What a provider says of somebody, in our terms.
 *
 * @param account the id that the account has or gets here
 * @param roles   those that the claims give; of a role that claims do not decide nothing is said
 * @param scopes  what the claims let them see
 */
record OidcPerson(String account, String firstName, String lastName, String email, Set<Role> roles, Set<Scope> scopes) {

    OidcPerson {
        roles = Set.copyOf(roles);
        scopes = Set.copyOf(scopes);
    }
}
