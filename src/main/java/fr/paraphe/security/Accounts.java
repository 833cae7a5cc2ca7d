package fr.paraphe.security;

import fr.paraphe.NotFoundException;
import fr.paraphe.audit.AuditEvent;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.audit.AuditTrail;
import fr.paraphe.directory.Commune;
import fr.paraphe.directory.DirectoryService;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The accounts: person, password and groups in the engine's identity tables, and beside them whose cases each may see.
 * Asked anew at each request, so that a change of group, of scope or of the directory needs no new login and no restart.
 */
@Service
@Transactional(readOnly = true)
public class Accounts {

    private static final Set<String> OF_NO_COMMUNE = Set.of(Role.ACADEMIE.id(), Role.RECTEUR.id(), Role.IEN.id(), Role.GIP.id());
    private static final Set<String> OF_NO_ACADEMIE = Set.of(Role.SECRETARIAT.id(), Role.DGS.id(), Role.MAIRE.id(), Role.IEN.id(), Role.GIP.id());

    private final IdentityService identity;
    private final DirectoryService directory;
    private final JdbcClient jdbc;
    private final AuditTrail trail;

    Accounts(IdentityService identity, DirectoryService directory, JdbcClient jdbc, AuditTrail trail) {
        this.identity = identity;
        this.directory = directory;
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /** Empty when there is no such account, or no longer. */
    public Optional<Who> find(String id) {
        if (!exists(id)) {
            return Optional.empty();
        }
        Set<String> groups = identity.createGroupQuery().groupMember(id).list().stream().map(Group::getId).collect(Collectors.toSet());
        boolean everyCommune = groups.contains(Role.ADMINISTRATION.id());
        if (everyCommune) {
            return Optional.of(new Who(id, groups, true, Set.of(), Set.of()));
        }
        List<Scope> scopes = scopes(id);
        return Optional.of(new Who(id, groups, false, seesCommunes(groups) ? communesOf(scopes) : Set.of(), academiesOf(scopes),
            confidencesOf(groups, scopes)));
    }

    public boolean exists(String id) {
        return identity.createUserQuery().userId(id).count() > 0;
    }

    public List<Scope> scopes(String id) {
        return jdbc.sql("select kind, code from account_scope where account = ? order by kind, code").param(id)
            .query((row, number) -> new Scope(Scope.Kind.valueOf(row.getString("kind")), row.getString("code"))).list();
    }

    /** Creates the account with its groups and scopes; an account that is there stays as it is, password included. */
    @Transactional
    public void createIfAbsent(NewAccount account) {
        if (exists(account.id())) {
            return;
        }
        User user = identity.newUser(account.id());
        user.setFirstName(account.firstName());
        user.setLastName(account.lastName());
        user.setPassword(account.password());
        identity.saveUser(user);
        account.roles().forEach(role -> identity.createMembership(account.id(), role.id()));
        account.scopes().forEach(scope -> insert(account.id(), scope));
        trail.record(AuditEvent.ofHouse(AuditKind.ACCOUNT_CHANGED, account.id())
            .change("roles", null, account.roles().stream().map(Role::id).sorted().collect(Collectors.joining(", ")))
            .change("scope", null, said(account.scopes())));
    }

    /** From now on the account sees these and no others. */
    @Transactional
    public void see(String id, Set<Scope> wanted) {
        List<Scope> present = scopes(id);
        if (Set.copyOf(present).equals(wanted)) {
            return;
        }
        jdbc.sql("delete from account_scope where account = ?").param(id).update();
        wanted.forEach(scope -> insert(id, scope));
        trail.record(AuditEvent.ofHouse(AuditKind.ACCOUNT_CHANGED, id).change("scope", said(present), said(wanted)));
    }

    private void insert(String id, Scope scope) {
        jdbc.sql("insert into account_scope (account, kind, code) values (?, ?, ?)").params(id, scope.kind().name(), scope.code()).update();
    }

    private static String said(Collection<Scope> scopes) {
        return scopes.isEmpty() ? null : scopes.stream().map(scope -> scope.kind() + " " + scope.code()).sorted().collect(Collectors.joining(", "));
    }

    /** Nobody who is given the same id later sees what this account saw. Called in the transaction in which the engine removes it. */
    @Transactional
    public void forget(String id) {
        trail.record(AuditEvent.ofHouse(AuditKind.ACCOUNT_CHANGED, id).change("scope", said(scopes(id)), null));
        jdbc.sql("delete from account_scope where account = ?").param(id).update();
        jdbc.sql("delete from account_password where account = ?").param(id).update();
        jdbc.sql("delete from oidc_account where account = ?").param(id).update();
    }

    /** The GIP is no party to a convention: an académie in its scope means that académie's contributions, and none of its communes' cases. */
    private static boolean seesCommunes(Set<String> groups) {
        return !groups.contains(Role.GIP.id()) || groups.stream().map(Role::of).flatMap(Optional::stream).anyMatch(role -> role != Role.GIP);
    }

    /** Those of whose own people this is: not of a commune although the rectorat has entrusted it to somebody, and of nobody where the groups serve both parties. */
    private static Set<String> confidencesOf(Set<String> groups, List<Scope> scopes) {
        return scopes.stream().filter(scope -> switch (scope.kind()) {
            case COMMUNE -> groups.stream().noneMatch(OF_NO_COMMUNE::contains);
            case ACADEMIE -> groups.stream().noneMatch(OF_NO_ACADEMIE::contains);
            case CIRCONSCRIPTION -> false;
        }).map(Scope::code).collect(Collectors.toSet());
    }

    private Set<String> communesOf(List<Scope> scopes) {
        Set<String> communes = new HashSet<>();
        scopes.forEach(scope -> communes.addAll(communesOf(scope)));
        return communes;
    }

    private static Set<String> academiesOf(List<Scope> scopes) {
        return scopes.stream().filter(scope -> scope.kind() == Scope.Kind.ACADEMIE).map(Scope::code).collect(Collectors.toSet());
    }

    private List<String> communesOf(Scope scope) {
        try {
            return switch (scope.kind()) {
                case COMMUNE -> List.of(scope.code());
                case CIRCONSCRIPTION -> insees(directory.communesOfCirconscription(scope.code()));
                case ACADEMIE -> insees(directory.communesOfAcademie(scope.code()));
            };
        } catch (NotFoundException gone) {
            return List.of();
        }
    }

    private static List<String> insees(List<Commune> communes) {
        return communes.stream().map(Commune::insee).toList();
    }
}
