package fr.paraphe.security.oidc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserService;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.security.oauth2.core.OAuth2Error;
import org.springframework.security.oauth2.core.user.DefaultOAuth2User;
import org.springframework.security.oauth2.core.user.OAuth2User;
import org.springframework.security.oauth2.jwt.JwtException;
import org.springframework.security.oauth2.jwt.JwtValidators;
import org.springframework.security.oauth2.jwt.NimbusJwtDecoder;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;

/** Asks the provider who somebody is. ProConnect answers with a signed token where others answer with plain JSON; Spring's own service reads the latter only. */
final class UserInfo implements OAuth2UserService<OAuth2UserRequest, OAuth2User> {

    private static final MediaType SIGNED = MediaType.valueOf("application/jwt");

    private final RestClient http;
    private final ObjectMapper json = new ObjectMapper();

    UserInfo(RestClient http) {
        this.http = http;
    }

    @Override
    public OAuth2User loadUser(OAuth2UserRequest request) {
        ClientRegistration provider = request.getClientRegistration();
        try {
            ResponseEntity<String> answer = http.get().uri(provider.getProviderDetails().getUserInfoEndpoint().getUri())
                .headers(headers -> headers.setBearerAuth(request.getAccessToken().getTokenValue()))
                .accept(SIGNED, MediaType.APPLICATION_JSON).retrieve().toEntity(String.class);
            String body = Objects.requireNonNullElse(answer.getBody(), "");
            boolean signed = SIGNED.isCompatibleWith(answer.getHeaders().getContentType());
            return new DefaultOAuth2User(AuthorityUtils.NO_AUTHORITIES, signed ? verified(provider, body) : plain(body), "sub");
        } catch (RestClientException | JsonProcessingException | JwtException | IllegalArgumentException unreadable) {
            throw new OAuth2AuthenticationException(new OAuth2Error("user_info"), "user info: " + unreadable.getMessage(), unreadable);
        }
    }

    private Map<String, Object> plain(String body) throws JsonProcessingException {
        return json.readerForMapOf(Object.class).readValue(body);
    }

    private static Map<String, Object> verified(ClientRegistration provider, String token) {
        NimbusJwtDecoder decoder = NimbusJwtDecoder.withJwkSetUri(provider.getProviderDetails().getJwkSetUri()).build();
        decoder.setJwtValidator(JwtValidators.createDefaultWithIssuer(provider.getProviderDetails().getIssuerUri()));
        return decoder.decode(token).getClaims();
    }
}
