package fr.paraphe.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The pages beside the code point to what is there, and the build server runs what they say. */
class DocumentationTest {

    /** Pictures are taken by the browser tests; {@link GuideTest} looks after them. */
    private static final Pattern LINK = Pattern.compile("]\\((?!https?:|#|mailto:|\\.\\./target/screenshots/)([^)#\\s]+)(#[^)]*)?\\)");

    @Test
    void everyLinkLeadsSomewhere() throws IOException {
        Set<String> broken = new TreeSet<>();
        for (Path page : pages()) {
            // The template of a decision points to decisions to come.
            String text = page.endsWith("adr/template.md") ? "" : Files.readString(page);
            LINK.matcher(text).results().map(link -> link.group(1))
                    .filter(target -> !Files.exists(page.toAbsolutePath().getParent().resolve(target).normalize()))
                    .forEach(target -> broken.add(page + " -> " + target));
        }
        assertThat(broken).isEmpty();
    }

    @Test
    void theBuildServerRunsTheReadmesOwnTestCommand() throws IOException {
        assertThat(Files.readString(Path.of("README.md"))).contains("| `./mvnw verify` |");
        assertThat(Files.readAllLines(Path.of(".ci/run"))).anyMatch(line -> line.startsWith("./mvnw verify"));
    }

    @Test
    void everyDecisionIsListedAndHasItsParts() throws IOException {
        String index = Files.readString(Path.of("docs/adr/README.md"));
        try (Stream<Path> decisions = Files.list(Path.of("docs/adr"))) {
            assertThat(decisions.filter(file -> file.getFileName().toString().matches("\\d{4}-.*\\.md"))).isNotEmpty().allSatisfy(decision -> {
                assertThat(index).contains("(" + decision.getFileName() + ")");
                assertThat(Files.readString(decision)).contains("\nStatus: ", "\n## Context\n", "\n## Decision\n", "\n## Consequences\n");
            });
        }
    }

    private static List<Path> pages() throws IOException {
        try (Stream<Path> root = Files.list(Path.of("."));
             Stream<Path> docs = Files.walk(Path.of("docs"));
             Stream<Path> sources = Files.walk(Path.of("src"))) {
            return Stream.of(root, docs, sources).flatMap(files -> files).filter(file -> file.toString().endsWith(".md")).toList();
        }
    }
}
