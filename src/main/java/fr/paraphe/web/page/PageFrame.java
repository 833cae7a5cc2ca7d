package fr.paraphe.web.page;

import fr.paraphe.security.Action;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Role;
import fr.paraphe.security.Who;
import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * What stands around every page: who is logged in, and where this person can go. A page that this installation does not have (the demonstration's clock) is
 * offered to nobody, and one that has nothing for a person is not offered to that person; what a page shows is still its own to guard.
 */
@Component("pageFrame")
public class PageFrame {

    private final CurrentUser user;
    private final HttpServletRequest request;
    private final ObjectProvider<RequestMappingHandlerMapping> handlers;
    private volatile Set<String> pages;

    PageFrame(CurrentUser user, HttpServletRequest request, @Qualifier("requestMappingHandlerMapping") ObjectProvider<RequestMappingHandlerMapping> handlers) {
        this.user = user;
        this.request = request;
        this.handlers = handlers;
    }

    /**
     * An entry of the navigation.
     *
     * @param here the page shown is this one or lies below it
     */
    public record Link(String label, String path, boolean here) {
    }

    public boolean loggedIn() {
        return user.someone().isPresent();
    }

    /** The person's name, or the account's where it has none. */
    public String name() {
        return user.someone().map(Who::name).orElse("");
    }

    public String account() {
        return user.someone().map(Who::id).orElse("");
    }

    /** The roles in words, e.g. «service des assemblées» */
    public String roles() {
        return user.someone().stream().flatMap(who -> who.groups().stream()).flatMap(group -> Role.of(group).stream()).sorted().map(Role::frenchName)
            .collect(Collectors.joining(", "));
    }

    public List<Link> links() {
        Optional<Who> who = user.someone();
        List<Link> links = new ArrayList<>();
        if (who.filter(someone -> someone.may(Action.USE_TASKLIST) || !someone.deputyships().isEmpty()).isPresent()) {
            links.add(link("Tâches", "/camunda/app/tasklist/default/"));
        }
        if (who.filter(someone -> someone.may(Action.USE_COCKPIT)).isPresent()) {
            links.add(link("Pilotage", "/camunda/app/cockpit/default/"));
        }
        if (who.filter(someone -> someone.may(Action.SEE_CASES)).isPresent()) {
            page("Dossiers", "/dossiers", links);
        }
        if (who.filter(someone -> someone.may(Action.SEE_TITRES)).isPresent()) {
            page("Titres", "/titres", links);
        }
        if (who.isPresent()) {
            page("Échéancier", "/echeancier", links);
            page("Calculs", "/calculs", links);
        }
        if (who.filter(someone -> someone.may(Action.RECORD_OWN_ABSENCE) || someone.may(Action.RECORD_ABSENCES)).isPresent()) {
            page("Absences", "/absences", links);
        }
        if (who.filter(someone -> someone.may(Action.MANAGE_ACCOUNTS)).isPresent()) {
            page("Comptes", "/comptes", links);
        }
        page("Actes publics", "/actes", links);
        if (who.isPresent()) {
            page("Horloge", "/demo/horloge", links);
        }
        return links;
    }

    /** Whether there is a page at this path. */
    public boolean has(String path) {
        Set<String> known = pages;
        if (known == null) {
            known = handlers.getObject().getHandlerMethods().keySet().stream().flatMap(mapping -> mapping.getPatternValues().stream()).collect(Collectors.toUnmodifiableSet());
            pages = known;
        }
        return known.contains(path);
    }

    private void page(String label, String path, List<Link> links) {
        if (has(path)) {
            links.add(link(label, path));
        }
    }

    private Link link(String label, String path) {
        String here = request.getRequestURI().substring(request.getContextPath().length());
        return new Link(label, path, here.equals(path) || here.startsWith(path + "/"));
    }
}
