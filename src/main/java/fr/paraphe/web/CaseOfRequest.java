package fr.paraphe.web;

import fr.paraphe.CaseInLog;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.MDC;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** What is logged during a request names the case that its address names; a use case that finds it out later says so itself. */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 1)
public class CaseOfRequest extends OncePerRequestFilter {

    private static final Pattern REFERENCE = Pattern.compile("\\bENT-[A-Za-z0-9-]{1,56}");

    /** The rest of this request is about that case. */
    public static void is(String reference) {
        MDC.put(CaseInLog.FIELD, reference);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
        Matcher named = REFERENCE.matcher(request.getRequestURI() + "?" + request.getQueryString());
        if (named.find()) {
            is(named.group());
        }
        try {
            chain.doFilter(request, response);
        } finally {
            MDC.remove(CaseInLog.FIELD);
        }
    }
}
