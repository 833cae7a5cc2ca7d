package fr.paraphe.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplayTableTest {

    private static final ReplayLine SAME = ReplayLine.of("Conseil convoqué", "secretariat-11076", LocalDate.of(2017, 10, 24), "Convocation", "CGCT, art. L2121-10",
        LocalDate.of(2017, 10, 24));
    private static final ReplayLine DIFFERENT = ReplayLine.of("Publication", "—", LocalDate.of(2017, 11, 8), "Publication", "CGCT, art. L2131-1", LocalDate.of(2017, 11, 7));
    private static final ReplayLine SILENT = ReplayLine.of("Signature", "maire-11076", LocalDate.of(2017, 11, 8), "Signature", "Convention, art. 3", null);

    @Test
    void aLineDiffersOnlyWhereThePaperSaysSomethingElse() {
        assertThat(List.of(SAME, DIFFERENT, SILENT)).filteredOn(ReplayLine::differs).containsExactly(DIFFERENT);
    }

    @Test
    void theTableSaysOkDiffersOrNothing() {
        assertThat(ReplayTable.print(List.of(SAME, DIFFERENT, SILENT)).lines()).containsExactly(
            "étape             qui                résultat    règle        article              papier",
            "Conseil convoqué  secretariat-11076  2017-10-24  Convocation  CGCT, art. L2121-10  2017-10-24  ok",
            "Publication       —                  2017-11-08  Publication  CGCT, art. L2131-1   2017-11-07  DIFFERS",
            "Signature         maire-11076        2017-11-08  Signature    Convention, art. 3   —");
    }

    @Test
    void aLongSentenceGoesOnBelowItself() {
        ReplayLine late = new ReplayLine("Avenant", "—", "sans effet", "mot ".repeat(40).strip(), "art. 6.3", "sans effet");
        List<String> printed = ReplayTable.print(List.of(late)).lines().toList();
        assertThat(printed).hasSize(3);
        assertThat(printed.get(1)).contains("sans effet  mot mot").endsWith("ok");
        assertThat(printed.get(2).strip()).matches("(mot ?)+");
    }

    @Test
    void nothingOnTheCommandLineLeadsToADatabaseOrAPort() {
        assertThat(ReplayCommand.arguments(new String[] {"--paraphe.replay=castelnaudary-2017", "--spring.datasource.url=jdbc:h2:file:./data/paraphe", "--server.port=8080"}))
            .contains("--paraphe.replay=castelnaudary-2017", "--server.port=-1")
            .noneMatch(argument -> argument.contains("h2:file") || argument.contains("8080"));
    }
}
