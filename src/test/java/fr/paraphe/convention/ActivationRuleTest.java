package fr.paraphe.convention;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.Refusal;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.directory.SchoolType;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Art. 2 and annexe 1: an activation entered on 24.11.2017, the source's first school year under way. */
class ActivationRuleTest {

    private static final LocalDate TODAY = LocalDate.of(2017, 11, 24);

    @ParameterizedTest(name = "{0}, {1}: {3}")
    @CsvSource(delimiter = '|', nullValues = "-", value = {
        "-          | 0341301E | activatedOn | Indiquez la date à laquelle l’école a été activée.",
        "2017-11-25 | 0341301E | activatedOn | L’activation est datée du 25/11/2017, dans le futur : nous sommes le 24/11/2017.",
        "2017-08-31 | 0341301E | activatedOn | L’école est inscrite à compter de l’année scolaire 2017-2018 : elle ne s’active pas avant le 01/09/2017.",
        "2017-11-24 | -        | uai | L’UAI de l’école «EST» est exigé pour l’activer.",
        "2017-11-24 | 0341301F | uai | La lettre de contrôle du code UAI 0341301F est fausse : avec les chiffres 0341301, ce serait E, soit 0341301E.",
        "2017-11-24 | 0951099d | uai | L’UAI 0951099D est déjà celui de l’école «OUEST»."
    })
    void refuses(LocalDate on, String uai, String field, String sentence) {
        assertThat(rule(null, null).check(on, uai).reasons()).singleElement().extracting(Refusal::field, Refusal::sentence).containsExactly(field, sentence);
    }

    @ParameterizedTest
    @CsvSource({"2017-09-01, 0341301E", "2017-11-24, 0341301e", "2017-11-20, 034 1301 E"})
    void accepts(LocalDate on, String uai) {
        assertThat(rule(null, null).check(on, uai).isAccepted()).isTrue();
    }

    @Test
    void aSchoolThatIsOffTheListOrDeactivatedIsNotActivated() {
        assertThat(rule(new SchoolYear(2017), null).check(TODAY, "0341301E").reasons()).extracting(Refusal::withArticle)
            .containsExactly("L’école «EST» n’est plus sur la liste depuis l’année scolaire 2018-2019 : elle ne s’active plus. (Convention, art. 6.2)");
        assertThat(rule(null, LocalDate.of(2017, 11, 23)).check(TODAY, "0341301E").reasons()).extracting(Refusal::withArticle)
            .containsExactly("L’école «EST» est désactivée depuis le 23/11/2017 : elle ne s’active plus. (Convention, art. 2 et 3)");
    }

    private static ActivationRule rule(SchoolYear until, LocalDate deactivatedOn) {
        return new ActivationRule(TODAY, new EnrolledSchool(1, "ENT-11076-2017", null, SchoolType.EE, "EST", "11076", new SchoolYear(2017), until, null, null, deactivatedOn,
            null), Map.of("0951099D", "OUEST"));
    }
}
