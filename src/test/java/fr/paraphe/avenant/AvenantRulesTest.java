package fr.paraphe.avenant;

import static fr.paraphe.avenant.WindowOutcome.EFFECTIVE;
import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.Refusal;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.convention.ListChange;
import fr.paraphe.directory.SchoolType;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.MonthDay;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Years, lists, communes of an RPI, costs and reminders of an avenant. */
class AvenantRulesTest {

    private static final AvenantYearRule YEARS = new AvenantYearRule(new SchoolYear(2017), new SchoolYear(2020));
    private static final CivilClock PARIS = new CivilClock(Clock.fixed(Instant.EPOCH, ZoneOffset.UTC), ZoneId.of("Europe/Paris"));

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        // the source: no avenant for 2021-2022, though the convention runs to 31 October 2021
        "LIST | 2021-2022 | 2021-09-10 | c’est son renouvellement qu’il faut préparer.",
        "TERMS | 2021-2022 | 2020-09-10 | c’est son renouvellement qu’il faut préparer.",
        "LIST | 2016-2017 | 2017-09-10 | précède la convention : elle couvre 2017-2018 à 2020-2021.",
        "LIST | 2017-2018 | 2017-11-20 | est fixée par l’annexe 1 : un avenant vaut à partir de 2018-2019.",
        "RPI_EXIT | 2017-2018 | 2017-11-20 | est fixée par l’annexe 1 : un avenant vaut à partir de 2018-2019.",
        "LIST | 2018-2019 | 2019-09-01 | est terminée depuis le 31/08/2019 : elle ne se modifie plus.",
        "LIST | 2018-2019 | 2018-09-01 |",
        "LIST | 2018-2019 | 2019-08-31 |",
        "LIST | 2020-2021 | 2020-10-16 |",
        "LIST | 2019-2020 | 2018-01-05 |",
        "TERMS | 2017-2018 | 2017-11-20 |",
    })
    void aYearOutsideTheConventionIsRefused(AvenantNature nature, String year, LocalDate today, String why) {
        List<Refusal> reasons = YEARS.check(nature, SchoolYear.parse(year), today).reasons();
        if (why == null) {
            assertThat(reasons).isEmpty();
        } else {
            assertThat(reasons).singleElement().satisfies(reason -> {
                assertThat(reason.field()).isEqualTo("schoolYear");
                assertThat(reason.sentence()).startsWith("L").endsWith(why);
                assertThat(reason.article()).startsWith("Convention, art. ");
            });
        }
    }

    @Test
    void aListWithoutSchoolsIsADenunciation() {
        assertThat(new AvenantListRule(Set.of("11076")).check(List.of()).reasons()).containsExactly(new Refusal("schools", "Un avenant ne peut pas retirer toutes les écoles : "
            + "pour cesser d’utiliser l’ENT-école, dénoncez la convention, par lettre et avec un préavis d’un mois.", "Convention, art. 6.2 et 9"));
    }

    @Test
    void aSchoolOfACommuneOutsideTheRpiIsRefused() {
        AvenantListRule rule = new AvenantListRule(Set.of("11076", "11998"));
        assertThat(rule.check(List.of(school("A", "11076"), school("B", "11998"))).isAccepted()).isTrue();
        assertThat(rule.check(List.of(school("A", "11076"), school("C", "11997"))).reasons()).containsExactly(new Refusal("schools[1].commune",
            "L’école «C» est d’une commune (11997) que la commune signataire ne représente pas.", "Convention, art. 1 et 8"));
    }

    @ParameterizedTest
    @CsvSource({
        "A B C, A B C, UNCHANGED",
        "A B C, A B, DECREASE",
        "A B C, A B C D, INCREASE",
        "A B C, A B D, SWAP",
        "A B C, D E F, SWAP",
        "A B C, A D E F, MIXED",
        "A B C, A D, MIXED",
    })
    void aListIsKnownByWhatItAddsAndRemoves(String before, String after, ListKind kind) {
        assertThat(ListKind.of(ListChange.between(schools(before), schools(after)))).isEqualTo(kind);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "RPI_ENTRY | 11998:m1 | 11998:m1:7 11997:m2:8 | |",
        "RPI_ENTRY | 11998:m1 | 11998:m1: | members | Aucune commune n’entre dans le RPI : ajoutez-la, ou choisissez un autre cas de l’article 8.",
        "RPI_EXIT | 11998:m1 11997:m2 | 11998:m1: | |",
        "RPI_EXIT | 11998:m1 | 11998:m1: | members | Aucune commune ne sort du RPI : retirez-la, ou choisissez un autre cas de l’article 8.",
        "RPI_CHANGE | 11998:m1 | 11998:m1: | members | Ni les communes du RPI ni leurs écoles ne changent.",
        "RPI_CHANGE | 11998:m1 | 11998:m9:7 | |",
        "RPI_ENTRY | | 11997:m2: | members[0].document | Déposez la délibération par laquelle la commune 11997 donne mandat à la commune signataire.",
        "RPI_ENTRY | | 11997:m2:99 | members[0].document | Déposez la délibération par laquelle la commune 11997 donne mandat à la commune signataire.",
        "RPI_ENTRY | | 99999:m2:7 | members[0].commune | La commune «99999» du RPI n’est pas dans l’annuaire.",
        "RPI_ENTRY | | 11076:m2:7 | members[0].commune | La commune 11076 est la signataire : elle n’est pas à inscrire.",
        "RPI_ENTRY | | 11997:m2:7 11997:m2:7 | members[1].commune | La commune 11997 figure deux fois dans le RPI.",
        "RPI_ENTRY | | 11997: :7 | members[0].mandate | Indiquez la délibération par laquelle la commune donne mandat à la commune signataire.",
    })
    void everyCommuneOfTheRpiHasGivenItsMandate(AvenantNature nature, String before, String after, String field, String sentence) {
        RpiRule rule = new RpiRule("11076", before == null ? Map.of() : Arrays.stream(before.split(" (?=\\d)")).map(row -> row.split(":"))
            .collect(java.util.stream.Collectors.toMap(row -> row[0], row -> row[1])), Set.of("11076", "11998", "11997"));
        List<AvenantMember> members = Arrays.stream(after.split(" (?=\\d)")).map(row -> row.split(":"))
            .map(row -> new AvenantMember(row[0], row[1], row.length > 2 ? Long.valueOf(row[2]) : null)).toList();
        List<Refusal> reasons = rule.whole(nature, members, false, Set.of(7L, 8L)).reasons();
        if (field == null) {
            assertThat(reasons).isEmpty();
        } else {
            assertThat(reasons).extracting(Refusal::field).contains(field);
            assertThat(reasons).extracting(Refusal::sentence).contains(sentence);
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
        "3 | 4 | 2018 | EFFECTIVE | 4 écoles × 50,00 € = 200,00 € à partir de l’année scolaire 2018-2019, au lieu de 3 écoles × 50,00 € = 150,00 € (art. 6.1).",
        "3 | 3 | 2018 | EFFECTIVE | 3 écoles × 50,00 € = 150,00 € à partir de l’année scolaire 2018-2019, comme avant (art. 6.1).",
        "3 | 1 | 2018 | HELD | 1 école × 50,00 € = 50,00 € à partir de l’année scolaire 2018-2019, au lieu de 3 écoles × 50,00 € = 150,00 € (art. 6.1).",
        "3 | 2 | 2018 | NO_EFFECT | 3 écoles × 50,00 € = 150,00 € pour 2018-2019, inchangé (art. 6.1 et 6.3). 2 écoles × 50,00 € = 100,00 € à partir de 2019-2020 si le changement est repris dans la fenêtre suivante.",
        "3 | 2 | 2020 | NO_EFFECT | 3 écoles × 50,00 € = 150,00 € pour 2020-2021, inchangé (art. 6.1 et 6.3). 2020-2021 est la dernière année scolaire de la convention.",
        "3 | 3 | 2018 | TO_DECIDE | 3 écoles × 50,00 € = 150,00 € pour 2018-2019, que l’académie accepte ou non (art. 6.1).",
    })
    void itsCostIsSaidWithItsYear(int before, int after, int year, WindowOutcome outcome, String sentence) {
        AvenantCost cost = new AvenantCost(new BigDecimal("50.00"), before, after, new SchoolYear(year), new SchoolYear(2020));
        assertThat(cost.sentence(outcome).replace('\u00a0', ' ')).isEqualTo(sentence);
        assertThat(cost.amountAfter()).isEqualByComparingTo(new BigDecimal(50 * after));
    }

    @ParameterizedTest
    @CsvSource({
        // in the morning, ten, three and one day before 15 October 2018, and once it has closed
        "2018-10-05T05:59:59Z, , 2018-10-05T06:00:00Z",
        "2018-10-05T06:00:00Z, 10, 2018-10-12T06:00:00Z",
        "2018-10-13T10:00:00Z, 3, 2018-10-14T06:00:00Z",
        "2018-10-15T10:00:00Z, 1, 2018-10-16T06:00:00Z",
        // the engine was down for three weeks: what was missed is not made up for
        "2018-11-05T10:00:00Z, 0, ",
    })
    void theCommuneIsRemindedBeforeTheWindowCloses(Instant now, Integer due, Instant next) {
        WindowReminders reminders = new WindowReminders(AvenantWindow.of(MonthDay.of(9, 1), MonthDay.of(10, 15), new SchoolYear(2018)), List.of(0, 1, 3, 10, 3));
        Instant opened = Instant.parse("2018-09-10T08:00:00Z");
        assertThat(reminders.due(opened, now, PARIS).orElse(null)).isEqualTo(due);
        assertThat(reminders.nextAfter(now, PARIS).orElse(null)).isEqualTo(next);
        assertThat(reminders.due(now, now, PARIS)).as("opened that moment").isEmpty();
    }

    @Test
    void onlyTheTermsAreSignedByBothAndNeedNoWindow() {
        assertThat(AvenantNature.values()).filteredOn(AvenantNature::recteurSigns).containsExactly(AvenantNature.TERMS);
        assertThat(AvenantNature.values()).filteredOn(nature -> !nature.hasWindow()).containsExactly(AvenantNature.TERMS);
        assertThat(AvenantNature.values()).filteredOn(nature -> !nature.deliberated()).containsExactly(AvenantNature.LIST);
        assertThat(new WindowRule(AvenantWindow.of(MonthDay.of(9, 1), MonthDay.of(10, 15), new SchoolYear(2018))).answer(AvenantNature.TERMS, null, LocalDate.of(2018, 3, 1))
            .outcome()).isEqualTo(EFFECTIVE);
    }

    private static List<ConventionSchool> schools(String names) {
        return Arrays.stream(names.split(" ")).map(name -> school(name, "11076")).toList();
    }

    private static ConventionSchool school(String name, String commune) {
        return new ConventionSchool(null, SchoolType.EE, name, commune);
    }
}
