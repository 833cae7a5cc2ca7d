package fr.paraphe.security;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.security.web.util.matcher.RequestMatcher;

/** Keeps an account whose password somebody else has set on the page where its owner chooses one; logging out remains open, before this. */
final class NewPasswordFirst {

    private final RequestMatcher calledByScripts;
    private final String publicUrl;

    NewPasswordFirst(RequestMatcher calledByScripts, String publicUrl) {
        this.calledByScripts = calledByScripts;
        this.publicUrl = publicUrl;
    }

    /** @return whether the request may go on */
    boolean opens(HttpServletRequest request, HttpServletResponse response) throws IOException {
        String path = request.getRequestURI().substring(request.getContextPath().length());
        if (path.equals(PasswordPage.PATH)) {
            return true;
        }
        if (calledByScripts.matches(request)) {
            Answers.problem(response, 403, "password-change", "Mot de passe à changer",
                "Le mot de passe de ce compte a été donné par un autre : connectez-vous avec un navigateur et choisissez le vôtre sur " + publicUrl + PasswordPage.PATH + ".");
        } else {
            response.sendRedirect(request.getContextPath() + PasswordPage.PATH);
        }
        return false;
    }
}
