package fr.paraphe.security.oidc;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.http.HttpMessageConvertersAutoConfiguration;
import org.springframework.boot.autoconfigure.jackson.JacksonAutoConfiguration;
import org.springframework.boot.autoconfigure.security.oauth2.server.servlet.OAuth2AuthorizationServerJwtAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.WebMvcAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.core.annotation.Order;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.core.userdetails.User;
import org.springframework.security.core.userdetails.UserDetailsService;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.server.authorization.client.InMemoryRegisteredClientRepository;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.security.oauth2.server.authorization.config.annotation.web.configurers.OAuth2AuthorizationServerConfigurer;
import org.springframework.security.oauth2.server.authorization.settings.AuthorizationServerSettings;
import org.springframework.security.oauth2.server.authorization.settings.ClientSettings;
import org.springframework.security.oauth2.server.authorization.token.JwtEncodingContext;
import org.springframework.security.oauth2.server.authorization.token.OAuth2TokenCustomizer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.LoginUrlAuthenticationEntryPoint;
import org.springframework.security.web.savedrequest.HttpSessionRequestCache;

/** A real OpenID Connect provider in the test's machine (Spring Authorization Server): whoever is in {@link #PEOPLE} logs in with the password «secret». */
final class TestProvider {

    /** By name at the provider, which is also their subject, what their tokens say of them. */
    static final Map<String, Map<String, Object>> PEOPLE = new ConcurrentHashMap<>();

    static final String PROGRAM = "logiciel-de-la-mairie";
    static final String STRANGER = "un-autre-logiciel";

    private final ServletWebServerApplicationContext server;
    private final RegisteredClient paraphe;

    TestProvider() {
        server = (ServletWebServerApplicationContext) new SpringApplicationBuilder(Provider.class)
            .properties("spring.config.name=provider", "server.port=0", "server.address=127.0.0.1", "server.servlet.session.cookie.name=PROVIDER", "logging.level.root=warn").run();
        paraphe = RegisteredClient.withId("paraphe").clientId("paraphe").clientSecret("{noop}secret")
            .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC).authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("http://127.0.0.1/").scope("openid").scope("profile").scope("email")
            .clientSettings(ClientSettings.builder().requireProofKey(true).build()).build();
    }

    /** Of its own host: a browser's cookies know no ports. */
    String issuer() {
        return "http://localhost:" + server.getWebServer().getPort();
    }

    void sendsBackTo(int port) {
        server.getBean(InMemoryRegisteredClientRepository.class).save(RegisteredClient.from(paraphe)
            .redirectUris(uris -> uris.add("http://127.0.0.1:" + port + "/login/oauth2/code/oidc"))
            .postLogoutRedirectUri("http://127.0.0.1:" + port + "/login?logout").build());
    }

    void stop() {
        server.close();
    }

    /** Not marked as a configuration: the application's own scan would find it. */
    @EnableWebSecurity
    @ImportAutoConfiguration({ServletWebServerFactoryAutoConfiguration.class, DispatcherServletAutoConfiguration.class, WebMvcAutoConfiguration.class,
        HttpMessageConvertersAutoConfiguration.class, JacksonAutoConfiguration.class, SecurityFilterAutoConfiguration.class, OAuth2AuthorizationServerJwtAutoConfiguration.class})
    static class Provider {

        @Bean
        @Order(1)
        SecurityFilterChain endpoints(HttpSecurity http) throws Exception {
            OAuth2AuthorizationServerConfigurer endpoints = OAuth2AuthorizationServerConfigurer.authorizationServer();
            return http.securityMatcher(endpoints.getEndpointsMatcher()).with(endpoints, server -> server.oidc(Customizer.withDefaults()))
                .authorizeHttpRequests(requests -> requests.anyRequest().authenticated())
                .exceptionHandling(errors -> errors.authenticationEntryPoint(new LoginUrlAuthenticationEntryPoint("/login")))
                .requestCache(asked -> asked.requestCache(new HttpSessionRequestCache()))
                .oauth2ResourceServer(tokens -> tokens.jwt(Customizer.withDefaults())).build();
        }

        @Bean
        @Order(2)
        SecurityFilterChain people(HttpSecurity http) throws Exception {
            // a browser asks for the icon as well, and would be led there after the login
            return http.authorizeHttpRequests(requests -> requests.requestMatchers("/favicon.ico").permitAll().anyRequest().authenticated()).formLogin(Customizer.withDefaults())
                .requestCache(asked -> asked.requestCache(new HttpSessionRequestCache())).csrf(AbstractHttpConfigurer::disable).build();
        }

        @Bean
        UserDetailsService users() {
            return name -> User.withUsername(name).password("{noop}secret").disabled(!PEOPLE.containsKey(name)).build();
        }

        @Bean
        InMemoryRegisteredClientRepository clients() {
            return new InMemoryRegisteredClientRepository(List.of(program(PROGRAM), program(STRANGER)));
        }

        @Bean
        AuthorizationServerSettings settings() {
            return AuthorizationServerSettings.builder().build();
        }

        @Bean
        OAuth2TokenCustomizer<JwtEncodingContext> claims() {
            return token -> token.getClaims().claims(claims -> {
                claims.putAll(PEOPLE.getOrDefault(token.getPrincipal().getName(), Map.of()));
                if (token.getRegisteredClient().getClientId().equals(PROGRAM)) {
                    claims.put("aud", List.of("paraphe-api"));
                }
            });
        }

        private static RegisteredClient program(String id) {
            return RegisteredClient.withId(UUID.randomUUID().toString()).clientId(id).clientSecret("{noop}" + id)
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_BASIC).authorizationGrantType(AuthorizationGrantType.CLIENT_CREDENTIALS).build();
        }
    }
}
