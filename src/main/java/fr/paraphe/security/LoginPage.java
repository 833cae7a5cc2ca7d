package fr.paraphe.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;

/** The one login page, and the way from there to what a person works with. */
@Controller
class LoginPage {

    /** In the session that follows a log-out by Camunda's own button: where the session at the provider ends too. */
    static final String FAREWELL = LoginPage.class.getName() + ".farewell";

    private final CurrentUser currentUser;
    private final Optional<OtherLogin> other;

    LoginPage(CurrentUser currentUser, Optional<OtherLogin> other) {
        this.currentUser = currentUser;
        this.other = other;
    }

    @GetMapping("/login")
    String login(Model page, Authentication whoever, HttpServletRequest request) {
        if (whoever instanceof WhoToken) {
            return "redirect:/";
        }
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(FAREWELL) instanceof String address) {
            session.invalidate();
            return "redirect:" + address;
        }
        page.addAttribute("problem", RefusedLogins.problem(request).orElse(null));
        page.addAttribute("other", other.orElse(null));
        return "login";
    }

    @GetMapping("/")
    String home() {
        Who who = currentUser.who();
        if (who.may(Action.MANAGE_ACCOUNTS)) {
            return "redirect:/camunda/app/welcome/default/";
        }
        return who.may(Action.USE_COCKPIT) && !who.may(Action.USE_TASKLIST) && who.deputyships().isEmpty() ? "redirect:/camunda/app/cockpit/default/" : "redirect:/camunda/app/tasklist/default/";
    }
}
