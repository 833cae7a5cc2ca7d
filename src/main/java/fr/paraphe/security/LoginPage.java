package fr.paraphe.security;

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

    private final CurrentUser currentUser;

    LoginPage(CurrentUser currentUser) {
        this.currentUser = currentUser;
    }

    @GetMapping("/login")
    String login(@RequestParam(name = "error", required = false) String error, Model page, Authentication whoever) {
        if (whoever instanceof WhoToken) {
            return "redirect:/";
        }
        page.addAttribute("failed", error != null);
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
