package fr.paraphe.engine.retention;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.document.DocumentKind;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EliminationRuleTest {

    private static final String VISA = "AD11-2031-17";

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        the term, ten years later           | 2021-10-31 | 2031-10-31 | 0 | 0 | 0 | -
        a day earlier                       | 2021-10-31 | 2031-10-30 | 0 | 0 | 0 | La durée d’utilité administrative du dossier X, terminé le 31/10/2021, court jusqu’au 30/10/2031.
        ended on a leap day                 | 2020-02-29 | 2030-02-28 | 0 | 0 | 0 | -
        a leap day, a day earlier           | 2020-02-29 | 2030-02-27 | 0 | 0 | 0 | La durée d’utilité administrative du dossier X, terminé le 29/02/2020, court jusqu’au 27/02/2030.
        not ended                           | -          | 2099-01-01 | 0 | 0 | 0 | Le dossier X n’est pas terminé.
        something runs                      | 2021-10-31 | 2031-10-31 | 1 | 0 | 0 | Une étape du dossier X est encore en cours.
        a dispute is open                   | 2021-10-31 | 2031-10-31 | 0 | 1 | 0 | Un litige du dossier X n’est pas clos.
        a titre is unpaid                   | 2021-10-31 | 2031-10-31 | 0 | 0 | 1 | Un titre du dossier X n’est pas soldé.
        """)
    void aCaseGoesOnceItsTimeIsOverAndNothingIsUnderWay(String what, LocalDate endedOn, LocalDate today, int running, int disputes, int titres, String reason) {
        Verdict verdict = new EliminationRule(VISA, Period.ofYears(10)).check(new EliminationRule.Case("X", endedOn, running, disputes, titres), today);

        assertThat(sentences(verdict)).isEqualTo(reason == null ? List.of() : List.of(reason));
    }

    @Test
    void everyReasonIsSaidAtOnceAndWithoutAVisaNothingGoes() {
        Verdict verdict = new EliminationRule("", Period.ofYears(10)).check(new EliminationRule.Case("X", LocalDate.of(2021, 10, 31), 1, 1, 1), LocalDate.of(2031, 10, 31));

        assertThat(sentences(verdict)).hasSize(4).last().asString().isEqualTo("Aucun visa d’élimination des archives départementales n’est enregistré (paraphe.retention.visa).");
    }

    @Test
    void aPaperIsKeptAtLeastAsLongAsItsCase() {
        LocalDate end = LocalDate.of(2021, 10, 31);
        RetentionSettings settings = settings(LocalTime.of(2, 0), LocalTime.of(5, 0));

        assertThat(settings.documentUntil(DocumentKind.EXTRACT, end)).isEmpty();
        assertThat(settings.documentUntil(DocumentKind.TITRE, end)).contains(LocalDate.of(2036, 10, 31));
        assertThat(settings.documentUntil(DocumentKind.OTHER, end)).as("shorter than the case's").contains(LocalDate.of(2031, 10, 31));
        assertThat(settings.documentUntil(DocumentKind.LETTER, end)).contains(LocalDate.of(2031, 10, 31));
    }

    @ParameterizedTest
    @CsvSource({"02:00, 05:00, 01:59, false", "02:00, 05:00, 02:00, true", "02:00, 05:00, 05:00, false", "22:00, 04:00, 23:30, true", "22:00, 04:00, 03:59, true",
        "22:00, 04:00, 12:00, false"})
    void aNightMayBeginBeforeMidnight(LocalTime from, LocalTime until, LocalTime now, boolean night) {
        assertThat(settings(from, until).isNight(now)).isEqualTo(night);
    }

    private static RetentionSettings settings(LocalTime from, LocalTime until) {
        return new RetentionSettings(true, from, until, VISA, Period.ofYears(10), Period.ofYears(5), Period.ofYears(1),
            Map.of(DocumentKind.EXTRACT, "definitive", DocumentKind.TITRE, "P15Y", DocumentKind.OTHER, "P1Y"), Period.ofYears(1), Period.ofYears(1), 100);
    }

    private static List<String> sentences(Verdict verdict) {
        return verdict instanceof Verdict.Refused refused ? refused.reasons().stream().map(Refusal::sentence).toList() : List.of();
    }
}
