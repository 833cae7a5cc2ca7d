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
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Where an operator opens, changes and blocks somebody's account: a person, a group, and of which commune, circonscription or académie. Everything else follows from {@link Access}. */
@Service
public class AccountDesk {

    private static final String ID = "[a-zA-Z0-9][a-zA-Z0-9._-]{1,63}";
    /** As a provider's claims may name somebody ({@code OidcClaims}). */
    private static final String ID_AT_PROVIDER = "[a-z0-9][a-z0-9._@-]{1,63}";
    private static final int LONGEST_NAME = 100;

    private final Accounts accounts;
    private final Passwords passwords;
    private final ProvisionalPasswords provisional;
    private final DirectoryService directory;
    private final Optional<OtherLogin> provider;

    AccountDesk(Accounts accounts, Passwords passwords, ProvisionalPasswords provisional, DirectoryService directory, Optional<OtherLogin> provider) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.provisional = provisional;
        this.directory = directory;
        this.provider = provider;
    }

    /**
     * @param email    may be missing
     * @param group    e.g. {@code secretariat}
     * @param of       codes or names of communes, circonscriptions or académies, as the group has them; none for operators
     * @param password a first one: its owner chooses another at the first login. None where the OpenID Connect provider will bring this person
     */
    public record Ask(String id, String firstName, String lastName, String email, String password, String group, List<String> of) {
    }

    /**
     * @param by the operator
     * @return the account
     * @throws RefusedException naming every field that is wrong; nothing is stored then
     */
    @Transactional
    public Accounts.Account open(Ask ask, String by) {
        List<Refusal> reasons = new ArrayList<>();
        String id = text(ask.id());
        boolean awaited = provider.isPresent() && text(ask.password()).isEmpty();
        if (awaited && !id.matches(ID_AT_PROVIDER)) {
            reasons.add(new Refusal("id", "Donnez l’identifiant que la connexion unique donne à cette personne : de 2 à 64 minuscules sans accent, chiffres, points, tirets, soulignés ou arobases.", ""));
        } else if (!awaited && !id.matches(ID)) {
            reasons.add(new Refusal("id", "Un identifiant a de 2 à 64 lettres sans accent, chiffres, points, tirets ou soulignés, par exemple « secretariat-11076 ».", ""));
        } else if (accounts.exists(id)) {
            reasons.add(new Refusal("id", "Le compte « " + id + " » existe déjà.", ""));
        }
        person(ask, reasons);
        if (!awaited) {
            reasons.addAll(passwords.rule().check("password", ask.password() == null ? "" : ask.password(), id).reasons());
        }
        Optional<Role> role = role(ask, reasons);
        Set<Scope> scopes = role.map(known -> scopes(known, ask.of() == null ? List.of() : ask.of(), reasons)).orElse(Set.of());
        if (awaited) {
            requireNoAwaitedOperator(role, reasons);
        }
        Verdict.of(reasons).orThrow();
        accounts.createIfAbsent(new NewAccount(id, ask.firstName().strip(), ask.lastName().strip(), email(ask), awaited ? null : ask.password(), List.of(role.orElseThrow()), List.copyOf(scopes)));
        if (awaited) {
            accounts.await(id, by);
        }
        return get(id);
    }

    /**
     * Opens an account for somebody who logs in here, whatever password the ask names.
     *
     * @return the provisional password, which is known from nowhere else afterwards
     */
    @Transactional
    public String openWithProvisionalPassword(Ask ask, String by) {
        String password = provisional.next(text(ask.id()));
        open(new Ask(ask.id(), ask.firstName(), ask.lastName(), ask.email(), password, ask.group(), ask.of()), by);
        return password;
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
            requirePasswordHere(before, reasons);
        }
        Optional<Role> role = role(ask, reasons);
        Set<Scope> scopes = role.map(known -> scopes(known, ask.of() == null ? List.of() : ask.of(), reasons)).orElse(Set.of());
        if (before.awaited() && password == null) {
            requireNoAwaitedOperator(role, reasons);
        }
        Verdict.of(reasons).orThrow();
        if (before.isIn(Role.ADMINISTRATION) && (role.orElseThrow() != Role.ADMINISTRATION || blocked)) {
            accounts.requireAnotherAdministrator(before.id(), blocked ? "blocked" : "group");
        }
        accounts.change(before, new Accounts.Account(before.id(), ask.firstName().strip(), ask.lastName().strip(), email(ask), List.of(role.orElseThrow().id()), List.copyOf(scopes),
            blocked, before.ofProvider(), before.awaited()), password, by);
        return get(before.id());
    }

    /** The same, the account staying blocked or open as it is at that moment. */
    @Transactional
    public Accounts.Account change(Ask ask, String by) {
        return change(ask, get(ask.id()).blocked(), by);
    }

    /** @throws RefusedException for the last operator */
    @Transactional
    public void block(String id, String by) {
        Accounts.Account before = get(id);
        if (before.isIn(Role.ADMINISTRATION)) {
            accounts.requireAnotherAdministrator(id, "blocked");
        }
        accounts.change(before, before.blocked(true), null, by);
    }

    @Transactional
    public void unblock(String id, String by) {
        Accounts.Account before = get(id);
        accounts.change(before, before.blocked(false), null, by);
    }

    /**
     * Another password for somebody who has lost theirs; all sessions of the account are over. One that the provider was to bring logs in here from now on.
     *
     * @return the provisional password, which is known from nowhere else afterwards
     * @throws RefusedException for one's own account, and for one that logs in elsewhere
     */
    @Transactional
    public String resetPassword(String id, String by) {
        Accounts.Account before = get(id);
        List<Refusal> reasons = new ArrayList<>();
        requirePasswordHere(before, reasons);
        if (id.equals(by)) {
            reasons.add(new Refusal("password", "Votre propre mot de passe se change à la page « Changer de mot de passe ».", ""));
        }
        Verdict.of(reasons).orThrow();
        String password = provisional.next(id);
        accounts.change(before, before, password, by);
        return password;
    }

    private static void requirePasswordHere(Accounts.Account account, List<Refusal> reasons) {
        if (account.ofProvider()) {
            reasons.add(new Refusal("password", "Ce compte se connecte par la connexion unique : il n’a pas de mot de passe ici.", ""));
        }
    }

    /** Who gets an id at a provider is the provider's affair; who becomes an operator is ours. */
    private static void requireNoAwaitedOperator(Optional<Role> role, List<Refusal> reasons) {
        if (role.filter(Role.ADMINISTRATION::equals).isPresent()) {
            reasons.add(new Refusal("group", "Un compte d’administration ne s’ouvre pas d’avance pour la connexion unique : donnez-lui un mot de passe.", ""));
        }
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
            List<Scope> meant = known(code).stream().filter(found -> Access.isMeant(List.of(role.id()), role == Role.GIP ? Action.SEE_CAMPAIGNS : Action.SEE_CASES, found.kind())).toList();
            if (meant.size() == 1) {
                scopes.add(meant.get(0));
            } else if (meant.size() > 1) {
                reasons.add(new Refusal("of[" + i + "]", "Plusieurs portent le nom « " + code + " » : donnez le code, "
                    + meant.stream().map(Scope::code).collect(Collectors.joining(" ou ")) + ".", ""));
            } else {
                reasons.add(new Refusal("of[" + i + "]", "« " + code + " » n’est pas dans l’annuaire, ou un compte du groupe « " + role.frenchName() + " » n’en dépend pas.", ""));
            }
        }
        return scopes;
    }

    /** By its code; else all of that name. */
    private List<Scope> known(String text) {
        if (Insee.read(text).isPresent()) {
            return directory.findCommune(text).map(commune -> Scope.commune(text)).stream().toList();
        }
        List<Scope> coded = Stream.concat(directory.findAcademie(text).stream().map(academie -> Scope.academie(academie.code())),
            directory.findCirconscription(text).stream().map(circonscription -> Scope.circonscription(circonscription.code()))).toList();
        return !coded.isEmpty() ? coded : Stream.of(directory.communesNamed(text).stream().map(commune -> Scope.commune(commune.insee())),
            directory.academiesNamed(text).stream().map(academie -> Scope.academie(academie.code())),
            directory.circonscriptionsNamed(text).stream().map(circonscription -> Scope.circonscription(circonscription.code()))).flatMap(each -> each).toList();
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
