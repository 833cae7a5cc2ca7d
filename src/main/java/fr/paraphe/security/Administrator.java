package fr.paraphe.security;

import java.util.List;
import org.camunda.bpm.engine.IdentityService;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * Sees to it, before the port opens, that groups and grants are there and that camunda-admin has a member: an empty one is what CVE-2026-77226 waits for.
 */
@Component
class Administrator implements SmartInitializingSingleton {

    static final int SHORTEST_PASSWORD = 12;

    private final Grants grants;
    private final Accounts accounts;
    private final IdentityService identity;
    private final JdbcClient jdbc;
    private final boolean demonstration;
    private final String password;

    Administrator(Grants grants, Accounts accounts, IdentityService identity, JdbcClient jdbc,
                  @Value("${paraphe.demo.enabled:false}") boolean demonstration, @Value("${paraphe.admin.password:}") String password) {
        this.grants = grants;
        this.accounts = accounts;
        this.identity = identity;
        this.jdbc = jdbc;
        this.demonstration = demonstration;
        this.password = password;
    }

    @Override
    public void afterSingletonsInstantiated() {
        grants.establish();
        if (demonstration) {
            accounts.createIfAbsent(account(DemonstrationAccounts.PASSWORD));
            DemonstrationAccounts.mark(jdbc, "admin");
        } else {
            requireNoDemonstrationAccount();
            if (!hasAdministrator()) {
                accounts.createIfAbsent(account(acceptable(password)));
            }
        }
        if (!hasAdministrator()) {
            throw new StartRefusedException("Paraphe ne démarre pas : le groupe camunda-admin n'a aucun membre alors que le compte « admin » existe ; "
                + "rendez-lui un membre dans la base.");
        }
    }

    private boolean hasAdministrator() {
        return identity.createUserQuery().memberOfGroup(Role.ADMINISTRATION.id()).count() > 0;
    }

    private void requireNoDemonstrationAccount() {
        if (jdbc.sql("select count(*) from demonstration_account").query(Long.class).single() > 0) {
            throw new StartRefusedException("Paraphe ne démarre pas : cette base contient les comptes de la démonstration, dont le mot de passe est public ; "
                + "donnez une autre base (PARAPHE_DB_URL).");
        }
    }

    private static String acceptable(String password) {
        if (password.isBlank()) {
            throw new StartRefusedException("Paraphe ne démarre pas : il n'y a pas encore d'administrateur ; donnez son premier mot de passe dans "
                + "PARAPHE_ADMIN_PASSWORD.");
        }
        if (password.length() < SHORTEST_PASSWORD || password.equals(DemonstrationAccounts.PASSWORD)) {
            throw new StartRefusedException("Paraphe ne démarre pas : le mot de passe de PARAPHE_ADMIN_PASSWORD doit avoir au moins " + SHORTEST_PASSWORD
                + " caractères et ne pas être celui de la démonstration.");
        }
        return password;
    }

    private static NewAccount account(String password) {
        return new NewAccount("admin", "Administration", "Paraphe", password, List.of(Role.ADMINISTRATION), List.of());
    }
}
