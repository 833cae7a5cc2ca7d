package fr.paraphe.security;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import java.util.List;
import java.util.stream.Collectors;
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

    private static final String FIRST = "admin";

    private final Grants grants;
    private final Accounts accounts;
    private final Passwords passwords;
    private final IdentityService identity;
    private final JdbcClient jdbc;
    private final boolean demonstration;
    private final String password;

    Administrator(Grants grants, Accounts accounts, Passwords passwords, IdentityService identity, JdbcClient jdbc,
                  @Value("${paraphe.demo.enabled:false}") boolean demonstration, @Value("${paraphe.admin.password:}") String password) {
        this.grants = grants;
        this.accounts = accounts;
        this.passwords = passwords;
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
            DemonstrationAccounts.mark(jdbc, FIRST);
        } else {
            requireNoDemonstrationAccount();
            if (!hasAdministrator() && !accounts.exists(FIRST)) {
                accounts.createIfAbsent(account(acceptable(password)));
                // what stands in a configuration file is no secret of the person who logs in
                passwords.changed(FIRST, true);
            }
        }
        if (!hasAdministrator()) {
            throw new StartRefusedException("Paraphe ne démarre pas : le groupe camunda-admin n’a aucun membre alors que le compte « admin » existe ; "
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

    private String acceptable(String password) {
        if (password.isBlank()) {
            throw new StartRefusedException("Paraphe ne démarre pas : il n’y a pas encore d’administrateur ; donnez son premier mot de passe dans "
                + "PARAPHE_ADMIN_PASSWORD.");
        }
        Verdict verdict = passwords.rule().check("", password, FIRST);
        if (!verdict.isAccepted()) {
            throw new StartRefusedException("Paraphe ne démarre pas : PARAPHE_ADMIN_PASSWORD n’est pas un mot de passe acceptable. "
                + verdict.reasons().stream().map(Refusal::sentence).collect(Collectors.joining(" ")));
        }
        return password;
    }

    private static NewAccount account(String password) {
        return new NewAccount(FIRST, "Administration", "Paraphe", password, List.of(Role.ADMINISTRATION), List.of());
    }
}
