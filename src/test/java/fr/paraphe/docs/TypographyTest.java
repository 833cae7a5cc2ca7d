package fr.paraphe.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What users read is set as a town hall prints it, whichever file it stands in: on a screen, in a mail, on a paper, in a guide. */
class TypographyTest {

    private static final Pattern TYPED_ELISION =
        Pattern.compile("\\b([ldnsjcmt]|qu|jusqu|lorsqu|puisqu|quelqu|aujourd|presqu|quoiqu)\\\\?'\\p{L}", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern READ = Pattern.compile(".*\\.(java|html|js|json|properties|csv|bpmn|md)");

    @ParameterizedTest
    @ValueSource(strings = {"src/main/java", "src/main/resources", "bpmn", "docs"})
    void anElisionHasAnApostropheAsPrinted(Path folder) throws IOException {
        List<String> typed = new ArrayList<>();
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(each -> READ.matcher(each.toString()).matches()).toList()) {
                List<String> lines = Files.readAllLines(file);
                for (int line = 0; line < lines.size(); line++) {
                    if (TYPED_ELISION.matcher(lines.get(line)).find()) {
                        typed.add(file + ":" + (line + 1) + " " + lines.get(line).strip());
                    }
                }
            }
        }
        assertThat(typed).isEmpty();
    }
}
