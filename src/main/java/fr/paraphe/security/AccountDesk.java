package fr.paraphe.security;

import fr.paraphe.NotFoundException;
import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.Verdict;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.directory.Insee;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where an operator opens, changes and blocks somebody's account: a person, a group, and of which commune, circonscription or académie. Everything else follows from {@link Access}. */
@Service
public class AccountDesk {

    private static final String ID = "[a-zA-Z0-9][a-zA-Z0-9._-]{1,63}";
    private static final int LONGEST_NAME = 100;

    private final Accounts accounts;
    private final Passwords passwords;
    private final DirectoryService directory;

    AccountDesk(Accounts accounts, Passwords passwords, DirectoryService directory) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.directory = directory;
    }

    /**
     * @param email    may be missing
     * @param group    e.g. {@code secretariat}
     * @param of       codes of communes, circonscriptions or académies, as the group has them; none for operators
     * @param password a first one: its owner chooses another at the first login
     */
    public record Ask(String id, String firstName, String lastName, String email, String password, String group, List<String> of) {
    }

    /** @throws RefusedException naming every field that is wrong; nothing is stored then */
    @Transactional
    public void open(Ask ask) {
        List<Refusal> reasons = new ArrayList<>();
        String id = text(ask.id());
        if (!id.matches(ID)) {
            reasons.add(new Refusal("id", "Un identifiant a de 2 à 64 lettres sans accent, chiffres, points, tirets ou soulignés, par exemple « secretariat-11076 ».", ""));
        } else if (accounts.exists(id)) {
            reasons.add(new Refusal("id", "Le compte « " + id + " » existe déjà.", ""));
        }
        person(ask, reasons);
        reasons.addAll(passwords.rule().check("password", ask.password() == null ? "" : ask.password(), id).reasons());
        Optional<Role> role = role(ask, reasons);
        Set<Scope> scopes = role.map(known -> scopes(known, ask.of() == null ? List.of() : ask.of(), reasons)).orElse(Set.of());
        Verdict.of(reasons).orThrow();
        accounts.createIfAbsent(new NewAccount(id, ask.firstName().strip(), ask.lastName().strip(), email(ask), ask.password(), List.of(role.orElseThrow()), List.copyOf(scopes)));
    }

    /** @throws NotFoundException when there is none */
    @Transactional(readOnly = true)
    public Accounts.Account get(String id) {
        return accounts.account(id).orElseThrow(() -> new NotFoundException("Compte introuvable."));
    }

    /**
     * What an account is from now on, the whole of it: person, address, group, of which communes, and whether it is blocked. Whoever is logged in with it feels it at the next request.
     *
     * @param ask     as for a new one; its password may be missing, and stays then
     * @param blocked whether it opens anything
     * @param by      the operator
     * @throws NotFoundException when there is no such account
     * @throws RefusedException  naming every field that is wrong; nothing is stored then
     */
    @Transactional
    public Accounts.Account change(Ask ask, boolean blocked, String by) {
        Accounts.Account before = get(ask.id());
        List<Refusal> reasons = new ArrayList<>();
        person(ask, reasons);
        String password = ask.password() == null || ask.password().isEmpty() ? null : ask.password();
        if (password != null) {
            reasons.addAll(passwords.rule().check("password", password, before.id()).reasons());
            if (before.ofProvider()) {
                reasons.add(new Refusal("password", "Ce compte se connecte par la connexion unique : il n’a pas de mot de passe ici.", ""));
            }
        }
        Optional<Role> role = role(ask, reasons);
        Set<Scope> scopes = role.map(known -> scopes(known, ask.of() == null ? List.of() : ask.of(), reasons)).orElse(Set.of());
        Verdict.of(reasons).orThrow();
        if (before.isIn(Role.ADMINISTRATION) && (role.orElseThrow() != Role.ADMINISTRATION || blocked)) {
            accounts.requireAnotherAdministrator(before.id(), blocked ? "blocked" : "group");
        }
        accounts.change(before, new Accounts.Account(before.id(), ask.firstName().strip(), ask.lastName().strip(), email(ask), List.of(role.orElseThrow().id()), List.copyOf(scopes),
            blocked, before.ofProvider()), password, by);
        return get(before.id());
    }

    private static void person(Ask ask, List<Refusal> reasons) {
        name("firstName", "prénom", ask.firstName(), reasons);
        name("lastName", "nom", ask.lastName(), reasons);
        if (email(ask) != null && !email(ask).matches("[^@\\s<>,;]{1,64}@[^@\\s<>,;]{1,190}")) {
            reasons.add(new Refusal("email", "« " + email(ask) + " » n’est pas une adresse électronique.", ""));
        }
    }

    private static String email(Ask ask) {
        return text(ask.email()).isEmpty() ? null : text(ask.email());
    }

    private static Optional<Role> role(Ask ask, List<Refusal> reasons) {
        Optional<Role> role = Role.of(text(ask.group()));
        if (role.isEmpty()) {
            reasons.add(new Refusal("group", "Les groupes sont : " + Arrays.stream(Role.values()).map(Role::id).collect(Collectors.joining(", ")) + ".", ""));
        }
        return role;
    }

    private Set<Scope> scopes(Role role, List<String> codes, List<Refusal> reasons) {
        Set<Scope> scopes = new LinkedHashSet<>();
        if (role == Role.ADMINISTRATION) {
            if (!codes.isEmpty()) {
                reasons.add(new Refusal("of", "L’administration n’est d’aucune commune : elle voit tout.", ""));
            }
            return scopes;
        }
        if (codes.isEmpty()) {
            reasons.add(new Refusal("of", "Dites de quelle commune, circonscription ou académie est ce compte.", ""));
        }
        for (int i = 0; i < codes.size(); i++) {
            String code = text(codes.get(i));
            Optional<Scope> scope = known(code).filter(found -> Access.isMeant(List.of(role.id()), role == Role.GIP ? Action.SEE_CAMPAIGNS : Action.SEE_CASES, found.kind()));
            scope.ifPresent(scopes::add);
            if (scope.isEmpty()) {
                reasons.add(new Refusal("of[" + i + "]", "« " + code + " » n’est pas dans l’annuaire, ou un compte du groupe « " + role.frenchName() + " » n’en dépend pas.", ""));
            }
        }
        return scopes;
    }

    private Optional<Scope> known(String code) {
        if (Insee.read(code).isPresent()) {
            return directory.findCommune(code).map(commune -> Scope.commune(code));
        }
        try {
            return Optional.of(Scope.academie(directory.academie(code).code()));
        } catch (NotFoundException noAcademie) {
            try {
                return Optional.of(Scope.circonscription(directory.circonscription(code).code()));
            } catch (NotFoundException neither) {
                return Optional.empty();
            }
        }
    }

    private static void name(String field, String what, String name, List<Refusal> reasons) {
        if (text(name).isEmpty() || text(name).length() > LONGEST_NAME) {
            reasons.add(new Refusal(field, "Donnez le " + what + ", de " + LONGEST_NAME + " caractères au plus.", ""));
        }
    }

    private static String text(String text) {
        return text == null ? "" : text.strip();
    }
}
