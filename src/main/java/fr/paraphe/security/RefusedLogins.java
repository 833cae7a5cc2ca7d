package fr.paraphe.security;

import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpSession;
import java.io.IOException;
import java.util.Optional;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.WebAttributes;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;

/**
 * Keeps for the login page, in the browser's session, why a login was refused and how many were in a row. Whether there is an account of the name that was typed, and
 * whether the engine has locked it after wrong passwords, is told to nobody: what is said depends on how often this browser was refused, whatever it typed.
 */
final class RefusedLogins extends SimpleUrlAuthenticationFailureHandler {

    private static final String ERRORS = RefusedLogins.class.getName() + ".errors";
    private static final int MANY = 3;

    RefusedLogins() {
        super("/login?error");
    }

    @Override
    public void onAuthenticationFailure(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException, ServletException {
        HttpSession session = request.getSession();
        session.setAttribute(ERRORS, errors(session) + 1);
        super.onAuthenticationFailure(request, response, why);
    }

    /** What the login page has to say. */
    static Optional<LoginProblem> problem(HttpServletRequest request) {
        if (has(request, "error")) {
            return Optional.of(refusal(request.getSession(false)));
        }
        if (has(request, "blocked")) {
            return Optional.of(LoginProblem.BLOCKED);
        }
        if (has(request, "refused")) {
            return Optional.of(LoginProblem.UNKNOWN_HERE);
        }
        if (has(request, "failed")) {
            return Optional.of(LoginProblem.NOT_DONE);
        }
        return has(request, "expired") || !has(request, "logout") && sessionIsOver(request) ? Optional.of(LoginProblem.EXPIRED) : Optional.empty();
    }

    /** Whether the browser comes with a session that there is no more; whoever logs out has its cookie taken away. */
    static boolean sessionIsOver(HttpServletRequest request) {
        return request.getRequestedSessionId() != null && !request.isRequestedSessionIdValid();
    }

    private static LoginProblem refusal(HttpSession session) {
        if (session == null) {
            return LoginProblem.WRONG;
        }
        if (session.getAttribute(WebAttributes.AUTHENTICATION_EXCEPTION) instanceof DisabledException) {
            return LoginProblem.BLOCKED;
        }
        return errors(session) >= MANY ? LoginProblem.REPEATED : LoginProblem.WRONG;
    }

    private static int errors(HttpSession session) {
        return session.getAttribute(ERRORS) instanceof Integer errors ? errors : 0;
    }

    private static boolean has(HttpServletRequest request, String parameter) {
        return request.getParameter(parameter) != null;
    }
}
