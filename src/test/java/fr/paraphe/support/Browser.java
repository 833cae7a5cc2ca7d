package fr.paraphe.support;

import java.net.CookieManager;
import java.net.HttpCookie;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** A person's browser: keeps cookies, and sends back the two tokens as the pages do. It follows no redirect. */
public final class Browser {

    private final CookieManager cookies = new CookieManager();
    private final HttpClient client = HttpClient.newBuilder().cookieHandler(cookies).build();
    private final String base;

    public Browser(int port) {
        this.base = "http://127.0.0.1:" + port;
    }

    public static Browser loggedIn(int port, String account) {
        Browser browser = new Browser(port);
        browser.login(account, "paraphe-demo");
        return browser;
    }

    public Answer login(String account, String password) {
        get("/login");
        return sendForm("/login", true, "username", account, "password", password);
    }

    /**
     * Sends a page's form.
     *
     * @param withToken false as a foreign page would have it sent
     * @param fields    name, value, name, value…
     */
    public Answer sendForm(String path, boolean withToken, String... fields) {
        StringBuilder form = new StringBuilder(withToken ? "_csrf=" + encoded(cookie("PARAPHE-XSRF").orElse("")) : "");
        for (int i = 0; i < fields.length; i += 2) {
            form.append('&').append(fields[i]).append('=').append(encoded(fields[i + 1]));
        }
        return Program.exchange(client, HttpRequest.newBuilder(address(path)).header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form.toString())).build());
    }

    public Answer get(String path) {
        return Program.exchange(client, HttpRequest.newBuilder(address(path))
            .header("Accept", "text/html,application/json;q=0.9,*/*;q=0.8").GET().build());
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    public Answer send(String method, String path, String json) {
        HttpRequest.Builder request = request(method, path, json);
        cookie("PARAPHE-XSRF").ifPresent(token -> request.header("X-PARAPHE-XSRF", token));
        cookie("XSRF-TOKEN").ifPresent(token -> request.header("X-XSRF-TOKEN", token));
        return Program.exchange(client, request.build());
    }

    /** As a foreign page would have it sent: with the cookies, without the tokens. */
    public Answer sendWithoutTokens(String method, String path, String json) {
        return Program.exchange(client, request(method, path, json).build());
    }

    public Optional<String> cookie(String name) {
        return cookies.getCookieStore().getCookies().stream().filter(cookie -> cookie.getName().equals(name)).map(HttpCookie::getValue).findFirst();
    }

    private HttpRequest.Builder request(String method, String path, String json) {
        return HttpRequest.newBuilder(URI.create(base + path)).header("Content-Type", "application/json")
            .method(method, json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
    }

    /** Of the application, or a whole one, to which a page has sent the browser. */
    private URI address(String path) {
        return URI.create(path.startsWith("/") ? base + path : path);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
