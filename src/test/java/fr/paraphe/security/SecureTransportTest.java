package fr.paraphe.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.mock;

import fr.paraphe.support.Answer;
import fr.paraphe.support.Program;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.autoconfigure.security.servlet.SecurityFilterAutoConfiguration;
import org.springframework.boot.autoconfigure.web.embedded.EmbeddedWebServerFactoryCustomizerAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.DispatcherServletAutoConfiguration;
import org.springframework.boot.autoconfigure.web.servlet.ServletWebServerFactoryAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.boot.web.servlet.context.ServletWebServerApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/** The doors behind TLS, on a server of their own with nothing behind them. */
class SecureTransportTest {

    @Test
    void behindTlsCookiesAreForHttpsAloneAndBrowsersAreToldToStay() {
        try (ServletWebServerApplicationContext server = start("https://paraphe.example.fr")) {
            for (String path : List.of("/login", "/assets/x.css", "/api/x", "/engine-rest/x", "/camunda/app/x", "/actuator/health")) {
                assertThat(Program.anonymous(port(server)).get(path).header("Strict-Transport-Security")).as(path).isEqualTo("max-age=31536000");
            }
            Answer login = Program.anonymous(port(server)).get("/login");
            assertThat(login.headers().allValues("Set-Cookie")).hasSize(2).allSatisfy(cookie -> assertThat(cookie).contains("Secure", "SameSite=Lax"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("JSESSIONID=").contains("HttpOnly"))
                .anySatisfy(cookie -> assertThat(cookie).startsWith("PARAPHE-XSRF="));
            assertThat(server.getEnvironment().getProperty("camunda.bpm.webapp.csrf.enable-secure-cookie")).isEqualTo("true");
        }
    }

    @Test
    void theProxyThatEndsTlsIsBelieved() {
        try (ServletWebServerApplicationContext server = start("https://paraphe.example.fr")) {
            assertThat(Program.anonymous(port(server)).send("GET", "/login", null, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "paraphe.example.fr").body())
                .isEqualTo("https paraphe.example.fr");
        }
    }

    @Test
    void withoutTlsNeither() {
        try (ServletWebServerApplicationContext server = start("http://127.0.0.1:8080")) {
            Answer login = Program.anonymous(port(server)).send("GET", "/login", null, "X-Forwarded-Proto", "https", "X-Forwarded-Host", "paraphe.example.fr");
            assertThat(login.header("Strict-Transport-Security")).isEmpty();
            assertThat(login.headers().allValues("Set-Cookie")).isNotEmpty().noneMatch(cookie -> cookie.contains("Secure"));
            assertThat(login.body()).isEqualTo("http 127.0.0.1");
        }
    }

    private static ServletWebServerApplicationContext start(String publicUrl) {
        return (ServletWebServerApplicationContext) new SpringApplicationBuilder(Doors.class)
            .properties("logging.level.root=warn").run("--server.port=0", "--paraphe.public-url=" + publicUrl);
    }

    private static int port(ServletWebServerApplicationContext server) {
        return server.getWebServer().getPort();
    }

    @Configuration(proxyBeanMethods = false)
    @ImportAutoConfiguration({ServletWebServerFactoryAutoConfiguration.class, EmbeddedWebServerFactoryCustomizerAutoConfiguration.class,
        DispatcherServletAutoConfiguration.class, SecurityFilterAutoConfiguration.class})
    @Import(SecurityChains.class)
    static class Doors {

        @Bean
        Accounts accounts() {
            return mock(Accounts.class);
        }

        @Bean
        Passwords passwords() {
            return mock(Passwords.class);
        }

        @Bean
        ProcessEngine processEngine() {
            return mock(ProcessEngine.class);
        }

        @Bean
        EngineCredentials credentials() {
            return mock(EngineCredentials.class);
        }

        @Bean
        ServletRegistrationBean<HttpServlet> page() {
            return new ServletRegistrationBean<>(new HttpServlet() {
                @Override
                protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
                    request.getSession();
                    response.getWriter().print(request.getScheme() + " " + request.getServerName());
                }
            }, "/login");
        }
    }
}
