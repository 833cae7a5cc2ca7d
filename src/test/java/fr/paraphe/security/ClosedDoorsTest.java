package fr.paraphe.security;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.support.Answer;
import fr.paraphe.support.Browser;
import fr.paraphe.support.DoorTest;
import fr.paraphe.support.Program;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Without an account: what answers and what does not. */
@DoorTest
class ClosedDoorsTest {

    @LocalServerPort
    private int port;

    @ParameterizedTest
    @ValueSource(strings = {"/login", "/assets/login.css", "/assets/pages.css", "/actuator/health/readiness", "/camunda/lib/deps.js", "/camunda/favicon.ico"})
    void open(String path) {
        assertThat(Program.anonymous(port).get(path).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", "/camunda", "/camunda/", "/camunda/app/", "/camunda/app/tasklist/default/", "/camunda/app/cockpit/default/",
        "/camunda/app/admin/default/", "/camunda/app/welcome/default/", "/camunda/app/tasklist/scripts/config.js", "/webjars/camunda/app/tasklist/index.html",
        "/actuator", "/actuator/env", "/actuator/beans", "/actuator/heapdump", "/h2-console", "/error", "/logout", "/swagger-ui.html", "/swagger-ui/index.html",
        "/v3/api-docs", "/nowhere", "/oauth2/authorization/oidc", "/login/oauth2/code/oidc", "/mot-de-passe", "/templates/login.html", "/bpmn/convention-lifecycle.bpmn", "/LOGIN", "/Camunda/api/engine/engine/default/task"})
    void aPageSendsToTheLogin(String path) {
        Answer answer = Program.anonymous(port).get(path);
        assertThat(answer.status()).isEqualTo(302);
        assertThat(answer.header("Location")).endsWith("/login");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest", "/engine-rest/", "/engine-rest/engine", "/engine-rest/engine/", "/engine-rest/task", "/engine-rest/engine/default/task",
        "/engine-rest/version", "/engine-rest/history/variable-instance", "/engine-rest/openapi.json",
        "/camunda/api/engine/engine/", "/camunda/api/engine/engine/default/task", "/camunda/api/engine/engine/default/user",
        "/camunda/api/admin/auth/user/default", "/camunda/api/cockpit/plugin/base/default/process-definition/statistics",
        "/camunda/api/engine/engine/default/identity/password-policy", "/camunda/api/tasklist/plugin/x/static/y", "/camunda/api/admin/plugin/license/default/check-key",
        "/api/docs", "/api/docs/ui", "/api/docs/swagger-config", "/api/tasks/x/form", "/api/conventions", "/api/uai/0341301E", "/api/nowhere"})
    void anApiAsksForACredential(String path) {
        Answer answer = Program.anonymous(port).get(path);
        assertThat(answer.status()).isEqualTo(401);
        assertThat(answer.header("WWW-Authenticate")).startsWith("Basic");
        assertThat(answer.header("Content-Type")).startsWith("application/problem+json");
        assertThat(answer.json().get("detail").asText()).isEqualTo("Connectez-vous pour continuer.");
        assertThat(answer.headers().allValues("Set-Cookie")).noneMatch(cookie -> cookie.startsWith("JSESSIONID"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/engine-rest/task;x=y", "/engine-rest;a/task", "//engine-rest/task", "/engine-rest//task", "/login/../engine-rest/task",
        "/login/..%2fengine-rest/task", "/assets/%2e%2e/engine-rest/task", "/assets/..;/engine-rest/task", "/camunda/lib/../api/engine/engine/default/task",
        "/camunda/lib/%2e%2e/api/admin/setup/default/user/create", "/engine-rest/%2ftask", "/engine-rest/task%00", "/engine-rest/%5ctask", "/.%2e/engine-rest/task",
        "/engine-rest/%74ask", "/%65ngine-rest/task", "/camunda/%61pi/engine/engine/default/task", "/camunda/api/admin/%73etup/default/user/create",
        "/%61pi/docs", "/login%0a", "/api/%252e%252e/docs"})
    void aTrickWithThePathIsRefused(String path) {
        assertThat(Program.anonymous(port).get(path).status()).isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"POST", "PUT", "DELETE", "PATCH", "OPTIONS", "HEAD"})
    void noOtherMethodOpensADoor(String method) {
        for (String path : new String[]{"/engine-rest/task", "/api/tasks/x/form", "/camunda/api/engine/engine/default/task/create", "/camunda/api/engine/engine/default/process-definition/key/x/start"}) {
            assertThat(Program.anonymous(port).send(method, path, null).status()).as(method + " " + path).isIn(401, 403);
        }
    }

    @Test
    void aBrowsersScriptIsNotShownAPasswordBox() {
        assertThat(Program.anonymous(port).send("GET", "/api/docs", null, "Sec-Fetch-Mode", "cors").header("WWW-Authenticate")).isEmpty();
    }

    @Test
    void aWrongPasswordIsRefusedAtEveryDoor() {
        assertThat(Program.as(port, "nobody", "wrong").get("/api/docs").status()).isEqualTo(401);
        assertThat(Program.as(port, "nobody", "wrong").get("/engine-rest/task").status()).isEqualTo(401);
        assertThat(Program.as(port, "nobody", "").get("/engine-rest/task").status()).isEqualTo(401);
        assertThat(Program.anonymous(port).send("GET", "/api/docs", null, "Authorization", "Bearer abc").status()).isEqualTo(401);
        assertThat(Program.anonymous(port).send("GET", "/engine-rest/task", null, "Authorization", "Basic !!!").status()).isEqualTo(401);
        assertThat(new Browser(port).login("nobody", "wrong").header("Location")).endsWith("/login?error");
    }

    @Test
    void healthTellsNoDetails() {
        assertThat(Program.anonymous(port).get("/actuator/health").json().fieldNames()).toIterable().containsExactly("status");
    }
}
