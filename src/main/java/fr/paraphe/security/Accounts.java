package fr.paraphe.security;

import fr.paraphe.Confidential;
import fr.paraphe.RefusedException;
import fr.paraphe.audit.AuditEvent;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.audit.AuditTrail;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.directory.Insee;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.identity.Group;
import org.camunda.bpm.engine.identity.User;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The accounts: person, password and groups in the engine's identity tables, and beside them whose cases each may see.
 * Asked anew at each request, so that a change of group, of scope or of the directory needs no new login and no restart.
 */
@Service
@Transactional(readOnly = true)
public class Accounts {

    /** All that is asked with every request, in one question. */
    private static final String STANDING = """
        select 'OPEN' as kind, ID_ as code, FIRST_ as name, LAST_ as second_name, null as person, null as party, 0 as number from ACT_ID_USER
          where ID_ = :id and not exists (select 1 from account_block where account = :id)
        union all select 'GROUP', GROUP_ID_, null, null, null, null, 0 from ACT_ID_MEMBERSHIP where USER_ID_ = :id
        union all select kind, code, null, null, null, null, 0 from account_scope where account = :id
        union all select 'SEEN', c.insee, null, null, null, null, 0 from account_scope s join commune c on c.circonscription = s.code
          where s.account = :id and s.kind = 'CIRCONSCRIPTION'
        union all select 'SEEN', c.insee, null, null, null, null, 0 from account_scope s join commune c on c.academie = s.code where s.account = :id and s.kind = 'ACADEMIE'
        union all select 'ABSENCE', role, absent_name, deputy_name, absent, party, id from absence
          where deputy = :id and cancelled_at is null and starts_on <= :today and ends_on >= :today""";

    private final IdentityService identity;
    private final DirectoryService directory;
    private final CivilClock clock;
    private final JdbcClient jdbc;
    private final AuditTrail trail;

    Accounts(IdentityService identity, DirectoryService directory, CivilClock clock, JdbcClient jdbc, AuditTrail trail) {
        this.identity = identity;
        this.directory = directory;
        this.clock = clock;
        this.jdbc = jdbc;
        this.trail = trail;
    }

    /** Empty when there is no such account, or no longer, or it is blocked. In no transaction of its own: what is asked is asked once, and a commit would be one question more. */
    @Transactional(propagation = Propagation.SUPPORTS, readOnly = true)
    public Optional<Who> find(String id) {
        List<Standing> standing = jdbc.sql(STANDING).param("id", id).param("today", clock.today()).query(Standing::of).list();
        Optional<Standing> open = standing.stream().filter(each -> each.kind().equals(Standing.OPEN)).findFirst();
        if (open.isEmpty()) {
            return Optional.empty();
        }
        String name = nameOf(open.get());
        Set<String> groups = standing.stream().filter(each -> each.kind().equals(Standing.GROUP)).map(Standing::code).collect(Collectors.toSet());
        if (groups.contains(Role.ADMINISTRATION.id())) {
            return Optional.of(new Who(id, name, groups, true, Set.of(), Set.of(), Set.of(), List.of()));
        }
        List<Scope> scopes = standing.stream().filter(each -> !Standing.OTHER_THAN_SCOPES.contains(each.kind()))
            .map(each -> new Scope(Scope.Kind.valueOf(each.kind()), each.code())).toList();
        return Optional.of(new Who(id, name, groups, false,
            Access.permits(groups, Action.SEE_CASES) ? communesOf(standing) : Set.of(),
            Access.permits(groups, Action.SEE_CAMPAIGNS) ? codesOf(scopes, scope -> scope.kind() == Scope.Kind.ACADEMIE) : Set.of(),
            codesOf(scopes, scope -> scope.kind() != Scope.Kind.CIRCONSCRIPTION && Access.isMeant(groups, Action.SEE_CONFIDENCES, scope.kind())),
            deputyships(standing)));
    }

    /**
     * A line of {@link #STANDING}: that there is the account and that it is open, with the person's name; a group of it; a scope of that kind; a commune seen because
     * its circonscription or its académie is; or an absence in which this person stands in, with the role as code, who is absent, both names, and of which party they are.
     */
    private record Standing(String kind, String code, String name, String secondName, String person, String party, long number) {

        private static final String OPEN = "OPEN";
        private static final String GROUP = "GROUP";
        private static final String SEEN = "SEEN";
        private static final String ABSENCE = "ABSENCE";
        private static final Set<String> OTHER_THAN_SCOPES = Set.of(OPEN, GROUP, SEEN, ABSENCE);

        /** An agent of an académie has 1,500 lines with no more than a code. */
        static Standing of(ResultSet row, int place) throws SQLException {
            String kind = row.getString("kind");
            String code = row.getString("code");
            return kind.equals(OPEN) || kind.equals(ABSENCE)
                ? new Standing(kind, code, row.getString("name"), row.getString("second_name"), row.getString("person"), row.getString("party"), row.getLong("number"))
                : new Standing(kind, code, null, null, null, null, 0);
        }
    }

    private static Set<String> communesOf(List<Standing> standing) {
        return standing.stream().filter(each -> each.kind().equals(Standing.SEEN) || each.kind().equals(Scope.Kind.COMMUNE.name())).map(Standing::code).collect(Collectors.toSet());
    }

    private static String nameOf(Standing open) {
        String name = Stream.of(open.name(), open.secondName()).filter(part -> part != null && !part.isBlank()).map(String::strip).collect(Collectors.joining(" "));
        return name.isEmpty() ? open.code() : name;
    }

    private List<Deputyship> deputyships(List<Standing> standing) {
        return standing.stream().filter(each -> each.kind().equals(Standing.ABSENCE)).sorted(Comparator.comparingLong(Standing::number))
            .map(absence -> new Deputyship(absence.code(), absence.person(), absence.name(), absence.secondName(), owners(absence.party()))).toList();
    }

    /** Whose cases the tasks of that party's people are in. */
    private Set<String> owners(String party) {
        Set<String> owners = new HashSet<>(Set.of(party, Confidential.ownerFor(party)));
        if (Insee.read(party).isEmpty()) {
            owners.addAll(directory.codesOfAcademie(party));
        }
        return owners;
    }

    public boolean exists(String id) {
        return identity.createUserQuery().userId(id).count() > 0;
    }

    /** Whether an operator has shut it for the time being. */
    public boolean isBlocked(String id) {
        return jdbc.sql("select count(*) from account_block where account = ?").param(id).query(Integer.class).single() > 0;
    }

    /**
     * An account as operators see it.
     *
     * @param email      null where there is none
     * @param groups     ids of its groups, in order
     * @param ofProvider it came with a login at the OpenID Connect provider, and has no password here
     * @param awaited    opened for somebody whom the provider has not brought yet; nobody logs in with it until then
     */
    public record Account(String id, String firstName, String lastName, String email, List<String> groups, List<Scope> scopes, boolean blocked, boolean ofProvider,
                          boolean awaited) {

        boolean isIn(Role role) {
            return groups.contains(role.id());
        }

        Account blocked(boolean from) {
            return new Account(id, firstName, lastName, email, groups, scopes, from, ofProvider, awaited);
        }
    }

    /** Empty when there is no such account. */
    public Optional<Account> account(String id) {
        return Optional.ofNullable(identity.createUserQuery().userId(id).singleResult()).map(user -> new Account(id, user.getFirstName(), user.getLastName(), user.getEmail(),
            identity.createGroupQuery().groupMember(id).list().stream().map(Group::getId).sorted().toList(), scopes(id), isBlocked(id),
            jdbc.sql("select count(*) from oidc_account where account = ?").param(id).query(Integer.class).single() > 0, isAwaited(id)));
    }

    /** Whether it was opened for somebody whom the OpenID Connect provider has not brought yet. */
    public boolean isAwaited(String id) {
        return jdbc.sql("select count(*) from account_awaited where account = ?").param(id).query(Integer.class).single() > 0;
    }

    /** From now on the first person whom the provider calls so takes the account. */
    @Transactional
    public void await(String id, String by) {
        jdbc.sql("insert into account_awaited (account, awaited_at, awaited_by) values (?, ?, ?)").params(id, clock.now().atOffset(ZoneOffset.UTC), by).update();
        trail.record(AuditEvent.ofHouse(AuditKind.ACCOUNT_CHANGED, id).change("awaited", null, "oui"));
    }

    /** The provider has brought that person; nothing to tell of an account that nobody awaited. */
    @Transactional
    public void hasCome(String id) {
        if (jdbc.sql("delete from account_awaited where account = ?").param(id).update() > 0) {
            trail.record(AuditEvent.ofHouse(AuditKind.ACCOUNT_CHANGED, id).change("awaited", "oui", null));
        }
    }

    /**
     * Whoever takes operators' rights away asks here first, and the next one waits until the first is done: two operators who demote each other would leave none.
     *
     * @throws RefusedException when no other account is an operator's and open
     */
    @Transactional
    public void requireAnotherAdministrator(String id, String field) {
        jdbc.sql("select ID_ from ACT_ID_GROUP where ID_ = ? for update").param(Role.ADMINISTRATION.id()).query(String.class).list();
        if (!hasAnotherAdministrator(id)) {
            throw new RefusedException(field, "« " + id + " » est le dernier compte d’administration : ouvrez-en d’abord un autre.", "");
        }
    }

    /** Whether somebody else is an operator and not blocked. */
    public boolean hasAnotherAdministrator(String id) {
        return identity.createUserQuery().memberOfGroup(Role.ADMINISTRATION.id()).list().stream().map(User::getId).anyMatch(other -> !other.equals(id) && !isBlocked(other));
    }

    /**
     * An account from now on: whoever is logged in with it has the new rights with the next request, or none.
     *
     * @param password a provisional one, or null where it stays as it is
     */
    @Transactional
    public void change(Account before, Account after, String password, String by) {
        User user = identity.createUserQuery().userId(before.id()).singleResult();
        user.setFirstName(after.firstName());
        user.setLastName(after.lastName());
        user.setEmail(after.email());
        if (password != null) {
            user.setPassword(password);
        }
        identity.saveUser(user);
        before.groups().stream().filter(group -> !after.groups().contains(group)).forEach(group -> identity.deleteMembership(before.id(), group));
        after.groups().stream().filter(group -> !before.groups().contains(group)).forEach(group -> identity.createMembership(before.id(), group));
        if (!Set.copyOf(before.scopes()).equals(Set.copyOf(after.scopes()))) {
            jdbc.sql("delete from account_scope where account = ?").param(before.id()).update();
            after.scopes().forEach(scope -> insert(before.id(), scope));
        }
        if (after.blocked() && !before.blocked()) {
            jdbc.sql("insert into account_block (account, blocked_at, blocked_by) values (?, ?, ?)").params(before.id(), clock.now().atOffset(ZoneOffset.UTC), by).update();
        } else if (!after.blocked()) {
            jdbc.sql("delete from account_block where account = ?").param(before.id()).update();
        }
        AuditEvent told = AuditEvent.ofHouse(AuditKind.ACCOUNT_CHANGED, before.id());
        told = changed(told, "firstName", before.firstName(), after.firstName());
        told = changed(told, "lastName", before.lastName(), after.lastName());
        told = changed(told, "email", before.email(), after.email());
        told = changed(told, "roles", String.join(", ", before.groups()), String.join(", ", after.groups()));
        told = changed(told, "scope", said(before.scopes()), said(after.scopes()));
        told = changed(told, "blocked", before.blocked() ? "oui" : "non", after.blocked() ? "oui" : "non");
        told = password == null ? told : told.change("password", null, "provisoire");
        if (!told.changes().isEmpty()) {
            trail.record(told);
        }
    }

    private static AuditEvent changed(AuditEvent told, String field, String before, String after) {
        return Objects.equals(before, after) ? told : told.change(field, before, after);
    }

    public List<Scope> scopes(String id) {
        return jdbc.sql("select kind, code from account_scope where account = ? order by kind, code").param(id)
            .query((row, number) -> new Scope(Scope.Kind.valueOf(row.getString("kind")), row.getString("code"))).list();
    }

    /** Accounts that are of that commune or académie by name, in order. */
    public List<String> ofParty(String code) {
        return jdbc.sql("select distinct account from account_scope where code = ? and kind <> ? order by account").params(code, Scope.Kind.CIRCONSCRIPTION.name())
            .query(String.class).list();
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
        user.setEmail(account.email());
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
        jdbc.sql("delete from account_block where account = ?").param(id).update();
        jdbc.sql("delete from account_awaited where account = ?").param(id).update();
        jdbc.sql("delete from account_password where account = ?").param(id).update();
        jdbc.sql("delete from oidc_account where account = ?").param(id).update();
        jdbc.sql("delete from calendar_feed where account = ?").param(id).update();
    }

    private static Set<String> codesOf(List<Scope> scopes, Predicate<Scope> which) {
        return scopes.stream().filter(which).map(Scope::code).collect(Collectors.toSet());
    }
}
