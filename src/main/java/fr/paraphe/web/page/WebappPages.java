package fr.paraphe.web.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.security.Action;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Role;
import fr.paraphe.security.Who;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;
import org.springframework.web.util.HtmlUtils;

/**
 * The one page of each of the engine's web applications says that it is French (a screen reader pronounces it so), is Paraphe's, and is sent in the encoding
 * that it is written in: the release declares English, its vendor and ISO-8859-1. It also says what the release does not ask: in which zone dates are read and
 * what time it is, what the person may do beyond her tasks, and which pages of ours are hers.
 */
@Configuration(proxyBeanMethods = false)
class WebappPages {

    private static final String HTML = "<html lang=\"en\">";
    private static final Pattern NONCE = Pattern.compile("'nonce-([\\w-]+)'");
    /** What people call a group that the engine knows by its id. */
    private static final Map<String, String> GROUPS = Arrays.stream(Role.values()).collect(Collectors.toMap(Role::id, Role::frenchName, (one, other) -> one, TreeMap::new));
    private static final Map<Action, String> RIGHTS = new EnumMap<>(Map.of(Action.ASSIGN_TASKS, "assign", Action.MANAGE_FILTERS, "filters", Action.USE_COCKPIT, "cockpit",
        Action.DEPLOY, "operate"));

    /** A filter is built before everything else; whom and what the page asks for would have the engine built with it, which takes longer then. */
    @Bean
    FilterRegistrationBean<Translation> translationOfPages(CivilClock clock, ObjectProvider<CurrentUser> user, ObjectProvider<PageFrame> frame, ObjectMapper json) {
        FilterRegistrationBean<Translation> registration = new FilterRegistrationBean<>(new Translation(clock, user, frame, json));
        registration.addUrlPatterns("/camunda/app/*");
        // behind the login, before the engine's own filter that writes the page
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
    }

    static class Translation extends OncePerRequestFilter {

        private final CivilClock clock;
        private final ObjectProvider<CurrentUser> user;
        private final ObjectProvider<PageFrame> frame;
        private final ObjectMapper json;

        Translation(CivilClock clock, ObjectProvider<CurrentUser> user, ObjectProvider<PageFrame> frame, ObjectMapper json) {
            this.clock = clock;
            this.user = user;
            this.frame = frame;
            this.json = json;
        }

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !request.getRequestURI().endsWith("/");
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
            ContentCachingResponseWrapper written = new ContentCachingResponseWrapper(response);
            chain.doFilter(request, written);
            byte[] page = written.getContentAsByteArray();
            if (page.length == 0 || written.getContentType() == null || !written.getContentType().startsWith("text/html")) {
                written.copyBodyToResponse();
                return;
            }
            byte[] ours = ours(withNonceOf(response, new String(page, StandardCharsets.UTF_8))).getBytes(StandardCharsets.UTF_8);
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(ours.length);
            response.getOutputStream().write(ours);
        }

        /**
         * The engine keeps the nonce of its content policy in the session: of two pages that open at once, one would get the other's and stay blank. What this
         * response's own header says is put into its page.
         */
        private static String withNonceOf(HttpServletResponse response, String page) {
            Matcher policy = NONCE.matcher(String.valueOf(response.getHeader("Content-Security-Policy")));
            return policy.find() ? page.replaceAll("nonce=\"[^\"]*\"", "nonce=\"" + policy.group(1) + "\"") : page;
        }

        private String ours(String page) throws JsonProcessingException {
            String root = "<html lang=\"fr\" data-zone=\"" + clock.zone() + "\" data-now=\"" + clock.now() + "\" data-may=\"" + rights()
                + "\" data-pages=\"" + HtmlUtils.htmlEscape(json.writeValueAsString(frame.getObject().links())) + "\" data-groups=\"" + HtmlUtils.htmlEscape(json.writeValueAsString(GROUPS)) + "\">";
            return page.replace(HTML, root).replaceAll("<title>[^<]*</title>", "<title>Paraphe</title>")
                .replaceAll("<meta name=\"description\"\\s+content=\"[^\"]*\"", "<meta name=\"description\" content=\"Paraphe\"")
                .replaceAll("<meta name=\"author\"\\s+content=\"[^\"]*\"", "<meta name=\"author\" content=\"Paraphe\"");
        }

        /** What the applications offer to everybody and the engine refuses to nearly all: their style hides it from the others. */
        private String rights() {
            Optional<Who> who = user.getObject().someone();
            return RIGHTS.entrySet().stream().filter(right -> who.filter(someone -> someone.may(right.getKey())).isPresent()).map(Map.Entry::getValue)
                .collect(Collectors.joining(" "));
        }
    }
}
