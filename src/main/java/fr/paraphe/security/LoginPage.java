package fr.paraphe.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpSession;
import java.util.List;
import java.util.Optional;
import org.springframework.security.core.Authentication;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

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
    String login(@RequestParam(name = "error", required = false) String error, Model page, Authentication whoever, HttpServletRequest request) {
        if (whoever instanceof WhoToken) {
            return "redirect:/";
        }
        HttpSession session = request.getSession(false);
        if (session != null && session.getAttribute(FAREWELL) instanceof String address) {
            session.invalidate();
            return "redirect:" + address;
        }
        page.addAttribute("failed", error != null);
        page.addAttribute("other", other.orElse(null));
        return "login";
    }

    @GetMapping("/")
    String home() {
        Who who = currentUser.who();
        List<Role> roles = who.groups().stream().map(Role::of).flatMap(Optional::stream).toList();
        if (roles.contains(Role.ADMINISTRATION)) {
            return "redirect:/camunda/app/welcome/default/";
        }
        boolean watchesOnly = roles.contains(Role.DIRECTION) && roles.stream().noneMatch(Role::worksOnCases);
        return watchesOnly ? "redirect:/camunda/app/cockpit/default/" : "redirect:/camunda/app/tasklist/default/";
    }
}
