package fr.paraphe.signature;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.Refusal;
import java.time.LocalDate;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.time.api.Dates;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SigningRuleTest {

    private static final LocalDate TODAY = LocalDate.of(2017, 11, 20);
    private static final LocalDate DECIDED = LocalDate.of(2017, 10, 30);
    private static final LocalDate EXECUTORY = LocalDate.of(2017, 11, 7);

    /** The source: decided 30.10.2017, executory 07.11.2017; entered on 20.11.2017. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", value = {
            "MAYOR|-|2017-11-07|false|-|signedOn|Indiquez la date de la signature.",
            "MAYOR|2017-11-21|2017-11-07|false|-|signedOn|La signature est datée du 21/11/2017, dans le futur : nous sommes le 20/11/2017.",
            "MAYOR|2017-11-06|2017-11-07|false|-|signedOn|La signature du 06/11/2017 précède la date exécutoire de la délibération, le 07/11/2017.",
            "MAYOR|2017-10-30|2017-11-07|false|-|signedOn|La signature du 30/10/2017 précède la date exécutoire de la délibération, le 07/11/2017.",
            "MAYOR|2017-11-20|-|false|-|''|La délibération n’est pas encore exécutoire : rien ne se signe avant, sauf à y déroger par un motif écrit.",
            "MAYOR|2017-10-29|-|true|-|signedOn|La signature du 29/10/2017 précède la délibération du 30/10/2017 qui l’autorise.",
            "RECTEUR|2017-11-20|2017-11-07|false|-|''|Le recteur signe après le maire : le maire n’a pas signé ce texte.",
            "RECTEUR|2017-11-13|2017-11-07|false|2017-11-14|signedOn|Le recteur signe après le maire, qui a signé le 14/11/2017."})
    void refuses(Party party, LocalDate on, LocalDate executoryOn, boolean overridden, LocalDate mayorSignedOn, String field, String sentence) {
        assertThat(new SigningRule(true, true, TODAY, DECIDED, executoryOn, overridden, mayorSignedOn).sign(party, on).reasons())
                .singleElement().extracting(Refusal::field, Refusal::sentence).containsExactly(field, sentence);
    }

    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {
            "MAYOR, 2017-11-07, 2017-11-07, false, -",
            "MAYOR, 2017-11-20, 2017-11-07, false, -",
            "MAYOR, 2017-11-02, 2017-11-07, true, -",
            "MAYOR, 2017-10-30, -, true, -",
            "RECTEUR, 2017-11-14, 2017-11-07, false, 2017-11-14",
            "RECTEUR, 2017-11-20, 2017-11-07, false, 2017-11-14"})
    void accepts(Party party, LocalDate on, LocalDate executoryOn, boolean overridden, LocalDate mayorSignedOn) {
        assertThat(new SigningRule(true, true, TODAY, DECIDED, executoryOn, overridden, mayorSignedOn).sign(party, on).isAccepted()).isTrue();
    }

    /** Art. 6.2: a change of the list is signed by the mayor, no deliberation authorises it. */
    @ParameterizedTest
    @CsvSource(nullValues = "-", value = {"2018-09-10, true", "2018-09-20, true", "2018-09-21, false"})
    void whatNeedsNoDeliberationOnlyMayNotBeDatedAhead(LocalDate on, boolean accepted) {
        assertThat(new SigningRule(false, true, LocalDate.of(2018, 9, 20), null, null, false, null).sign(Party.MAYOR, on).isAccepted()).isEqualTo(accepted);
    }

    @Property
    void nobodySignsBeforeTheExecutoryDateWithoutAnOverride(@ForAll("days") LocalDate on, @ForAll Party party) {
        boolean accepted = new SigningRule(true, true, TODAY, DECIDED, EXECUTORY, false, EXECUTORY).sign(party, on).isAccepted();
        assertThat(accepted).isEqualTo(!on.isBefore(EXECUTORY) && !on.isAfter(TODAY));
    }

    @Property
    void theConventionTakesEffectWithTheLaterSignature(@ForAll("days") LocalDate mayor, @ForAll("days") LocalDate recteur) {
        LocalDate effect = EffectDate.of(mayor, recteur).date();
        assertThat(effect).isIn(mayor, recteur).isAfterOrEqualTo(mayor).isAfterOrEqualTo(recteur);
    }

    /** A letter of the académie (art. 9 and 10). */
    @Test
    void theRecteurDoesNotWaitForAMayorWhoDoesNotSign() {
        LocalDate on = LocalDate.of(2018, 9, 20);
        assertThat(new SigningRule(false, false, on, null, null, false, null).sign(Party.RECTEUR, on).isAccepted()).isTrue();
        assertThat(new SigningRule(false, true, on, null, null, false, null).sign(Party.RECTEUR, on).isAccepted()).isFalse();
        assertThat(new SigningRule(false, false, on, null, null, false, null).sign(Party.RECTEUR, on.plusDays(1)).isAccepted()).isFalse();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = "2017-11-14|2017-11-20|2017-11-20|Signée par le maire le 14/11/2017 et par le recteur le 20/11/2017 : "
            + "la convention prend effet à la dernière des deux signatures, le 20/11/2017.")
    void theEffectIsExplained(LocalDate mayor, LocalDate recteur, LocalDate effect, String explanation) {
        assertThat(EffectDate.of(mayor, recteur).date()).isEqualTo(effect);
        assertThat(EffectDate.of(mayor, recteur).explanation()).isEqualTo(explanation);
        assertThat(EffectDate.of(mayor, recteur).article()).isEqualTo("Convention, art. 3");
    }

    @Provide
    Arbitrary<LocalDate> days() {
        return Dates.dates().between(DECIDED, TODAY.plusDays(30));
    }
}
