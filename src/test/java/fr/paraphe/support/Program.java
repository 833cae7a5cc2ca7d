package fr.paraphe.support;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Base64;

/** A program that calls the application with a name and a password, or with none; it follows no redirect and keeps no cookie. */
public final class Program {

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;
    private final String authorization;

    private Program(int port, String authorization) {
        this("http://127.0.0.1:" + port, authorization);
    }

    private Program(String base, String authorization) {
        this.base = base;
        this.authorization = authorization;
    }

    public static Program anonymous(int port) {
        return new Program(port, null);
    }

    public static Program as(int port, String account) {
        return as(port, account, "paraphe-demo");
    }

    public static Program as(int port, String account, String password) {
        return new Program(port, "Basic " + Base64.getEncoder().encodeToString((account + ":" + password).getBytes(StandardCharsets.UTF_8)));
    }

    /** The same credentials at another server. */
    public Program at(String server) {
        return new Program(server, authorization);
    }

    public Answer get(String path) {
        return send("GET", path, null);
    }

    public Answer post(String path, String json) {
        return send("POST", path, json);
    }

    public Answer put(String path, String json) {
        return send("PUT", path, json);
    }

    public Answer delete(String path) {
        return send("DELETE", path, null);
    }

    /**
     * Sends a form with a file.
     *
     * @param file   null for a form without one
     * @param fields name, value, name, value…
     */
    public Answer deposit(String path, byte[] file, String... fields) {
        String boundary = "----paraphe";
        ByteArrayOutputStream body = new ByteArrayOutputStream();
        for (int i = 0; i < fields.length; i += 2) {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"" + fields[i] + "\"\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + fields[i + 1] + "\r\n")
                .getBytes(StandardCharsets.UTF_8));
        }
        if (file != null) {
            body.writeBytes(("--" + boundary + "\r\nContent-Disposition: form-data; name=\"file\"; filename=\"x.pdf\"\r\nContent-Type: application/pdf\r\n\r\n")
                .getBytes(StandardCharsets.UTF_8));
            body.writeBytes(file);
            body.writeBytes("\r\n".getBytes(StandardCharsets.UTF_8));
        }
        body.writeBytes(("--" + boundary + "--\r\n").getBytes(StandardCharsets.UTF_8));
        return exchange(client, HttpRequest.newBuilder(URI.create(base + path)).POST(HttpRequest.BodyPublishers.ofByteArray(body.toByteArray()))
            .header("Content-Type", "multipart/form-data; boundary=" + boundary).header("Authorization", authorization).build());
    }

    /** @param headers name, value, name, value… */
    public Answer send(String method, String path, String json, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(base + path))
            .method(method, json == null ? HttpRequest.BodyPublishers.noBody() : HttpRequest.BodyPublishers.ofString(json));
        if (json != null) {
            request.header("Content-Type", "application/json");
        }
        if (authorization != null) {
            request.header("Authorization", authorization);
        }
        for (int i = 0; i < headers.length; i += 2) {
            request.setHeader(headers[i], headers[i + 1]);
        }
        return exchange(client, request.build());
    }

    static Answer exchange(HttpClient client, HttpRequest request) {
        try {
            return Answer.of(client.send(request, HttpResponse.BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new AssertionError(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new AssertionError(e);
        }
    }
}
