package fr.paraphe.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * A browser that has once been given a name and password for HTTP Basic sends them with every request, those that a foreign page makes it send included.
 * Programs need no token on this door, so requests that a browser marks as coming from elsewhere are refused.
 */
class SameSiteOnlyFilter extends OncePerRequestFilter {

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site == null || site.equals("same-origin") || site.equals("none")) {
            chain.doFilter(request, response);
        } else {
            Answers.problem(response, 403, "forbidden", "Accès refusé", "Cette demande vient d’un autre site.");
        }
    }
}
