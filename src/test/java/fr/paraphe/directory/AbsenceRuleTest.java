package fr.paraphe.directory;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When an absence may be recorded, seen from 15 September 2017. */
class AbsenceRuleTest {

    private static final LocalDate TODAY = LocalDate.of(2017, 9, 15);
    private static final AbsenceRule.Away RECORDED = away("maire", "Mme Y", "adjoint", "M. X", "2017-10-10", "2017-10-20");

    @ParameterizedTest
    @CsvSource({"2017-09-15,2017-09-15", "2017-09-01,2017-09-15", "2017-09-20,2017-10-09", "2017-10-21,2018-02-28"})
    void datesThatStand(LocalDate from, LocalDate until) {
        assertThat(AbsenceRule.check(away("maire", "Mme Y", "adjoint", "M. X", from.toString(), until.toString()), List.of(RECORDED), TODAY).isAccepted()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "2017-10-02 | 2017-10-01 | endsOn   | L’absence commence le 02/10/2017 : elle ne peut pas finir le 01/10/2017.",
        "2017-09-01 | 2017-09-14 | endsOn   | Cette absence est passée depuis le 14/09/2017 : personne ne peut plus suppléer.",
        "2017-10-20 | 2017-10-25 | startsOn | Une absence de Mme Y est déjà enregistrée du 10/10/2017 au 20/10/2017, avec la suppléance de M. X.",
        "2017-10-01 | 2017-10-10 | startsOn | Une absence de Mme Y est déjà enregistrée du 10/10/2017 au 20/10/2017, avec la suppléance de M. X.",
        "2017-10-12 | 2017-10-13 | startsOn | Une absence de Mme Y est déjà enregistrée du 10/10/2017 au 20/10/2017, avec la suppléance de M. X."})
    void datesThatDoNot(String from, String until, String field, String sentence) {
        assertThat(refused(away("maire", "Mme Y", "adjoint", "M. X", from, until))).containsExactly(new Refusal(field, sentence, ""));
    }

    @Test
    void bothDaysAreNeeded() {
        assertThat(refused(new AbsenceRule.Away("maire", "Mme Y", "adjoint", "M. X", null, null))).extracting(Refusal::field).containsExactly("startsOn", "endsOn");
    }

    @Test
    void nobodyStandsInForHerself() {
        assertThat(refused(away("maire", "Mme Y", "maire", "Mme Y", "2017-11-01", "2017-11-02"))).extracting(Refusal::sentence)
            .containsExactly("On ne se supplée pas soi-même : désignez quelqu’un d’autre.");
    }

    @Test
    void aDeputyIsThere() {
        assertThat(refused(away("dgs", "M. Z", "maire", "Mme Y", "2017-10-20", "2017-10-20"))).extracting(Refusal::sentence)
            .containsExactly("Une absence de Mme Y est enregistrée du 10/10/2017 au 20/10/2017 : désignez un autre suppléant.");
    }

    @Test
    void whoeverStandsInIsNotAwayUnlessSomebodyElseDoes() {
        assertThat(refused(away("adjoint", "M. X", "dgs", "M. Z", "2017-10-10", "2017-10-10"))).extracting(Refusal::sentence)
            .containsExactly("Une suppléance de Mme Y est confiée à M. X du 10/10/2017 au 20/10/2017 : confiez-la d’abord à quelqu’un d’autre.");
    }

    private static List<Refusal> refused(AbsenceRule.Away away) {
        Verdict verdict = AbsenceRule.check(away, List.of(RECORDED), TODAY);
        assertThat(verdict.isAccepted()).isFalse();
        return verdict.reasons();
    }

    private static AbsenceRule.Away away(String absent, String absentName, String deputy, String deputyName, String from, String until) {
        return new AbsenceRule.Away(absent, absentName, deputy, deputyName, LocalDate.parse(from), LocalDate.parse(until));
    }
}
