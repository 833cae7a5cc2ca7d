package fr.paraphe.council;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The town's own way of writing results, as in its registers of 2017. */
class ResultSentenceTest {

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "ORDINARY | 33 | 0 | 0 | 0 | - | ADOPTÉ À L’UNANIMITÉ",
        "ORDINARY | 30 | 0 | 3 | 0 | - | ADOPTÉ À L’UNANIMITÉ, 3 Abstentions",
        "SECRET | 31 | 0 | 0 | 2 | - | ADOPTÉ À L’UNANIMITÉ DES SUFFRAGES EXPRIMÉS AU SCRUTIN SECRET, 2 Bulletins blancs ou nuls",
        "ORDINARY | 10 | 23 | 0 | 0 | - | REJETÉ : 10 voix Pour, 23 voix Contre",
        "ORDINARY | 0 | 0 | 33 | 0 | - | REJETÉ : 0 voix Pour, 0 voix Contre, 33 Abstentions",
        "PUBLIC | 16 | 16 | 1 | 0 | AGAINST | REJETÉ AU SCRUTIN PUBLIC : 16 voix Pour, 16 voix Contre, 1 Abstention, la voix du président étant prépondérante",
        "SECRET | 16 | 16 | 0 | 1 | - | REJETÉ AU SCRUTIN SECRET : 16 voix Pour, 16 voix Contre, 1 Bulletin blanc ou nul",
    })
    void isWrittenAsTheRegisterDoes(BallotMode mode, int votesFor, int against, int abstentions, int blanks, Sense president, String sentence) {
        assertThat(new ResultSentence(new VoteCount(mode, 28, 5, votesFor, against, abstentions, blanks, president, false), Map.of()).text()).isEqualTo(sentence);
    }

    @Test
    void namesThoseWhomTheTownNames() {
        VoteCount count = new VoteCount(BallotMode.ORDINARY, 24, 5, 26, 2, 1, 0, null, false);
        assertThat(new ResultSentence(count, Map.of(Sense.AGAINST, List.of("M. THOMAS Guy", "M. THOMAS Eric"), Sense.ABSTENTION, List.of("M. BUSTOS Jean-Paul"))).text())
            .isEqualTo("ADOPTÉ : 26 voix Pour, 2 voix Contre (M. THOMAS Guy, M. THOMAS Eric), 1 Abstention (M. BUSTOS Jean-Paul)");
    }
}
