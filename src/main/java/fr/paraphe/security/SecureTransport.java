package fr.paraphe.security;

import java.util.Locale;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.env.EnvironmentPostProcessor;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.MapPropertySource;

/**
 * Where people reach the application by https, every cookie is for https alone, and what the proxy that ends TLS says of a request (X-Forwarded-Proto, from
 * addresses that are the network's own) is believed. One setting, {@code paraphe.public-url}, decides; each of these can still be set by itself.
 */
public final class SecureTransport implements EnvironmentPostProcessor {

    private static final Map<String, Object> BEHIND_TLS = Map.of(
        "server.servlet.session.cookie.secure", "true",
        "camunda.bpm.webapp.csrf.enable-secure-cookie", "true",
        "server.forward-headers-strategy", "native");

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        if (isHttps(environment.getProperty("paraphe.public-url", ""))) {
            environment.getPropertySources().addLast(new MapPropertySource("behind TLS", BEHIND_TLS));
        }
    }

    static boolean isHttps(String url) {
        return url.toLowerCase(Locale.ROOT).startsWith("https://");
    }
}
