package fr.paraphe.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/**
 * A form without an application behind it: a page that hands one form of {@code bpmn/forms} a task as the SDK does, the kit from the sources,
 * and an API that answers what a test tells it and remembers what it was sent.
 */
final class StubApi implements AutoCloseable {

    static final String TASK = "t1";

    /** What the page sent, in order. */
    record Sent(String method, String path, String csrf, JsonNode body) {
    }

    private record Answer(int status, String body) {
    }

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Path STATIC = Path.of("src/main/resources/static");
    private static final Path FORMS = Path.of("bpmn/forms");
    private static final Path PARTS = Path.of("src/test/resources/kit");

    private final HttpServer server;
    private final Map<String, Answer> answers = new ConcurrentHashMap<>();
    private final BlockingQueue<Sent> sent = new LinkedBlockingQueue<>();

    StubApi() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::serve);
        server.start();
        answer("PUT", "/api/tasks/t1/draft", 204, "");
        answer("PUT", "/api/tasks/t1/form", 204, "");
        answer("GET", "/favicon.ico", 204, "");
    }

    /** The address of the page with that form in it. */
    String page(String form) {
        return "http://127.0.0.1:" + server.getAddress().getPort() + "/page/" + form;
    }

    void answer(String method, String path, int status, String body) {
        answers.put(method + " " + path, new Answer(status, body));
    }

    void view(String view, String draft) {
        viewOf("ENT-11076-2017", view, draft);
    }

    void viewOf(String reference, String view, String draft) {
        answer("GET", "/api/tasks/t1/form", 200, """
            {"task": {"id": "t1", "key": "UserTask_Any", "name": "Une tâche", "description": "Ce qui est attendu.", "due": null, "reference": "%s",
              "commune": "11076", "communeName": "Castelnaudary", "schoolYear": "2017-2018"}, "view": %s, "draft": %s}""".formatted(reference, view, draft));
    }

    /** Waits for the next request of that kind; those before it are passed over. */
    Sent next(String method, String path) throws InterruptedException {
        for (Sent each = sent.poll(10, TimeUnit.SECONDS); each != null; each = sent.poll(10, TimeUnit.SECONDS)) {
            if (each.method().equals(method) && each.path().equals(path)) {
                return each;
            }
        }
        throw new AssertionError("never sent: " + method + " " + path);
    }

    /** What was sent and not yet looked at. */
    List<Sent> unseen() {
        return List.copyOf(sent);
    }

    private void serve(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().getPath();
            byte[] body = exchange.getRequestBody().readAllBytes();
            if (path.startsWith("/page/")) {
                respond(exchange, 200, "text/html; charset=utf-8", page().getBytes(StandardCharsets.UTF_8));
            } else if (path.startsWith("/forms/")) {
                respond(exchange, 200, "text/html; charset=utf-8", Files.readAllBytes(form(path.substring("/forms/".length()))));
            } else if (path.startsWith("/paraphe/")) {
                respond(exchange, 200, path.endsWith(".css") ? "text/css" : "text/javascript; charset=utf-8", Files.readAllBytes(STATIC.resolve(path.substring(1))));
            } else {
                if (!"GET".equals(exchange.getRequestMethod())) {
                    sent.add(new Sent(exchange.getRequestMethod(), path, exchange.getRequestHeaders().getFirst("X-PARAPHE-XSRF"), read(exchange, body)));
                }
                Answer answer = answers.getOrDefault(exchange.getRequestMethod() + " " + path, new Answer(404, "{\"detail\": \"Rien à cette adresse.\"}"));
                respond(exchange, answer.status(), "application/json", answer.body().getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    /** A form of the product, or one that only shows a part of the kit. */
    private static Path form(String name) {
        return Files.exists(FORMS.resolve(name)) ? FORMS.resolve(name) : PARTS.resolve(name);
    }

    /** A form with a file as the text that it is on its way. */
    private static JsonNode read(HttpExchange exchange, byte[] body) throws IOException {
        if (body.length == 0) {
            return null;
        }
        String type = exchange.getRequestHeaders().getFirst("Content-Type");
        return type != null && (type.startsWith("multipart/") || type.startsWith("text/csv")) ? new TextNode(new String(body, StandardCharsets.UTF_8)) : JSON.readTree(body);
    }

    private static void respond(HttpExchange exchange, int status, String type, byte[] body) throws IOException {
        exchange.getResponseHeaders().set("Content-Type", type);
        exchange.sendResponseHeaders(status, body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    /** The part of the SDK's camForm that forms and kit touch. */
    private static String page() {
        return """
            <!DOCTYPE html>
            <html lang="fr">
            <head><meta charset="utf-8"><title>Formulaire</title><link rel="stylesheet" href="/paraphe/form-kit.css"></head>
            <body><div id="place"></div>
            <script type="module">
              import '/paraphe/form-kit.js';
              document.cookie = 'PARAPHE-XSRF=jeton; path=/';
              const name = location.pathname.split('/').pop();
              const place = document.getElementById('place');
              place.innerHTML = await (await fetch('/forms/' + name)).text();
              const element = place.querySelector('form');
              const formElement = [element];
              formElement.scope = () => ({$applyAsync: action => setTimeout(action)});
              formElement.on = () => formElement;
              window.engine = {asked: [], refusal: null, variables: {}};
              window.camForm = {
                taskId: 't1', formElement,
                variableManager: {createVariable: each => { window.engine.variables[each.name] = each; }},
                submit(done) {
                  window.engine.asked.push({businessKey: window.camForm.businessKey, variables: Object.keys(window.engine.variables)});
                  window.engine.refusal ? done(Object.assign(new Error(window.engine.refusal), {status: 400})) : done(null, {});
                }
              };
              window.complete = () => new Promise(resolve => window.camForm.submit(error => resolve(error ? error.message : null)));
              element.querySelectorAll('script[cam-script]').forEach(script => new Function('camForm', script.text)(window.camForm));
            </script>
            </body>
            </html>
            """;
    }

    static JsonNode json(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static ObjectNode object(String text) {
        return (ObjectNode) json(text);
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
