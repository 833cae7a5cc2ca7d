package fr.paraphe.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The last column of the glossary, and of the decisions on what the texts leave open, names what is in the code and the models. */
class GlossaryTest {

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");
    private static List<String[]> rows;
    private static Set<String> sources;

    @BeforeAll
    static void read() throws IOException {
        rows = Stream.concat(Files.readAllLines(Path.of("docs/glossary.md")).stream(), Files.readAllLines(Path.of("docs/adr/0009-what-the-texts-leave-open.md")).stream())
                .filter(line -> line.startsWith("|") && !line.startsWith("|---") && !line.startsWith("| term |") && !line.startsWith("| question |"))
                .map(line -> line.substring(1, line.lastIndexOf('|')).split("\\|")).toList();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            sources = files.map(Path::toString).filter(file -> file.endsWith(".java")).collect(Collectors.toSet());
        }
    }

    @Test
    void everyRowHasTermMeaningSourceAndName() {
        assertThat(rows).isNotEmpty().allSatisfy(row -> {
            assertThat(row).as(String.join("|", row)).hasSize(4);
            assertThat(row).as(String.join("|", row)).noneMatch(String::isBlank);
            assertThat(CODE.matcher(row[3]).find()).as("%s has a name in code", row[0]).isTrue();
        });
    }

    @Test
    void everyNameExists() throws IOException {
        Set<String> unknown = new TreeSet<>();
        for (String[] row : rows) {
            Matcher name = CODE.matcher(row[3]);
            while (name.find()) {
                if (!exists(name.group(1))) {
                    unknown.add(name.group(1));
                }
            }
        }
        assertThat(unknown).isEmpty();
    }

    private static boolean exists(String name) throws IOException {
        if (name.matches("[a-z-]+")) {
            return Files.exists(Path.of("bpmn", name + ".bpmn"));
        }
        if (name.startsWith("UserTask_")) {
            try (Stream<Path> models = Files.list(Path.of("bpmn")).filter(Files::isRegularFile)) {
                return models.anyMatch(model -> contains(model, "id=\"" + name + "\""));
            }
        }
        String[] parts = name.split("\\.");
        return sources.stream().filter(file -> file.endsWith("/" + parts[0] + ".java"))
                .anyMatch(file -> parts.length == 1 || contains(Path.of(file), parts[1]));
    }

    private static boolean contains(Path file, String text) {
        try {
            return Files.readString(file).contains(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
