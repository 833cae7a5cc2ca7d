package fr.paraphe.web.account;

import fr.paraphe.security.AccountDesk;
import fr.paraphe.security.Action;
import fr.paraphe.security.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.PostMapping;
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

    /** @param of codes of communes, circonscriptions or académies */
    record NewAccount(String id, String firstName, String lastName, String password, String group, List<String> of) {
    }

    @PostMapping("/api/accounts")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Ouvre un compte", description = "Réservé à l’administration. Le mot de passe donné ici est provisoire : son titulaire en choisit un autre à la première connexion.")
    void open(@RequestBody NewAccount account) {
        if (!currentUser.who().may(Action.MANAGE_ACCOUNTS)) {
            throw new AccessDeniedException("only operators open accounts");
        }
        desk.open(new AccountDesk.Ask(account.id(), account.firstName(), account.lastName(), account.password(), account.group(), account.of()));
    }
}
