package fr.paraphe.security;

import java.util.List;

/**
 * An account to create.
 *
 * @param email    null where there is none
 * @param password null where its owner logs in elsewhere
 * @param scopes empty for operators, who see every case; the GIP's académies stand for their contributions only
 */
public record NewAccount(String id, String firstName, String lastName, String email, String password, List<Role> roles, List<Scope> scopes) {

    public NewAccount {
        roles = List.copyOf(roles);
        scopes = List.copyOf(scopes);
    }

    /** Of somebody whose address is not known. */
    public NewAccount(String id, String firstName, String lastName, String password, List<Role> roles, List<Scope> scopes) {
        this(id, firstName, lastName, null, password, roles, scopes);
    }
}
