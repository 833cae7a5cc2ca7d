package fr.paraphe.prefecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ActIdentifierTest {

    @Test
    void isBuiltFromTheDayOfTheDecision() {
        ActIdentifier identifier = ActIdentifier.of("011", "211100763", LocalDate.of(2017, 10, 30), ActNumber.of("2017-276"), Nature.DE);
        assertThat(identifier).hasToString("011-211100763-20171030-2017_276-DE");
    }

    /** BASIC_ISO_DATE, not the year of the week: 31 December 2018 lies in week 1 of 2019. */
    @Test
    void keepsTheCalendarYearAtItsEnd() {
        ActIdentifier identifier = ActIdentifier.of("02A", "212000046", LocalDate.of(2018, 12, 31), ActNumber.of("7"), Nature.AR);
        assertThat(identifier).hasToString("02A-212000046-20181231-7-AR");
    }

    @ParameterizedTest
    @CsvSource({
            "011-211100763-20171030-2017-276-DE, 2017-276, DE",
            "011-211100763-20171030-2017_276-DE, 2017_276, DE",
            "013-211300074-20220106-2022-02-AR-1-AR, 2022-02-AR-1, AR",
            "006-210600730-20180115-007-AI, 007, AI",
            "974-219740115-20200229-1 BIS-CC, 1 BIS, CC"})
    void readsHyphensInsideTheNumber(String text, String number, Nature nature) {
        assertThat(ActIdentifier.parse(text)).hasValueSatisfying(identifier -> {
            assertThat(identifier.number()).isEqualTo(number);
            assertThat(identifier.nature()).isEqualTo(nature);
            assertThat(identifier).hasToString(text);
        });
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {
            "''", "011-211100763-20171030-DE", "011-211100763-20171030--DE", "11-211100763-20171030-2017-276-DE", "011-21110076-20171030-1-DE",
            "011-211100763-20171330-1-DE", "011-211100763-20170229-1-DE", "011-211100763-20171030-1-ZZ", "011-211100763-20171030-1-de",
            "011-211100763-20171030-_1-DE", "011-211100763-20171030-1234567890123456-DE", "' 011-211100763-20171030-1-DE'",
            "011-211100763-20171030-1;drop table act-DE", "'011-211100763-20171030-1-DE\n'"})
    void readsNothingElse(String text) {
        assertThat(ActIdentifier.parse(text)).isEmpty();
    }

    @Test
    void readsNoNullAndNoLineEnd() {
        assertThat(ActIdentifier.parse(null)).isEmpty();
        assertThat(ActIdentifier.parse("011-211100763-20171030-1-DE\n")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({
            "011-211100763-20171030-2017-276-DE, 011-211100763-20171030-2017_276-DE, true",
            "011-211100763-20171030-276bis-DE, 011-211100763-20171030-276BIS-DE, true",
            "011-211100763-20171030-2017-276-DE, 011-211100763-20171030-2017276-DE, false",
            "011-211100763-20171030-2017-276-DE, 011-211100763-20171031-2017-276-DE, false",
            "011-211100763-20171030-2017-276-DE, 011-211100763-20171030-2017-276-CC, false"})
    void comparesActsNotSpellings(String one, String other, boolean same) {
        assertThat(ActIdentifier.parse(one).orElseThrow().sameActAs(ActIdentifier.parse(other).orElseThrow())).isEqualTo(same);
    }

    @Property
    void whatIsBuiltIsReadBack(@ForAll("identifiers") ActIdentifier identifier) {
        assertThat(identifier.toString()).hasSizeLessThanOrEqualTo(ActIdentifier.MAX_LENGTH);
        assertThat(ActIdentifier.parse(identifier.toString())).contains(identifier);
        assertThat(ActIdentifier.parse(identifier.emitted()).orElseThrow().sameActAs(identifier)).isTrue();
    }

    @Property
    void noTextBreaksTheReading(@ForAll String text) {
        ActIdentifier.parse(text).ifPresent(identifier -> assertThat(identifier).hasToString(text));
    }

    @Provide
    Arbitrary<ActIdentifier> identifiers() {
        Arbitrary<String> numbers = Arbitraries.strings().withChars("AZaz09-_/. ").ofMinLength(1).ofMaxLength(15)
                .filter(text -> ActNumber.check(text).isAccepted());
        return Combinators.combine(Arbitraries.of("011", "02A", "02B", "974"), Arbitraries.strings().numeric().ofLength(9),
                Dates.dates().yearBetween(1982, 2099), numbers, Arbitraries.of(Nature.class))
                .as((departement, siren, date, number, nature) -> ActIdentifier.of(departement, siren, date, ActNumber.of(number), nature));
    }
}
