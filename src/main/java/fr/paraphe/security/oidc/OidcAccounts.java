package fr.paraphe.security.oidc;

import fr.paraphe.audit.AuditEvent;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.audit.AuditTrail;
import fr.paraphe.security.Accounts;
import fr.paraphe.security.Role;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.context.annotation.Profile;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.security.authentication.DisabledException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of those who come in through the provider: made at the first login, brought up to date at each; what the claims no longer give is taken away. */
@Service
@Profile("oidc")
class OidcAccounts {

    private final OidcSettings settings;
    private final Accounts accounts;
    private final IdentityService identity;
    private final JdbcClient jdbc;
    private final AuditTrail trail;

    OidcAccounts(OidcSettings settings, Accounts accounts, IdentityService identity, JdbcClient jdbc, AuditTrail trail) {
        this.settings = settings;
        this.accounts = accounts;
        this.identity = identity;
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /**
     * @param subject the provider's own, which stays when a person's name changes
     * @return the id of the account here: that of the first login
     * @throws OidcRefusedException when that id is somebody else's, or a local account's
     * @throws DisabledException    while an operator has blocked it
     */
    @Transactional
    public String signIn(String subject, OidcPerson person) {
        String account = known(subject).orElseGet(() -> link(subject, person.account()));
        if (accounts.isBlocked(account)) {
            throw new DisabledException("the account " + account + " is blocked");
        }
        update(account, person);
        if (!settings.claims().groups().isEmpty()) {
            setRoles(account, person.roles());
        }
        if (settings.decideWhatIsSeen()) {
            accounts.see(account, person.scopes());
        }
        return account;
    }

    private Optional<String> known(String subject) {
        return jdbc.sql("select account from oidc_account where issuer = ? and subject = ?").params(settings.issuer(), subject).query(String.class).optional();
    }

    private String link(String subject, String account) {
        if (jdbc.sql("select count(*) from oidc_account where account = ?").param(account).query(Integer.class).single() > 0) {
            throw new OidcRefusedException("the account " + account + " is another person's of the provider");
        }
        boolean awaited = accounts.isAwaited(account);
        if (accounts.exists(account) && (!awaited && !settings.adoptLocalAccounts() || groups(account).contains(Role.ADMINISTRATION.id()))) {
            throw new OidcRefusedException("the account " + account + " is a local one");
        }
        accounts.hasCome(account);
        jdbc.sql("insert into oidc_account (issuer, subject, account) values (?, ?, ?)").params(settings.issuer(), subject, account).update();
        return account;
    }

    private void update(String account, OidcPerson person) {
        User user = identity.createUserQuery().userId(account).singleResult();
        boolean isNew = user == null;
        if (isNew) {
            user = identity.newUser(account);
        }
        boolean same = Objects.equals(user.getFirstName(), person.firstName()) && Objects.equals(user.getLastName(), person.lastName())
            && Objects.equals(user.getEmail(), person.email());
        if (isNew || !same) {
            user.setFirstName(person.firstName());
            user.setLastName(person.lastName());
            user.setEmail(person.email());
            identity.saveUser(user);
        }
    }

    private void setRoles(String account, Set<Role> roles) {
        Set<String> present = groups(account);
        Set<String> wanted = Arrays.stream(Role.values()).filter(role -> settings.decides(role) ? roles.contains(role) : present.contains(role.id())).map(Role::id)
            .collect(Collectors.toSet());
        if (!wanted.equals(present)) {
            trail.record(AuditEvent.ofHouse(AuditKind.ACCOUNT_CHANGED, account).change("roles", said(present), said(wanted)));
        }
        Arrays.stream(Role.values()).filter(settings::decides).forEach(role -> {
            boolean member = present.contains(role.id());
            if (roles.contains(role) && !member) {
                identity.createMembership(account, role.id());
            } else if (!roles.contains(role) && member) {
                identity.deleteMembership(account, role.id());
            }
        });
    }

    private static String said(Set<String> groups) {
        return groups.isEmpty() ? null : groups.stream().sorted().collect(Collectors.joining(", "));
    }

    private Set<String> groups(String account) {
        return identity.createGroupQuery().groupMember(account).list().stream().map(Group::getId).collect(Collectors.toSet());
    }
}
