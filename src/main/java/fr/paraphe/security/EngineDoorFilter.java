package fr.paraphe.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import org.camunda.bpm.engine.IdentityService;
import org.camunda.bpm.engine.ProcessEngine;
import org.camunda.bpm.engine.ProcessEngines;
import org.camunda.bpm.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.camunda.bpm.webapp.impl.security.auth.AuthenticationUtil;
import org.camunda.bpm.webapp.impl.security.auth.Authentications;
import org.springframework.security.authentication.AnonymousAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Behind every door the same person with the same rights: looks up what the account is and may see now, and tells Spring Security, the engine and
 * Camunda's web applications, for the length of the request. An engine without a current user checks nothing, so that this comes before anything
 * that may ask it.
 */
class EngineDoorFilter extends OncePerRequestFilter {

    private final Accounts accounts;
    private final Passwords passwords;
    private final NewPasswordFirst newPasswordFirst;
    private final ProcessEngine engine;

    EngineDoorFilter(Accounts accounts, Passwords passwords, NewPasswordFirst newPasswordFirst, ProcessEngine engine) {
        this.accounts = accounts;
        this.passwords = passwords;
        this.newPasswordFirst = newPasswordFirst;
        this.engine = engine;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        if (authentication == null || authentication instanceof AnonymousAuthenticationToken) {
            chain.doFilter(request, response);
            return;
        }
        Optional<Who> found = accounts.find(authentication.getName());
        Passwords.State password = passwords.of(authentication.getName());
        if (found.isEmpty() || authentication.getDetails() instanceof Integer version && version != password.version()) {
            forget(request);
            chain.doFilter(request, response);
            return;
        }
        if (password.mustChange() && authentication.getDetails() instanceof Integer && !newPasswordFirst.opens(request, response)) {
            return;
        }
        Who who = found.get();
        leadToOurEngine();
        Door door = Door.of(request.getRequestURI().substring(request.getContextPath().length()));
        if (door == Door.WEBAPP) {
            tellWebapps(request, who);
        }
        SecurityContext context = SecurityContextHolder.createEmptyContext();
        context.setAuthentication(new WhoToken(who));
        SecurityContextHolder.setContext(context);
        IdentityService identity = engine.getIdentityService();
        identity.setAuthentication(who.id(), List.copyOf(who.groupsInTheEngine()), List.copyOf(who.tenants()));
        door.enter();
        try {
            chain.doFilter(request, response);
        } finally {
            Door.leave();
            identity.clearAuthentication();
        }
    }

    /**
     * The engine's REST resources find their engine in a register of the whole machine, by its name. Another one of that name, from a configuration file on
     * the class path or a second application in this machine, would be served without any of our guards.
     */
    private void leadToOurEngine() {
        if (ProcessEngines.getProcessEngine(engine.getName()) != engine) {
            ProcessEngines.registerProcessEngine(engine);
        }
    }

    /** The account was removed, or got another password, while its session lived. */
    private static void forget(HttpServletRequest request) {
        SecurityContextHolder.clearContext();
        HttpSession session = request.getSession(false);
        if (session != null) {
            session.invalidate();
        }
    }

    /**
     * The web applications keep whom they know in the session and set the engine's user from it, after this filter. What they find is made anew for
     * each request: a shared object would be changed by one request while another reads it.
     */
    private void tellWebapps(HttpServletRequest request, Who who) {
        Authentications known = new Authentications();
        // one command around: by itself it opens six transactions and reads the groups that have grants in each
        known.addOrReplace(((ProcessEngineConfigurationImpl) engine.getProcessEngineConfiguration()).getCommandExecutorTxRequired()
            .execute(command -> AuthenticationUtil.createAuthentication(engine, who.id(), List.copyOf(who.groupsInTheEngine()), List.copyOf(who.tenants()))));
        AuthenticationUtil.updateSession(request.getSession(), known);
    }
}
