package fr.paraphe.support;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;

/** What came back over HTTP. */
public record Answer(int status, HttpHeaders headers, String body) {

    private static final ObjectMapper JSON = new ObjectMapper();

    static Answer of(HttpResponse<String> response) {
        return new Answer(response.statusCode(), response.headers(), response.body());
    }

    public JsonNode json() {
        try {
            return JSON.readTree(body);
        } catch (JsonProcessingException e) {
            throw new AssertionError("not JSON: " + body, e);
        }
    }

    /** Status and what the user reads: «422 field: sentence», «400 message», or the body. */
    public String said() {
        if (body.isEmpty()) {
            return status + " ";
        }
        JsonNode read = json();
        if (!read.path("errors").isEmpty()) {
            JsonNode first = read.path("errors").get(0);
            return status + " " + first.path("field").asText() + ": " + first.path("message").asText();
        }
        return status + " " + (read.hasNonNull("detail") ? read.path("detail").asText() : read.hasNonNull("message") ? read.path("message").asText() : body);
    }

    public String header(String name) {
        return headers.firstValue(name).orElse("");
    }
}
