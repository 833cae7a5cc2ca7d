package fr.paraphe.avenant;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.Verdict;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZonedDateTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An avenant signed on Wednesday 10 October 2018; it is Monday 15 October, 16:30, the last day of the window. */
class TransmissionRuleTest {

    private static final LocalDate SIGNED_ON = LocalDate.parse("2018-10-10");
    private static final ZonedDateTime NOW = ZonedDateTime.parse("2018-10-15T16:30+02:00[Europe/Paris]");
    private static final LocalDate TODAY = NOW.toLocalDate();
    private static final long PAPER = 12;

    private final TransmissionRule rule = new TransmissionRule(SIGNED_ON, NOW, Set.of(PAPER));

    @ParameterizedTest(name = "sent on {0} at {1} -> {2} {3}")
    @CsvSource(nullValues = "-", textBlock = """
        2018-10-10, -,     -,      -
        2018-10-15, -,     -,      -
        2018-10-15, 16:30, -,      -
        2018-10-14, 23:59, -,      -
        -,          -,     sentOn, 'Indiquez la date d’envoi de l’avenant à l’académie : elle décide de la fenêtre.'
        2018-10-09, -,     sentOn, 'L’avenant n’a pas pu être transmis avant sa signature, le mercredi 10 octobre 2018.'
        2018-10-16, -,     sentOn, 'La date ne peut pas être postérieure à aujourd’hui, lundi 15 octobre 2018.'
        2018-10-15, 16:31, sentAt, 'Cette heure n’est pas encore passée.'""")
    void isDatedBetweenTheSignatureAndNow(LocalDate sentOn, LocalTime sentAt, String field, String sentence) {
        expect(rule.check(sentOn, sentAt, SendingProof.REGISTERED_LETTER, "1A 234 567 8901 2", null), field, sentence);
    }

    /** In the night of the clock change 02:40 comes twice: at the second 02:10 it has been. */
    @Test
    void anHourThatComesTwiceIsPastOnceItHasBeen() {
        ZonedDateTime secondTime = ZonedDateTime.parse("2018-10-28T02:10+01:00[Europe/Paris]");
        TransmissionRule atNight = new TransmissionRule(SIGNED_ON, secondTime, Set.of());
        expect(atNight.check(secondTime.toLocalDate(), LocalTime.parse("02:40"), SendingProof.EMAIL, "1", null), null, null);
        expect(atNight.check(secondTime.toLocalDate(), LocalTime.parse("03:00"), SendingProof.EMAIL, "1", null), "sentAt", "Cette heure n’est pas encore passée.");
    }

    @ParameterizedTest(name = "{0}, number {1}, paper {2} -> {3} {4}")
    @CsvSource(nullValues = "-", textBlock = """
        REGISTERED_LETTER, 1A 234, -,  -,        -
        EMAIL,             -,      12, -,        -
        OTHER,             1A 234, 12, -,        -
        -,                 1A 234, -,  proof,    Dites par quoi l’envoi est prouvé.
        EMAIL,             -,      -,  number,   'Indiquez le numéro de la preuve d’envoi, ou déposez-la.'
        EMAIL,             ' ',    -,  number,   'Indiquez le numéro de la preuve d’envoi, ou déposez-la.'
        EMAIL,             -,      13, document, 'Cette pièce n’est pas de cet avenant : déposez-la de nouveau.'""")
    void isProvedByANumberOrByAPaperOfItsOwn(SendingProof proof, String number, Long document, String field, String sentence) {
        expect(rule.check(TODAY, null, proof, number, document), field, sentence);
    }

    @Test
    void aNumberHasAHundredCharactersAtMost() {
        assertThat(rule.check(TODAY, null, SendingProof.EMAIL, " " + "9".repeat(100) + " ", null).isAccepted()).isTrue();
        expect(rule.check(TODAY, null, SendingProof.EMAIL, "9".repeat(101), null), "number", "Ce numéro compte 101 caractères : 100 au plus.");
    }

    @Test
    void allThatIsWrongIsSaidAtOnce() {
        assertThat(rule.check(null, null, null, null, 13L).reasons()).extracting("field").containsExactly("sentOn", "proof", "document");
    }

    @ParameterizedTest(name = "sent on {0}, received on {1} -> {2}")
    @CsvSource(nullValues = "-", textBlock = """
        2018-10-12, 2018-10-12, -
        2018-10-12, 2018-10-15, -
        -,          2018-10-15, 'L’avenant n’est pas encore transmis.'
        2018-10-12, -,          'Indiquez la date de réception de l’avenant.'
        2018-10-12, 2018-10-11, 'L’avenant n’a pas pu être reçu avant sa transmission, le vendredi 12 octobre 2018.'
        2018-10-12, 2018-10-16, 'La date ne peut pas être postérieure à aujourd’hui, lundi 15 octobre 2018.'""")
    void isReceivedAfterItWasSentAndNotInTheFuture(LocalDate sentOn, LocalDate receivedOn, String sentence) {
        expect(TransmissionRule.received(receivedOn, sentOn, TODAY), "receivedOn", sentence);
    }

    private static void expect(Verdict verdict, String field, String sentence) {
        if (sentence == null) {
            assertThat(verdict.reasons()).isEmpty();
        } else {
            assertThat(verdict.reasons()).singleElement().satisfies(reason -> {
                assertThat(reason.field()).isEqualTo(field);
                assertThat(reason.sentence()).isEqualTo(sentence);
            });
        }
    }
}
