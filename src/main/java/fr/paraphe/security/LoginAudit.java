package fr.paraphe.security;

import fr.paraphe.audit.Actor;
import fr.paraphe.audit.AuditDoor;
import fr.paraphe.audit.AuditEvent;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.audit.AuditTrail;
import org.springframework.context.event.EventListener;
import org.springframework.security.authentication.event.AbstractAuthenticationFailureEvent;
import org.springframework.security.authentication.event.InteractiveAuthenticationSuccessEvent;
import org.springframework.security.authentication.event.LogoutSuccessEvent;
import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/**
 * Tells the audit trail who logged in and out, and for which account a login was refused. A name that is no account is not kept: people type passwords there.
 * Programs send their credentials with each request, whose acts are told; only their refusals are.
 */
@Component
class LoginAudit {

    private static final String NOBODY = "inconnu";

    private final AuditTrail trail;
    private final Accounts accounts;

    LoginAudit(AuditTrail trail, Accounts accounts) {
        this.trail = trail;
        this.accounts = accounts;
    }

    private static AuditDoor door() {
        return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes asked
            ? RequestActing.named(Door.of(asked.getRequest().getRequestURI().substring(asked.getRequest().getContextPath().length()))) : AuditDoor.HOUSE;
    }

    @EventListener
    void loggedIn(InteractiveAuthenticationSuccessEvent event) {
        String account = event.getAuthentication().getName();
        trail.record(AuditEvent.ofHouse(AuditKind.LOGGED_IN, account).by(new Actor(account, door())));
    }

    @EventListener
    void loggedOut(LogoutSuccessEvent event) {
        String account = event.getAuthentication().getName();
        trail.record(AuditEvent.ofHouse(AuditKind.LOGGED_OUT, account).by(new Actor(account, door())));
    }

    @EventListener
    void refused(AbstractAuthenticationFailureEvent event) {
        String typed = event.getAuthentication().getName();
        String account = typed != null && accounts.exists(typed) ? typed : NOBODY;
        trail.record(AuditEvent.ofHouse(AuditKind.LOGIN_REFUSED, account).by(new Actor(account, door())));
    }
}
