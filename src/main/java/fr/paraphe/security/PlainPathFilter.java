package fr.paraphe.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Pattern;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Refuses addresses that are written in another way than any link of ours: with {@code ;}, {@code //}, {@code ..} or letters in disguise. Several parties
 * read the path after this (the security chains, Tomcat's mapping, the engine's resources and filters), and none of them shall read another path than the next.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class PlainPathFilter extends OncePerRequestFilter {

    private static final Pattern DISGUISED = Pattern.compile(
        "[;\\\\]|//|/\\.\\.?(?:/|$)|%(?![0-9a-fA-F]{2})"
            // control characters, and those that need no percent: / \ ; % and what RFC 3986 calls unreserved
            + "|%(?:[01][0-9a-fA-F]|7[fF]|2[fFdDeE5]|5[cCfF]|7[eE]|3[0-9bB]|4[1-9a-fA-F]|5[0-9aA]|6[1-9a-fA-F]|7[0-9aA])");

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        if (DISGUISED.matcher(request.getRequestURI()).find()) {
            Answers.problem(response, 400, "unreadable", "Adresse refusée", "Cette adresse n’est pas écrite comme il faut.");
        } else {
            chain.doFilter(request, response);
        }
    }
}
