package fr.paraphe.security.oidc;

import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import fr.paraphe.directory.Commune;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.security.OtherLogin;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Profile;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.http.client.SimpleClientHttpRequestFactory;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.authentication.DisabledException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserRequest;
import org.springframework.security.oauth2.client.oidc.userinfo.OidcUserService;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.SupplierClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.HttpSessionOAuth2AuthorizedClientRepository;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestCustomizers;
import org.springframework.security.oauth2.core.DelegatingOAuth2TokenValidator;
import org.springframework.security.oauth2.core.oidc.user.OidcUser;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtClaimNames;
import org.springframework.security.oauth2.jwt.JwtClaimValidator;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.security.oauth2.jwt.SupplierJwtDecoder;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.security.web.DefaultRedirectStrategy;
import org.springframework.security.web.authentication.SavedRequestAwareAuthenticationSuccessHandler;
import org.springframework.security.web.util.UrlUtils;
import org.springframework.stereotype.Component;
import org.springframework.web.client.RestClient;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Through an OpenID Connect provider: people by its login page, programs by its tokens, and out of both sessions at once. The provider is asked for its
 * configuration when somebody first comes, so that Paraphe starts while it is away.
 */
@Component
@Profile("oidc")
@EnableConfigurationProperties(OidcSettings.class)
class OidcLogin implements OtherLogin {

    private static final Logger LOG = LoggerFactory.getLogger(OidcLogin.class);
    private static final String ID = "oidc";
    private static final String START = "/oauth2/authorization";
    private static final int KNOWN_TOKENS = 1000;

    private final OidcSettings settings;
    private final OidcAccounts accounts;
    private final OidcClaims claims;
    private final ClientRegistrationRepository provider;
    private final OidcUserService users = new OidcUserService();
    /** Token and account: a program that calls a hundred times with one token is looked up once. */
    private final Map<String, String> known = Collections.synchronizedMap(new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, String> eldest) {
            return size() > KNOWN_TOKENS;
        }
    });

    OidcLogin(OidcSettings settings, OidcAccounts accounts, DirectoryService directory) {
        this.settings = settings;
        this.accounts = accounts;
        this.claims = new OidcClaims(settings, siren -> directory.communes().stream().filter(commune -> siren.equals(commune.siren())).map(Commune::insee).findFirst());
        this.provider = new SupplierClientRegistrationRepository(() -> new InMemoryClientRegistrationRepository(registration()));
        SimpleClientHttpRequestFactory patient = new SimpleClientHttpRequestFactory();
        patient.setConnectTimeout(Duration.ofSeconds(10));
        patient.setReadTimeout(Duration.ofSeconds(10));
        users.setOauth2UserService(new UserInfo(RestClient.builder().requestFactory(patient).build()));
        users.setRetrieveUserInfo(request -> request.getClientRegistration().getProviderDetails().getUserInfoEndpoint().getUri() != null);
    }

    @Override
    public String name() {
        return settings.name();
    }

    @Override
    public boolean decidesGroups() {
        return !settings.claims().groups().isEmpty();
    }

    @Override
    public boolean decidesWhatIsSeen() {
        return settings.decideWhatIsSeen();
    }

    @Override
    public String path() {
        return START + "/" + ID;
    }

    @Override
    public String origin() {
        return settings.origin();
    }

    @Override
    public void people(HttpSecurity http) throws Exception {
        DefaultOAuth2AuthorizationRequestResolver requests = new DefaultOAuth2AuthorizationRequestResolver(provider, START);
        requests.setAuthorizationRequestCustomizer(OAuth2AuthorizationRequestCustomizers.withPkce());
        SavedRequestAwareAuthenticationSuccessHandler entered = new SavedRequestAwareAuthenticationSuccessHandler();
        entered.setRedirectStrategy((request, response, address) -> redirect(request, response, address + Fragment.takeBack(request)));
        http.oauth2Login(login -> login.loginPage("/login").successHandler(entered).failureHandler(OidcLogin::refused)
            .clientRegistrationRepository(provider)
            .authorizedClientRepository(new HttpSessionOAuth2AuthorizedClientRepository())
            .authorizationEndpoint(endpoint -> endpoint.authorizationRequestResolver(new Fragment.Keeper(requests)))
            .userInfoEndpoint(endpoint -> endpoint.oidcUserService(this::enter)));
    }

    @Override
    public void programs(HttpSecurity http, AuthenticationEntryPoint unauthenticated) throws Exception {
        if (!settings.audience().isEmpty()) {
            SupplierJwtDecoder decoder = new SupplierJwtDecoder(this::tokens);
            http.oauth2ResourceServer(server -> server.authenticationEntryPoint(unauthenticated).jwt(jwt -> jwt.decoder(decoder).jwtAuthenticationConverter(this::enter)));
        }
    }

    @Override
    public Optional<String> farewell(HttpServletRequest request, Authentication who) {
        if (who == null || !(who.getPrincipal() instanceof OidcUser user)) {
            return Optional.empty();
        }
        Object end = provider.findByRegistrationId(ID).getProviderDetails().getConfigurationMetadata().get("end_session_endpoint");
        String back = UriComponentsBuilder.fromUriString(UrlUtils.buildFullRequestUrl(request)).replacePath(request.getContextPath() + "/login").replaceQuery("logout")
            .fragment(null).toUriString();
        return Optional.ofNullable(end).map(String::valueOf).map(address -> UriComponentsBuilder.fromUriString(address)
            .queryParam("id_token_hint", "{token}").queryParam("post_logout_redirect_uri", "{back}").queryParam("state", "{state}")
            .encode().buildAndExpand(user.getIdToken().getTokenValue(), back, UUID.randomUUID()).toUriString());
    }

    private OidcUser enter(OidcUserRequest request) {
        OidcUser user = users.loadUser(request);
        return new KnownUser(user, signIn(user.getSubject(), user.getClaims()));
    }

    private AbstractAuthenticationToken enter(Jwt token) {
        String account = known.computeIfAbsent(token.getTokenValue(), value -> signIn(token.getSubject(), token.getClaims()));
        return UsernamePasswordAuthenticationToken.authenticated(account, null, List.of());
    }

    /** Two first logins of the same person at one moment: the second finds the account of the first. */
    private String signIn(String subject, Map<String, Object> said) {
        OidcPerson person = claims.read(said);
        try {
            return accounts.signIn(subject, person);
        } catch (DataIntegrityViolationException meanwhile) {
            return accounts.signIn(subject, person);
        }
    }

    private ClientRegistration registration() {
        return ClientRegistrations.fromIssuerLocation(settings.issuer()).registrationId(ID).clientId(settings.clientId()).clientSecret(settings.clientSecret())
            .scope(settings.scope()).clientName(settings.name()).userNameAttributeName("sub").build();
    }

    private NimbusJwtDecoder tokens() {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withIssuerLocation(settings.issuer())
            .jwtProcessorCustomizer(processor -> processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(JOSEObjectType.JWT, new JOSEObjectType("at+jwt"), null)))
            .build();
        decoder.setJwtValidator(new DelegatingOAuth2TokenValidator<>(JwtValidators.createDefaultWithIssuer(settings.issuer()),
            new JwtClaimValidator<List<String>>(JwtClaimNames.AUD, audience -> audience != null && audience.contains(settings.audience()))));
        return decoder;
    }

    private static void refused(HttpServletRequest request, HttpServletResponse response, AuthenticationException failure) throws IOException {
        LOG.warn("login through the provider refused: {}", failure.getMessage());
        String why = failure instanceof DisabledException ? "blocked" : failure instanceof OidcRefusedException ? "refused" : "failed";
        redirect(request, response, "/login?" + why + Fragment.takeBack(request));
    }

    private static void redirect(HttpServletRequest request, HttpServletResponse response, String address) throws IOException {
        new DefaultRedirectStrategy().sendRedirect(request, response, address);
    }
}
