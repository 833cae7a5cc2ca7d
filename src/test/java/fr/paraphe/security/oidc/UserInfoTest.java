package fr.paraphe.security.oidc;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.userinfo.OAuth2UserRequest;
import org.springframework.security.oauth2.core.AuthorizationGrantType;
import org.springframework.security.oauth2.core.OAuth2AccessToken;
import org.springframework.security.oauth2.core.OAuth2AuthenticationException;
import org.springframework.web.client.RestClient;

/** What a provider answers when it is asked who somebody is: in the clear, or signed as ProConnect does. */
class UserInfoTest {

    private HttpServer provider;
    private String issuer;
    private RSAKey key;
    private String type;
    private String body;

    @BeforeEach
    void start() throws IOException, JOSEException {
        key = new RSAKeyGenerator(2048).keyID("k").generate();
        provider = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        issuer = "http://127.0.0.1:" + provider.getAddress().getPort();
        answers("/jwks", () -> "application/json", () -> new JWKSet(key.toPublicJWK()).toString());
        answers("/userinfo", () -> type, () -> body);
        provider.start();
    }

    @AfterEach
    void stop() {
        provider.stop(0);
    }

    @Test
    void inTheClear() {
        type = "application/json;charset=UTF-8";
        body = "{\"sub\":\"1\",\"given_name\":\"Zoé\",\"siret\":\"21110076300019\"}";
        assertThat(ask().getAttributes()).containsEntry("given_name", "Zoé").containsEntry("siret", "21110076300019");
    }

    @Test
    void signed() throws JOSEException {
        type = "application/jwt";
        body = token(issuer, key);
        assertThat(ask().getAttributes()).containsEntry("usual_name", "Martin").containsEntry("sub", "1");
    }

    @Test
    void signedBySomebodyElse() throws JOSEException {
        type = "application/jwt";
        body = token(issuer, new RSAKeyGenerator(2048).keyID("k").generate());
        assertThatThrownBy(this::ask).isInstanceOf(OAuth2AuthenticationException.class);
        body = token("https://other.example", key);
        assertThatThrownBy(this::ask).isInstanceOf(OAuth2AuthenticationException.class);
    }

    @Test
    void nothingThatCanBeRead() {
        type = "application/json";
        body = "<html>";
        assertThatThrownBy(this::ask).isInstanceOf(OAuth2AuthenticationException.class);
    }

    private org.springframework.security.oauth2.core.user.OAuth2User ask() {
        ClientRegistration registration = ClientRegistration.withRegistrationId("oidc").clientId("paraphe").authorizationGrantType(AuthorizationGrantType.AUTHORIZATION_CODE)
            .redirectUri("http://127.0.0.1/").authorizationUri(issuer + "/authorize").tokenUri(issuer + "/token").issuerUri(issuer).jwkSetUri(issuer + "/jwks")
            .userInfoUri(issuer + "/userinfo").userNameAttributeName("sub").build();
        OAuth2AccessToken access = new OAuth2AccessToken(OAuth2AccessToken.TokenType.BEARER, "t", Instant.parse("2017-09-15T08:00:00Z"), Instant.parse("2017-09-15T09:00:00Z"));
        return new UserInfo(RestClient.create()).loadUser(new OAuth2UserRequest(registration, access));
    }

    private static String token(String issuer, RSAKey key) throws JOSEException {
        SignedJWT token = new SignedJWT(new JWSHeader.Builder(JWSAlgorithm.RS256).keyID("k").build(),
            new JWTClaimsSet.Builder().issuer(issuer).subject("1").claim("usual_name", "Martin").build());
        token.sign(new RSASSASigner(key));
        return token.serialize();
    }

    private interface Text {
        String get();
    }

    private void answers(String path, Text type, Text body) {
        provider.createContext(path, exchange -> {
            byte[] bytes = body.get().getBytes(StandardCharsets.UTF_8);
            exchange.getResponseHeaders().add("Content-Type", type.get());
            exchange.sendResponseHeaders(200, bytes.length);
            exchange.getResponseBody().write(bytes);
            exchange.close();
        });
    }
}
