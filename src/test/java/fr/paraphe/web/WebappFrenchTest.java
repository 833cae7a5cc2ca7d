package fr.paraphe.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The engine's four web applications speak French only: no text of the release is missing, none is left over, none is still English. */
class WebappFrenchTest {

    private static final String APP = "/META-INF/resources/webjars/camunda/app/";
    /** Words that no French sentence has. */
    private static final Pattern ENGLISH = Pattern.compile("(?i)\\b(?:the|of|and|with|your|this|that|could|not|has|been|is|are|was|task|process|instances?|successfully|"
        + "camunda|delete|failed|user|due)\\b");
    private static final Set<String> SAME_IN_BOTH = Set.of("<", "<=", ">", ">=", "<version>", "Action", "Actions", "Applications", "CSV", "Date", "Description",
        "Documentation", "Incidents", "JSON", "Message", "Migration", "OK", "Optimize", "s", "Total", "Type", "Version");
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{\\{\\s*(\\w+)\\s*}}");

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void everyTextOfTheReleaseHasItsFrench(String app) throws IOException {
        JsonNode english = json(app + "/locales/en.json");
        JsonNode french = json(app + "/locales/fr.json");
        List<String> missing = new ArrayList<>();
        collectMissing("", english, french, missing);
        assertThat(missing).as("texts of %s without French", app).isEmpty();
        List<String> superfluous = new ArrayList<>();
        collectMissing("", french, english, superfluous);
        assertThat(superfluous).as("texts of %s that the release does not have", app).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void noTextIsLeftInEnglish(String app) throws IOException {
        JsonNode english = json(app + "/locales/en.json").get("labels");
        JsonNode french = json(app + "/locales/fr.json").get("labels");
        Set<String> same = new TreeSet<>();
        english.fields().forEachRemaining(text -> {
            String translated = french.get(text.getKey()).asText();
            if (translated.strip().equals(text.getValue().asText().strip()) && !translated.isBlank()) {
                same.add(translated.strip());
            }
            assertThat(PLACEHOLDER.matcher(translated).replaceAll("")).as("%s of %s", text.getKey(), app).doesNotContainPattern(ENGLISH).doesNotContain("'");
        });
        assertThat(same).as("texts of %s that are the same in both languages", app).isSubsetOf(SAME_IN_BOTH);
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
    void aFrenchTextKeepsTheValuesThatItNames(String app) throws IOException {
        JsonNode english = json(app + "/locales/en.json").get("labels");
        JsonNode french = json(app + "/locales/fr.json").get("labels");
        english.fields().forEachRemaining(text ->
            assertThat(placeholders(french.get(text.getKey()).asText())).as(text.getKey()).isEqualTo(placeholders(text.getValue().asText())));
    }

    @ParameterizedTest
    @ValueSource(strings = {"tasklist", "cockpit", "admin", "welcome"})
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
