package fr.paraphe.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** The trail is appended to, and nothing else: which statements of the whole code write to its tables. */
class AuditTablesTest {

    private static final Pattern WRITES = Pattern.compile("(insert into|update|delete from) (audit_[a-z]+)");

    @Test
    void linesAreOnlyEverAppendedErasedAndRemovedWithTheirCaseAndOnlyHere() throws IOException {
        Map<String, Set<String>> writers = new TreeMap<>();
        try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
                Matcher written = WRITES.matcher(Files.readString(file));
                while (written.find()) {
                    writers.computeIfAbsent(written.group(), statement -> new TreeSet<>()).add(file.getFileName().toString());
                }
            }
        }
        assertThat(writers).isEqualTo(Map.of(
            "insert into audit_chain", Set.of("AuditChains.java"),
            "insert into audit_entry", Set.of("AuditChains.java"),
            "insert into audit_value", Set.of("AuditChains.java"),
            "update audit_chain", Set.of("AuditChains.java"),
            "update audit_value", Set.of("AuditKeeper.java"),
            "delete from audit_value", Set.of("AuditKeeper.java"),
            "delete from audit_entry", Set.of("AuditKeeper.java"),
            "delete from audit_chain", Set.of("AuditKeeper.java")));
    }
}
