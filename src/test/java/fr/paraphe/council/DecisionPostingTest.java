package fr.paraphe.council;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.Verdict;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** CGCT, art. L2121-25 before and after ordonnance 2021-1310. */
class DecisionPostingTest {

    private static final LocalDate TODAY = LocalDate.of(2030, 1, 1);

    @ParameterizedTest
    @CsvSource({
        "2017-10-30, AVANT_2022_07, 2017-11-06, compte rendu de la séance, Le compte rendu de la séance du 30/10/2017 est affiché sous huitaine",
        "2022-06-30, AVANT_2022_07, 2022-07-07, compte rendu de la séance, Le compte rendu de la séance du 30/06/2022 est affiché sous huitaine",
        "2022-07-01, DEPUIS_2022_07, 2022-07-08, liste des délibérations examinées, La liste des délibérations examinées le 01/07/2022 est affichée à la mairie et mise en ligne dans un délai d’une semaine",
        "2024-02-26, DEPUIS_2022_07, 2024-03-04, liste des délibérations examinées, La liste des délibérations examinées le 26/02/2024 est affichée à la mairie et mise en ligne dans un délai d’une semaine",
    })
    void followsTheRegimeOfTheSession(LocalDate session, Regime regime, LocalDate latest, String what, String explanation) {
        DecisionPosting posting = new DecisionPosting(session);
        assertThat(posting.regime()).isEqualTo(regime);
        assertThat(posting.what()).isEqualTo(what);
        assertThat(posting.latest().date()).isEqualTo(latest);
        assertThat(posting.latest().explanation()).startsWith(explanation);
    }

    @Test
    void warnsOfLatenessWithoutRefusing() {
        DecisionPosting posting = new DecisionPosting(LocalDate.of(2017, 10, 30));
        assertThat(posting.check(LocalDate.of(2017, 11, 6), null, TODAY)).isEqualTo(Verdict.accepted());
        assertThat(posting.check(LocalDate.of(2017, 11, 7), null, TODAY).warnings())
            .containsExactly("Le compte rendu de la séance devait être affiché au plus tard le 06/11/2017 (CGCT, art. L2121-25, version antérieure au 1er juillet 2022).");
    }

    @Test
    void asksForTheWebsiteSinceJuly2022() {
        DecisionPosting posting = new DecisionPosting(LocalDate.of(2022, 7, 1));
        assertThat(posting.check(LocalDate.of(2022, 7, 4), LocalDate.of(2022, 7, 5), TODAY)).isEqualTo(Verdict.accepted());
        assertThat(posting.check(LocalDate.of(2022, 7, 4), null, TODAY).warnings()).singleElement().asString().contains("mise en ligne");
    }

    @ParameterizedTest
    @CsvSource({
        "2017-10-29,, postedOn, L’affichage ne peut précéder la séance du 30/10/2017.",
        "2017-11-04,, postedOn, L’affichage ne peut être daté d’un jour à venir (04/11/2017).",
        "2017-10-31, 2017-10-29, onlineOn, L’affichage ne peut précéder la séance du 30/10/2017.",
    })
    void refusesImpossibleDates(LocalDate posted, LocalDate online, String field, String sentence) {
        assertThat(new DecisionPosting(LocalDate.of(2017, 10, 30)).check(posted, online, LocalDate.of(2017, 11, 3)).reasons()).singleElement().satisfies(reason -> {
            assertThat(reason.field()).isEqualTo(field);
            assertThat(reason.sentence()).isEqualTo(sentence);
        });
    }
}
