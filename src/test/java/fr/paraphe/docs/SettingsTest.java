package fr.paraphe.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** What an operator can set is what the table says, with the default that holds in production. */
class SettingsTest {

    private static final Pattern PLACEHOLDER = Pattern.compile("\\$\\{(PARAPHE_[A-Z_]+)(?::((?:[^{}]|\\{[^}]*})*))?}");
    private static final Pattern ROW = Pattern.compile("(?m)^\\| `(PARAPHE_[A-Z_]+)` \\| (.*?) \\| (.+?) \\|$");

    @Test
    void theTableOfSettingsIsThatOfTheApplication() throws IOException {
        Map<String, String> settings = new TreeMap<>();
        for (String file : new String[]{"application.yml", "application-production.yml"}) {
            PLACEHOLDER.matcher(Files.readString(Path.of("src/main/resources", file))).results()
                .forEach(found -> settings.put(found.group(1), found.group(2) == null ? "" : found.group(2)));
        }
        Map<String, String> documented = new TreeMap<>();
        rows().forEach(row -> {
            assertThat(documented.put(row.group(1), row.group(2).equals("–") ? "" : row.group(2).replace("`", ""))).as("%s is there once", row.group(1)).isNull();
            assertThat(row.group(3)).as(row.group(1)).endsWith(".");
        });
        assertThat(documented).isEqualTo(settings);
    }

    @Test
    void theExampleOfTheServiceNamesSettingsThatExist() throws IOException {
        String table = Files.readString(Path.of("docs/operations.md"));
        for (String file : new String[]{"ops/paraphe.service", "ops/Dockerfile", "ops/cluster.sh", "ops/paraphe.env.example"}) {
            assertThat(Pattern.compile("PARAPHE_[A-Z_]*[A-Z]").matcher(Files.readString(Path.of(file))).results().map(MatchResult::group))
                .as(file).allSatisfy(name -> assertThat(table).contains("| `" + name + "` |"));
        }
    }

    private static List<MatchResult> rows() throws IOException {
        return ROW.matcher(Files.readString(Path.of("docs/operations.md"))).results().toList();
    }
}
