package fr.paraphe.web.account;

import fr.paraphe.RefusedException;
import fr.paraphe.security.AccountNames;
import fr.paraphe.security.CurrentUser;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Names for the accounts that the engine's screens show. */
@RestController
@RequestMapping("/api/people")
@Tag(name = "Comptes")
class PeopleController {

    private static final int MOST = 100;

    private final AccountNames names;
    private final CurrentUser currentUser;

    PeopleController(AccountNames names, CurrentUser currentUser) {
        this.names = names;
        this.currentUser = currentUser;
    }

    record Person(String account, String name) {
    }

    @GetMapping
    @Operation(summary = "Les noms des personnes de ces comptes, pour ceux qui partagent une commune avec l’utilisateur", description = "Cent comptes au plus par demande.")
    List<Person> list(@RequestParam List<String> account) {
        if (account.size() > MOST) {
            throw new RefusedException("account", "Demandez " + MOST + " comptes au plus à la fois.", "");
        }
        return names.seenBy(currentUser.who(), account).entrySet().stream().map(entry -> new Person(entry.getKey(), entry.getValue())).toList();
    }
}
