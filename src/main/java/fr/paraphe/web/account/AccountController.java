package fr.paraphe.web.account;

import fr.paraphe.security.AccountDesk;
import fr.paraphe.security.Accounts;
import fr.paraphe.security.Action;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Scope;
import fr.paraphe.security.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** Accounts, for operators. */
@RestController
@Tag(name = "Comptes")
class AccountController {

    private final AccountDesk desk;
    private final CurrentUser currentUser;

    AccountController(AccountDesk desk, CurrentUser currentUser) {
        this.desk = desk;
        this.currentUser = currentUser;
    }

    /**
     * @param password missing for somebody whom the OpenID Connect provider will bring
     * @param of       codes of communes, circonscriptions or académies, or their names
     */
    record NewAccount(String id, String firstName, String lastName, String email, String password, String group, List<String> of) {
    }

    /**
     * @param password a provisional one; missing, it stays as it is
     * @param blocked  missing, it is not
     */
    record ChangedAccount(String firstName, String lastName, String email, String password, String group, List<String> of, Boolean blocked) {
    }

    /**
     * @param groups     several only where somebody has said so in Camunda's Admin
     * @param ofProvider it came with a login at the OpenID Connect provider
     * @param awaited    it waits for somebody whom the provider will bring
     */
    record Shown(String id, String firstName, String lastName, String email, List<String> groups, List<String> of, boolean blocked, boolean ofProvider, boolean awaited) {

        static Shown of(Accounts.Account account) {
            return new Shown(account.id(), account.firstName(), account.lastName(), account.email(), account.groups(), account.scopes().stream().map(Scope::code).toList(),
                account.blocked(), account.ofProvider(), account.awaited());
        }
    }

    @PostMapping("/api/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Ouvre un compte", description = "Réservé à l’administration. Le mot de passe donné ici est provisoire : son titulaire en choisit un autre à la première connexion. "
        + "Avec la connexion unique, un compte sans mot de passe attend la première connexion de la personne que le fournisseur nomme ainsi.")
    void open(@RequestBody NewAccount account) {
        Who operator = operator();
        desk.open(new AccountDesk.Ask(account.id(), account.firstName(), account.lastName(), account.email(), account.password(), account.group(), account.of()), operator.id());
    }

    @GetMapping("/api/accounts/{id}")
    @Operation(summary = "Un compte", description = "Réservé à l’administration.")
    Shown read(@PathVariable String id) {
        operator();
        return Shown.of(desk.get(id));
    }

    @PutMapping("/api/accounts/{id}")
    @Operation(summary = "Change un compte : personne, adresse, groupe, communes, blocage",
        description = "Réservé à l’administration. Tout le compte est donné ; seul le mot de passe peut manquer, et reste alors. Le changement vaut dès la requête suivante, sessions ouvertes "
            + "comprises. Le dernier compte d’administration ne perd pas ses droits.")
    Shown change(@PathVariable String id, @RequestBody ChangedAccount account) {
        Who operator = operator();
        return Shown.of(desk.change(new AccountDesk.Ask(id, account.firstName(), account.lastName(), account.email(), account.password(), account.group(), account.of()),
            Boolean.TRUE.equals(account.blocked()), operator.id()));
    }

    private Who operator() {
        Who who = currentUser.who();
        if (!who.may(Action.MANAGE_ACCOUNTS)) {
            throw new AccessDeniedException("only operators open, read and change accounts");
        }
        return who;
    }
}
