package fr.paraphe.security;

import fr.paraphe.audit.AuditEvent;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.audit.AuditTrail;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.core.annotation.Order;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Tells the audit trail what somebody who is logged in was refused, at our own API and pages as at the engine's. Inside the security chain, where the person is known. */
@Component
@Order(RefusedDoors.INSIDE_THE_CHAIN)
class RefusedDoors extends OncePerRequestFilter {

    /** Spring Security's filter stands at -100. */
    static final int INSIDE_THE_CHAIN = 0;

    private final AuditTrail trail;

    RefusedDoors(AuditTrail trail) {
        this.trail = trail;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        chain.doFilter(request, response);
        if (response.getStatus() == HttpServletResponse.SC_FORBIDDEN && SecurityContextHolder.getContext().getAuthentication() instanceof WhoToken) {
            trail.record(AuditEvent.ofHouse(AuditKind.ACCESS_REFUSED, request.getMethod() + " " + request.getRequestURI()));
        }
    }
}
