package fr.paraphe.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The guides show pictures of today's screens, and call what is on them as the screens do. */
class GuideTest {

    private static final Pattern PICTURE = Pattern.compile("!\\[[^\\]]+]\\(\\.\\./target/screenshots/([^)]+)\\.png\\)");
    /** Browser tests name a picture as a literal; FormsTest takes one of each form, by its file's name. */
    private static final Pattern TAKEN = Pattern.compile("\\.picture(?:OfForm|OfPage)?\\(\"([^\"]+)\"\\)");
    private static final Pattern LABEL = Pattern.compile("\\*\\*([^*]+)\\*\\*");
    /** Where what people read on a screen comes from. */
    private static final List<Path> SCREENS = List.of(Path.of("bpmn"), Path.of("src/main/resources/templates"), Path.of("src/main/resources/static/paraphe"),
        Path.of("src/main/resources/META-INF/resources/webjars/camunda/app"), Path.of("src/main/resources/plugin-webapp"), Path.of("src/main/java/fr/paraphe/engine"),
        Path.of("src/main/java/fr/paraphe/web"), Path.of("src/main/java/fr/paraphe/dispute"));

    @Test
    void everyPictureOfAGuideIsTakenByABrowserTest() throws IOException {
        Set<String> taken = new TreeSet<>();
        for (Path test : below(Path.of("src/test/java/fr/paraphe/browser"))) {
            TAKEN.matcher(Files.readString(test)).results().forEach(found -> taken.add(found.group(1)));
        }
        for (Path guide : guides()) {
            assertThat(PICTURE.matcher(Files.readString(guide)).results().map(found -> found.group(1))).as(guide.toString()).isSubsetOf(taken);
        }
    }

    @Test
    void whatAGuidePrintsInBoldStandsOnAScreen() throws IOException {
        StringBuilder screens = new StringBuilder();
        for (Path source : SCREENS) {
            below(source).forEach(file -> screens.append(read(file)).append('\n'));
        }
        String shown = plain(screens.toString());
        for (Path guide : guides()) {
            assertThat(LABEL.matcher(plain(Files.readString(guide))).results().map(found -> found.group(1).strip())).as(guide.toString())
                .allSatisfy(label -> assertThat(shown.contains(label) || label.equals("gras")).as("«%s» on a screen", label).isTrue());
        }
    }

    private static List<Path> guides() throws IOException {
        try (Stream<Path> docs = Files.list(Path.of("docs"))) {
            List<Path> guides = docs.filter(file -> file.getFileName().toString().startsWith("guide-")).sorted().toList();
            assertThat(guides).hasSize(3);
            return guides;
        }
    }

    private static List<Path> below(Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.toString().matches(".*\\.(bpmn|html|js|json|java)")).collect(Collectors.toList());
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /** Without the differences that nobody reads: apostrophes, kinds of spaces, ends of lines. */
    private static String plain(String text) {
        return text.replace('\'', '’').replace("&#39;", "’").replace("&nbsp;", " ").replaceAll("[\\s\\u00a0\\u202f]+", " ");
    }
}
