package fr.paraphe.security;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.Filter;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpMethod;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AndRequestMatcher;
import org.springframework.security.web.util.matcher.NegatedRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;

/**
 * The doors of the house. Closed unless named here: open to everybody are the login page, health, the public register of acts, the statement on accessibility,
 * and the product's own scripts and styles.
 * Paths are matched whole ({@link PathPatternRequestMatcher}): a plain string would be read against Spring's own servlet and miss the engine's.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class SecurityChains {

    /** A foreign page finds nothing to embed, to load from or to send to; style attributes are Swagger UI's. */
    private static final String CONTENT_POLICY = "default-src 'self'; img-src 'self' data:; style-src 'self' 'unsafe-inline'; object-src 'none'; "
        + "base-uri 'self'; form-action 'self'; frame-ancestors 'none'";

    private static final RequestMatcher WEBAPPS = path("/camunda/**");
    private static final RequestMatcher API = path("/api/**");
    private static final RequestMatcher ENGINE_REST = path("/engine-rest/**");
    /** Answers 401 where a page is sent to the login. */
    private static final RequestMatcher CALLED_BY_SCRIPTS = new OrRequestMatcher(API, ENGINE_REST, path("/camunda/api/**"));

    /** CVE-2026-77226: creates an administrator for whoever asks, whenever camunda-admin has no direct member. Nobody needs it here. */
    private static final RequestMatcher SETUP = any("/camunda/api/admin/setup/**", "/camunda/app/admin/*/setup/**", "/camunda/app/*/*/setup/**");

    /** Camunda's own login would make a second session beside ours, without our scopes. */
    private static final RequestMatcher OTHER_LOGIN = any("/camunda/api/admin/auth/user/*/login/**");

    private static final RequestMatcher STATIC_FILES = any("/camunda/lib/**", "/camunda/assets/**", "/camunda/favicon.ico", "/assets/**", "/favicon.ico",
        "/webjars/bpmn-js/**", "/webjars/chart.js/**");

    /** Read without a login: the public register of acts, what says how accessible the product is, and a calendar by its secret address ({@link CalendarFeeds}). */
    private static final RequestMatcher PUBLIC_PAGES = any("/actes", "/actes/**", "/accessibilite", "/echeancier/flux/*");

    private static final RequestMatcher LOGOUT = new OrRequestMatcher(
        PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/logout"),
        PathPatternRequestMatcher.withDefaults().matcher(HttpMethod.POST, "/camunda/api/admin/auth/user/*/logout"));

    private final Accounts accounts;
    private final ProcessEngine engine;
    private final EngineCredentials credentials;
    private final Passwords passwords;
    private final String publicUrl;
    private final Optional<OtherLogin> other;

    SecurityChains(Accounts accounts, ProcessEngine engine, EngineCredentials credentials, Passwords passwords, @Value("${paraphe.public-url}") String publicUrl,
                   Optional<OtherLogin> other) {
        this.accounts = accounts;
        this.engine = engine;
        this.credentials = credentials;
        this.passwords = passwords;
        this.publicUrl = publicUrl;
        this.other = other;
    }

    /** Scripts and styles that are the same for everybody: cached by the browser, no session begun. */
    @Bean
    @Order(1)
    SecurityFilterChain staticFiles(HttpSecurity http) throws Exception {
        return http.securityMatcher(new AndRequestMatcher(STATIC_FILES, SecurityChains::reads))
            .authorizeHttpRequests(requests -> requests.anyRequest().permitAll())
            .csrf(AbstractHttpConfigurer::disable)
            .requestCache(AbstractHttpConfigurer::disable)
            .securityContext(AbstractHttpConfigurer::disable)
            .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .logout(AbstractHttpConfigurer::disable)
            .headers(headers -> headers.cacheControl(HeadersConfigurer.CacheControlConfig::disable).httpStrictTransportSecurity(this::https))
            .build();
    }

    /** Programs: name and password with each request, no session, no cookie believed, hence no token. The engine's REST API knows no other way in. */
    @Bean
    @Order(2)
    SecurityFilterChain programs(HttpSecurity http) throws Exception {
        http.securityMatcher(new OrRequestMatcher(ENGINE_REST, new AndRequestMatcher(API, SecurityChains::carriesCredentials)))
            .httpBasic(basic -> basic.authenticationEntryPoint(Answers::unauthenticated))
            .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .csrf(AbstractHttpConfigurer::disable)
            .requestCache(AbstractHttpConfigurer::disable)
            .logout(AbstractHttpConfigurer::disable)
            .addFilterBefore(new SameSiteOnlyFilter(), CsrfFilter.class);
        if (other.isPresent()) {
            other.get().programs(http, Answers::unauthenticated);
        }
        return common(http).build();
    }

    /** People: one login and one session for Tasklist, Cockpit, our pages and our API. */
    @Bean
    @Order(3)
    SecurityFilterChain people(HttpSecurity http) throws Exception {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieName("PARAPHE-XSRF");
        tokens.setHeaderName("X-PARAPHE-XSRF");
        tokens.setCookiePath("/");
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax").secure(SecureTransport.isHttps(publicUrl)));
        HttpSessionRequestCache wanted = new HttpSessionRequestCache();
        wanted.setRequestMatcher(new AndRequestMatcher(SecurityChains::reads, new NegatedRequestMatcher(CALLED_BY_SCRIPTS)));
        http.formLogin(login -> login.loginPage("/login").defaultSuccessUrl("/").failureHandler(new RefusedLogins()).permitAll())
            .requestCache(cache -> cache.requestCache(wanted))
            .logout(logout -> logout.logoutRequestMatcher(LOGOUT).logoutSuccessHandler(this::afterLogout).deleteCookies("JSESSIONID"))
            // Camunda's web applications have a token of their own (X-XSRF-TOKEN) and know nothing of ours.
            .csrf(csrf -> csrf.csrfTokenRepository(tokens).csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler()).ignoringRequestMatchers(WEBAPPS))
            .addFilterAfter(new XsrfCookieFilter(), CsrfFilter.class);
        if (other.isPresent()) {
            other.get().people(http);
        }
        return common(http).build();
    }

    private HttpSecurity common(HttpSecurity http) throws Exception {
        Filter door = new EngineDoorFilter(accounts, passwords, new NewPasswordFirst(CALLED_BY_SCRIPTS, publicUrl), engine);
        return http.authenticationProvider(credentials)
            .addFilterBefore(door, AuthorizationFilter.class)
            .authorizeHttpRequests(requests -> requests
                .dispatcherTypeMatchers(DispatcherType.ERROR, DispatcherType.FORWARD).permitAll()
                .requestMatchers(SETUP, OTHER_LOGIN).denyAll()
                .requestMatchers(path("/login")).permitAll()
                .requestMatchers(PUBLIC_PAGES).permitAll()
                .anyRequest().authenticated())
            .exceptionHandling(errors -> errors
                .defaultAuthenticationEntryPointFor(Answers::unauthenticated, CALLED_BY_SCRIPTS)
                .defaultAuthenticationEntryPointFor(new ToLogin(), request -> true)
                .defaultAccessDeniedHandlerFor(Answers::denied, CALLED_BY_SCRIPTS))
            .headers(headers -> headers
                .httpStrictTransportSecurity(this::https)
                .contentSecurityPolicy(policy -> policy.policyDirectives(contentPolicy()))
                .referrerPolicy(policy -> policy.policy(ReferrerPolicyHeaderWriter.ReferrerPolicy.SAME_ORIGIN)));
    }

    /** Said to browsers whatever the proxy before us tells of the request; of this host alone, for its neighbours are not ours to bind. */
    private void https(HeadersConfigurer<HttpSecurity>.HstsConfig strict) {
        strict.includeSubDomains(false).requestMatcher(request -> SecureTransport.isHttps(publicUrl));
    }

    /** Camunda's button sends a script's request, which cannot lead the browser away: the login page that it goes to next does. */
    private void afterLogout(HttpServletRequest request, HttpServletResponse response, Authentication who) throws java.io.IOException {
        Optional<String> farewell = other.flatMap(login -> login.farewell(request, who));
        if (WEBAPPS.matches(request)) {
            farewell.ifPresent(address -> request.getSession().setAttribute(LoginPage.FAREWELL, address));
            response.setStatus(HttpServletResponse.SC_NO_CONTENT);
        } else {
            response.sendRedirect(farewell.orElse(request.getContextPath() + "/login?logout"));
        }
    }

    /** Who comes with a session that is over is told so. */
    private static final class ToLogin extends LoginUrlAuthenticationEntryPoint {

        private ToLogin() {
            super("/login");
        }

        @Override
        protected String determineUrlToUseForThisRequest(HttpServletRequest request, HttpServletResponse response, AuthenticationException why) {
            return RefusedLogins.sessionIsOver(request) ? "/login?expired" : "/login";
        }
    }

    private String contentPolicy() {
        return CONTENT_POLICY.replace("form-action 'self'", "form-action 'self'" + other.map(login -> " " + login.origin()).orElse(""));
    }

    private static boolean reads(HttpServletRequest request) {
        return request.getMethod().equals("GET") || request.getMethod().equals("HEAD");
    }

    private static boolean carriesCredentials(HttpServletRequest request) {
        return request.getHeader(HttpHeaders.AUTHORIZATION) != null;
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    private static RequestMatcher any(String... patterns) {
        return new OrRequestMatcher(java.util.Arrays.stream(patterns).map(SecurityChains::path).toList());
    }
}
