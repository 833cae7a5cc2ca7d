package fr.paraphe.csv;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Test;

class CsvSheetTest {

    @Test
    void isWhatASpreadsheetOpens() {
        byte[] bytes = new CsvSheet(List.of("titre", "débiteur")).row("2018-000001", "Commune \"A\" ; B").row(null, 3).bytes();
        assertThat(new String(bytes, StandardCharsets.UTF_8)).isEqualTo("\uFEFFtitre;débiteur\r\n2018-000001;\"Commune \"\"A\"\" ; B\"\r\n\"\";3\r\n");
    }

    @Property
    void noCellBeginsAFormula(@ForAll String content) {
        byte[] bytes = new CsvSheet(List.of("case", "fin")).row(content, "x").bytes();
        String line = new String(bytes, StandardCharsets.UTF_8).substring("\uFEFFcase;fin\r\n".length());
        assertThat(line.startsWith("\"") ? line.substring(1) : line).doesNotMatch("(?s)^[=+\\-@\t\r\n].*");
    }

    @Test
    void anApostropheDisarmsIt() {
        byte[] bytes = new CsvSheet(List.of("case")).row("=HYPERLINK(\"x\")").bytes();
        assertThat(new String(bytes, StandardCharsets.UTF_8)).endsWith("case\r\n\"'=HYPERLINK(\"\"x\"\")\"\r\n");
    }
}
