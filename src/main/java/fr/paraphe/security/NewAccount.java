package fr.paraphe.security;

import java.util.List;

/**
 * An account to create.
 *
 * @param scopes empty for those who see no case (GIP) and for operators, who see every one
 */
public record NewAccount(String id, String firstName, String lastName, String password, List<Role> roles, List<Scope> scopes) {

    public NewAccount {
        roles = List.copyOf(roles);
        scopes = List.copyOf(scopes);
    }
}
