package fr.paraphe.web.page.account;

import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.security.AccountDesk;
import fr.paraphe.security.AccountSearch;
import fr.paraphe.security.Accounts;
import fr.paraphe.security.Action;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.OtherLogin;
import fr.paraphe.security.Passwords;
import fr.paraphe.security.Role;
import fr.paraphe.security.Scope;
import fr.paraphe.security.Who;
import fr.paraphe.web.page.Pager;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.ModelAndView;
import org.springframework.web.servlet.mvc.support.RedirectAttributes;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Accounts for operators: found, opened, changed, blocked, and given another password. The house makes each provisional password itself and shows it once. What is
 * refused is said beside its field; the rules are those of our API ({@link AccountDesk}).
 */
@Controller
class AccountPage {

    private static final String PATH = "/comptes";
    private static final int PAGE = 25;
    private static final String BY_PROVIDER = "fournisseur";
    private static final Map<String, String> LABELS = Map.of("id", "Identifiant", "firstName", "Prénom", "lastName", "Nom", "email", "Adresse électronique", "group", "Groupe",
        "of", "Communes, circonscription ou académie");

    private final AccountDesk desk;
    private final AccountSearch search;
    private final Accounts accounts;
    private final Passwords passwords;
    private final CurrentUser currentUser;
    private final Optional<OtherLogin> provider;

    AccountPage(AccountDesk desk, AccountSearch search, Accounts accounts, Passwords passwords, CurrentUser currentUser, Optional<OtherLogin> provider) {
        this.desk = desk;
        this.search = search;
        this.accounts = accounts;
        this.passwords = passwords;
        this.currentUser = currentUser;
        this.provider = provider;
    }

    /** Which accounts, in the words of somebody who asks. */
    public enum Choice {

        ALL("", "Tous", AccountSearch.State.ANY),
        BLOCKED("bloques", "Bloqués", AccountSearch.State.BLOCKED),
        PROVISIONAL("provisoires", "Avec un mot de passe provisoire", AccountSearch.State.PROVISIONAL),
        AWAITED("attendus", "Attendus de la connexion unique", AccountSearch.State.AWAITED),
        USELESS("sans-droit", "Sans groupe, ou sans commune", AccountSearch.State.USELESS);

        private final String key;
        private final String label;
        private final AccountSearch.State state;

        Choice(String key, String label, AccountSearch.State state) {
            this.key = key;
            this.label = label;
            this.state = state;
        }

        public String key() {
            return key;
        }

        public String label() {
            return label;
        }

        static Choice of(String key) {
            return Arrays.stream(values()).filter(each -> each.key.equals(key)).findFirst().orElse(ALL);
        }
    }

    /**
     * What was entered, as the form shows it again.
     *
     * @param of    names or codes, separated by commas
     * @param login {@code fournisseur} for somebody whom the provider will bring
     */
    public record Entered(String id, String firstName, String lastName, String email, String group, String of, String login) {

        static final Entered NOTHING = new Entered("", "", "", "", "", "", "");

        AccountDesk.Ask asked() {
            return new AccountDesk.Ask(id, firstName, lastName, email, null, group, Arrays.stream(of.split("[,;\\n]")).map(String::strip).filter(place -> !place.isEmpty()).toList());
        }
    }

    @GetMapping(PATH)
    String list(@RequestParam(defaultValue = "") String q, @RequestParam(name = "groupe", defaultValue = "") String group, @RequestParam(name = "etat", defaultValue = "") String state,
                @RequestParam(defaultValue = "1") int page, Model model) {
        operator();
        fill(model, q, group, Choice.of(state), page, Entered.NOTHING, List.of());
        return "comptes";
    }

    @PostMapping(PATH)
    ModelAndView open(@RequestParam(defaultValue = "") String id, @RequestParam(defaultValue = "") String firstName, @RequestParam(defaultValue = "") String lastName,
                      @RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "") String group, @RequestParam(defaultValue = "") String of,
                      @RequestParam(defaultValue = "") String login, Model model, RedirectAttributes after) {
        Who operator = operator();
        Entered entered = new Entered(id, firstName, lastName, email, group, of, login);
        try {
            if (provider.isPresent() && login.equals(BY_PROVIDER)) {
                Accounts.Account opened = desk.open(entered.asked(), operator.id());
                return done(opened.id(), "Le compte est ouvert. " + provider.get().name() + " y amènera cette personne à sa première connexion.", after);
            }
            after.addFlashAttribute("password", desk.openWithProvisionalPassword(entered.asked(), operator.id()));
            return done(id.strip(), "Le compte est ouvert.", after);
        } catch (RefusedException refused) {
            fill(model, "", "", Choice.ALL, 1, entered, refused.reasons());
            return new ModelAndView("comptes", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @GetMapping(PATH + "/{id}")
    String read(@PathVariable String id, Model model) {
        Who operator = operator();
        Accounts.Account account = desk.get(id);
        fill(model, operator, account, new Entered(id, text(account.firstName()), text(account.lastName()), text(account.email()), role(account).map(Role::id).orElse(""),
            account.scopes().stream().map(Scope::code).collect(Collectors.joining(", ")), ""), List.of());
        return "compte";
    }

    @PostMapping(PATH + "/{id}")
    ModelAndView change(@PathVariable String id, @RequestParam(defaultValue = "") String firstName, @RequestParam(defaultValue = "") String lastName,
                        @RequestParam(defaultValue = "") String email, @RequestParam(defaultValue = "") String group, @RequestParam(defaultValue = "") String of,
                        Model model, RedirectAttributes after) {
        Who operator = operator();
        Entered entered = new Entered(id, firstName, lastName, email, group, of, "");
        try {
            desk.change(entered.asked(), operator.id());
            return done(id, "Le compte est changé. Si cette personne est connectée, le changement vaut dès sa prochaine page.", after);
        } catch (RefusedException refused) {
            fill(model, operator, desk.get(id), entered, refused.reasons());
            return new ModelAndView("compte", model.asMap(), HttpStatus.UNPROCESSABLE_ENTITY);
        }
    }

    @PostMapping(PATH + "/{id}/blocage")
    ModelAndView block(@PathVariable String id, RedirectAttributes after) {
        Who operator = operator();
        return attempted(id, after, () -> {
            desk.block(id, operator.id());
            return "Le compte est bloqué : il n’ouvre plus rien.";
        });
    }

    @PostMapping(PATH + "/{id}/deblocage")
    ModelAndView unblock(@PathVariable String id, RedirectAttributes after) {
        Who operator = operator();
        return attempted(id, after, () -> {
            desk.unblock(id, operator.id());
            return "Le compte est débloqué : il ouvre ce qu’il ouvrait.";
        });
    }

    @PostMapping(PATH + "/{id}/mot-de-passe")
    ModelAndView resetPassword(@PathVariable String id, RedirectAttributes after) {
        Who operator = operator();
        return attempted(id, after, () -> {
            after.addFlashAttribute("password", desk.resetPassword(id, operator.id()));
            return "Le compte a un nouveau mot de passe provisoire ; l’ancien n’ouvre plus rien, et les sessions ouvertes ont pris fin.";
        });
    }

    private static ModelAndView attempted(String id, RedirectAttributes after, Supplier<String> work) {
        try {
            return done(id, work.get(), after);
        } catch (RefusedException refused) {
            after.addFlashAttribute("refused", refused.reasons().stream().map(Refusal::withArticle).toList());
            return to(id);
        }
    }

    private static ModelAndView done(String id, String sentence, RedirectAttributes after) {
        after.addFlashAttribute("done", sentence);
        return to(id);
    }

    private static ModelAndView to(String id) {
        return new ModelAndView("redirect:" + UriComponentsBuilder.fromPath(PATH + "/{id}").encode().buildAndExpand(id).toUriString());
    }

    private void fill(Model model, String words, String group, Choice choice, int page, Entered entered, List<Refusal> reasons) {
        AccountSearch.Wanted wanted = new AccountSearch.Wanted(words, group, choice.state);
        int shown = Math.max(1, page);
        long total = search.count(wanted);
        model.addAttribute("wanted", wanted);
        model.addAttribute("choice", choice);
        model.addAttribute("anything", !words.isBlank() || !group.isEmpty() || choice != Choice.ALL);
        model.addAttribute("choices", Arrays.stream(Choice.values()).filter(each -> each != Choice.AWAITED || provider.isPresent()).toList());
        model.addAttribute("noGroup", AccountSearch.NO_GROUP);
        model.addAttribute("lines", search.page(wanted, PAGE, (shown - 1L) * PAGE));
        model.addAttribute("total", total);
        model.addAttribute("pager", Pager.of(shown, total, PAGE, other -> address(words, group, choice, other)));
        fill(model, entered, reasons);
    }

    private void fill(Model model, Who operator, Accounts.Account account, Entered entered, List<Refusal> reasons) {
        model.addAttribute("account", account);
        model.addAttribute("roles", account.groups().stream().map(Role::nameOf).toList());
        model.addAttribute("places", search.places(account.id()));
        model.addAttribute("mustChange", passwords.of(account.id()).mustChange());
        model.addAttribute("own", account.id().equals(operator.id()));
        model.addAttribute("lastOperator", role(account).filter(Role.ADMINISTRATION::equals).isPresent() && !account.blocked() && !accounts.hasAnotherAdministrator(account.id()));
        fill(model, entered, reasons);
    }

    private void fill(Model model, Entered entered, List<Refusal> reasons) {
        model.addAttribute("groups", Role.values());
        model.addAttribute("entered", entered);
        model.addAttribute("provider", provider.map(OtherLogin::name).orElse(null));
        model.addAttribute("providerDecidesGroups", provider.filter(OtherLogin::decidesGroups).isPresent());
        model.addAttribute("providerDecidesPlaces", provider.filter(OtherLogin::decidesWhatIsSeen).isPresent());
        Map<String, String> problems = new LinkedHashMap<>();
        reasons.forEach(reason -> problems.merge(field(reason.field()), reason.withArticle(), (one, other) -> one + " " + other));
        model.addAttribute("problems", problems);
        model.addAttribute("labels", LABELS);
    }

    /** Each commune of several has a field of its own for our API, and one in common here. */
    private static String field(String field) {
        return field.startsWith("of") ? "of" : LABELS.containsKey(field) ? field : "group";
    }

    /** The one that the form shows: an operator's before any other. */
    private static Optional<Role> role(Accounts.Account account) {
        return account.groups().contains(Role.ADMINISTRATION.id()) ? Optional.of(Role.ADMINISTRATION) : account.groups().stream().flatMap(group -> Role.of(group).stream()).findFirst();
    }

    private static String address(String words, String group, Choice choice, int page) {
        return UriComponentsBuilder.fromPath(PATH).queryParam("q", "{q}").queryParam("groupe", "{group}").queryParam("etat", choice.key).queryParam("page", page).encode()
            .buildAndExpand(words, group).toUriString();
    }

    private Who operator() {
        Who who = currentUser.who();
        if (!who.may(Action.MANAGE_ACCOUNTS)) {
            throw new AccessDeniedException("only operators open, read and change accounts");
        }
        return who;
    }

    private static String text(String text) {
        return text == null ? "" : text;
    }
}
