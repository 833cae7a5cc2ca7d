package fr.paraphe.security;

import fr.paraphe.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.context.HttpSessionSecurityContextRepository;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where people choose their password: when they wish, and before anything else where somebody else has set the one they have. */
@Controller
class PasswordPage {

    static final String PATH = "/mot-de-passe";

    private final Passwords passwords;
    private final CurrentUser currentUser;
    private final HttpSessionSecurityContextRepository sessions = new HttpSessionSecurityContextRepository();

    PasswordPage(Passwords passwords, CurrentUser currentUser) {
        this.passwords = passwords;
        this.currentUser = currentUser;
    }

    @GetMapping(PATH)
    String show(Model page) {
        page.addAttribute("required", passwords.of(currentUser.who().id()).mustChange());
        page.addAttribute("rules", passwords.rule().sentences());
        return "mot-de-passe";
    }

    /** All other sessions of the account are over; this one goes on under a new id. */
    @PostMapping(PATH)
    String change(@RequestParam(defaultValue = "") String current, @RequestParam(defaultValue = "") String wanted, @RequestParam(defaultValue = "") String again,
                  Model page, HttpServletRequest request, HttpServletResponse response) {
        String account = currentUser.who().id();
        try {
            int version = passwords.change(account, current, wanted, again).version();
            SecurityContext context = SecurityContextHolder.createEmptyContext();
            context.setAuthentication(EngineCredentials.loggedIn(account, version));
            request.changeSessionId();
            sessions.saveContext(context, request, response);
            return "redirect:/";
        } catch (RefusedException refused) {
            page.addAttribute("problems", refused.reasons());
            response.setStatus(HttpStatus.UNPROCESSABLE_ENTITY.value());
            return show(page);
        }
    }
}
