package fr.paraphe.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The web applications that clerks work in speak French only: no text of the engine's own release is missing. */
class WebappFrenchTest {

    private static final String APP = "/META-INF/resources/webjars/camunda/app/";
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void everyTextOfTheReleaseHasItsFrench(String app) throws IOException {
        JsonNode english = json(app + "/locales/en.json");
        JsonNode french = json(app + "/locales/fr.json");
        List<String> missing = new ArrayList<>();
        collectMissing("", english, french, missing);
        assertThat(missing).as("texts of %s without French", app).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void aFrenchTextKeepsTheValuesThatItNames(String app) throws IOException {
        JsonNode english = json(app + "/locales/en.json").get("labels");
        JsonNode french = json(app + "/locales/fr.json").get("labels");
        english.fields().forEachRemaining(text ->
            assertThat(placeholders(french.get(text.getKey()).asText())).as(text.getKey()).isEqualTo(placeholders(text.getValue().asText())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "welcome"})
    void frenchIsTheOnlyLanguageOffered(String app) throws IOException {
        assertThat(text(app + "/scripts/config.js")).contains("locales: {availableLocales: ['fr'], fallbackLocale: 'fr'}");
    }

    private static void collectMissing(String at, JsonNode english, JsonNode french, List<String> missing) {
        english.fields().forEachRemaining(field -> {
            String path = at + "/" + field.getKey();
            JsonNode other = french.get(field.getKey());
            if (other == null || other.getNodeType() != field.getValue().getNodeType() || other.isArray() && other.size() != field.getValue().size()
                || other.isTextual() && other.asText().isBlank() && !field.getValue().asText().isBlank()) {
                missing.add(path);
            } else if (other.isObject()) {
                collectMissing(path, field.getValue(), other, missing);
            }
        });
    }

    private static TreeSet<String> placeholders(String text) {
        return new TreeSet<>(PLACEHOLDER.matcher(text).results().map(MatchResult::group).map(each -> each.replace(" ", "")).toList());
    }

    private static JsonNode json(String path) throws IOException {
        return new ObjectMapper().readTree(text(path).replace("\uFEFF", ""));
    }

    private static String text(String path) throws IOException {
        try (InputStream in = WebappFrenchTest.class.getResourceAsStream(APP + path)) {
            assertThat(in).as(path).isNotNull();
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
    }
}
