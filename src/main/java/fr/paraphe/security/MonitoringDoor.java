package fr.paraphe.security;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.config.http.SessionCreationPolicy;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.access.intercept.AuthorizationFilter;
import org.springframework.security.web.authentication.preauth.PreAuthenticatedAuthenticationToken;
import org.springframework.security.web.servlet.util.matcher.PathPatternRequestMatcher;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.security.web.util.matcher.OrRequestMatcher;
import org.springframework.security.web.util.matcher.RequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * The door of those who watch the application: health says UP or DOWN to everybody and why to an operator; figures are for an operator, or for a program that
 * carries the token set for it. A monitoring system needs no account that way, least of all an operator's.
 */
@Configuration(proxyBeanMethods = false)
class MonitoringDoor {

    static final String FIGURES = "metrics";

    @Bean
    @Order(0)
    SecurityFilterChain monitoring(HttpSecurity http, Accounts accounts, Passwords passwords, ProcessEngine engine, EngineCredentials credentials,
                                   @Value("${paraphe.public-url}") String publicUrl, @Value("${paraphe.operation.metrics-token:}") String token) throws Exception {
        RequestMatcher health = path("/actuator/health/**");
        RequestMatcher figures = path("/actuator/prometheus");
        return http.securityMatcher(new OrRequestMatcher(health, figures))
            .authenticationProvider(credentials)
            .httpBasic(basic -> basic.authenticationEntryPoint(Answers::unauthenticated))
            .sessionManagement(session -> session.sessionCreationPolicy(SessionCreationPolicy.STATELESS))
            .csrf(AbstractHttpConfigurer::disable)
            .requestCache(AbstractHttpConfigurer::disable)
            .logout(AbstractHttpConfigurer::disable)
            .addFilterBefore(new EngineDoorFilter(accounts, passwords, new NewPasswordFirst(AnyRequestMatcher.INSTANCE, publicUrl), engine), AuthorizationFilter.class)
            .addFilterBefore(new TokenFilter(token), AuthorizationFilter.class)
            .authorizeHttpRequests(requests -> requests
                .requestMatchers(health).permitAll()
                .anyRequest().hasAnyAuthority(Role.ADMINISTRATION.id(), FIGURES))
            .exceptionHandling(errors -> errors.authenticationEntryPoint(Answers::unauthenticated).accessDeniedHandler(Answers::denied))
            .headers(headers -> headers.httpStrictTransportSecurity(https -> https.includeSubDomains(false)))
            .build();
    }

    private static RequestMatcher path(String pattern) {
        return PathPatternRequestMatcher.withDefaults().matcher(pattern);
    }

    /** {@code Authorization: Bearer …}; without a token set nobody comes in that way. */
    private static final class TokenFilter extends OncePerRequestFilter {

        private static final String SCHEME = "Bearer ";

        private final byte[] token;

        TokenFilter(String token) {
            this.token = token.strip().getBytes(StandardCharsets.UTF_8);
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
            String given = request.getHeader(HttpHeaders.AUTHORIZATION);
            if (token.length > 0 && given != null && given.startsWith(SCHEME)
                && MessageDigest.isEqual(token, given.substring(SCHEME.length()).getBytes(StandardCharsets.UTF_8))) {
                SecurityContext context = SecurityContextHolder.createEmptyContext();
                context.setAuthentication(new PreAuthenticatedAuthenticationToken(FIGURES, null, AuthorityUtils.createAuthorityList(FIGURES)));
                SecurityContextHolder.setContext(context);
            }
            chain.doFilter(request, response);
        }
    }
}
