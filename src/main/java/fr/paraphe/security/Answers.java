package fr.paraphe.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.csrf.CsrfException;

/** What the filter chains themselves answer on the APIs, as problem details (RFC 9457) in French. */
final class Answers {

    private Answers() {
    }

    static void unauthenticated(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) throws IOException {
        // A browser would put up its own password box over the page that sent the request.
        if (request.getHeader("Sec-Fetch-Mode") == null) {
            response.setHeader("WWW-Authenticate", "Basic realm=\"Paraphe\", charset=\"UTF-8\"");
        }
        problem(response, 401, "unauthenticated", "Connexion nécessaire", "Connectez-vous pour continuer.");
    }

    static void denied(HttpServletRequest request, HttpServletResponse response, AccessDeniedException why) throws IOException {
        problem(response, 403, "forbidden", "Accès refusé", why instanceof CsrfException
            ? "La page a expiré : rechargez-la puis recommencez."
            : "Votre compte ne permet pas cette action.");
    }

    static void problem(HttpServletResponse response, int status, String type, String title, String detail) throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getWriter().write("""
            {"type":"urn:paraphe:problem:%s","title":"%s","status":%d,"detail":"%s","errors":[]}""".formatted(type, title, status, detail));
    }
}
