package fr.paraphe.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.convention.ConventionStatus;
import fr.paraphe.convention.Side;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What a letter of art. 9 or 10 must say, when it may be begun and sent, and what can have become of it. */
class LetterRulesTest {

    private static final MissingObligation EQUIPMENT = new MissingObligation("EQUIPMENT:école EST", "Équipement", "Convention, art. 2.1", Side.COMMUNE);
    private static final MissingObligation TRAINING = new MissingObligation("TRAINING:formation", "Formation", "Convention, art. 2.4", Side.ACADEMIE);

    @ParameterizedTest(name = "{0}, ended {1}, notice running {2}: {3} on {4} -> {5}")
    @CsvSource(nullValues = "-", textBlock = """
        IN_FORCE,    -,          -,  MISE_EN_DEMEURE, 2019-03-01, -
        IN_FORCE,    -,          -,  DENONCIATION,    2019-03-01, -
        IN_FORCE,    -,          D1, MISE_EN_DEMEURE, 2019-03-01, -
        IN_FORCE,    -,          D1, DENONCIATION,    2019-03-01, 'La dénonciation D1, envoyée par la commune, court déjà'
        IN_FORCE,    -,          -,  MISE_EN_DEMEURE, 2021-10-31, -
        IN_FORCE,    -,          -,  MISE_EN_DEMEURE, 2021-11-01, 'La convention a pris fin le dimanche 31 octobre 2021'
        ENDED,       2019-03-16, -,  MISE_EN_DEMEURE, 2019-03-17, 'La convention a pris fin le samedi 16 mars 2019'
        ENDED,       2019-03-16, -,  RESILIATION,     2019-03-17, 'La convention a pris fin le samedi 16 mars 2019'
        ENDED,       2019-03-16, -,  DENONCIATION,    2019-03-16, 'La convention a pris fin le samedi 16 mars 2019'
        PREPARED,    -,          -,  MISE_EN_DEMEURE, 2019-03-01, n’est pas encore en vigueur
        IN_APPROVAL, -,          -,  DENONCIATION,    2019-03-01, n’est pas encore en vigueur
        CLOSED,      2018-01-10, -,  MISE_EN_DEMEURE, 2019-03-01, n’est jamais entrée en vigueur""")
    void aLetterIsBegunOnAConventionInForce(ConventionStatus status, LocalDate endedOn, String running, LetterKind kind, LocalDate today, String refusal) {
        Verdict verdict = new OpenLetterRule(status, LocalDate.of(2021, 10, 31), endedOn, running).check(kind, Side.COMMUNE, today);
        expect(verdict, refusal == null ? null : "kind", refusal);
        verdict.reasons().forEach(reason -> assertThat(reason.article()).contains(kind == LetterKind.DENONCIATION ? "9" : "10"));
    }

    @Test
    void aMiseEnDemeureSetsOutAGrievance() {
        expect(new GrievanceRule(Side.COMMUNE, List.of()).check(List.of()), "grievances", "Exposez au moins un grief");
    }

    @ParameterizedTest(name = "to {0}: art. {1}, {2}, {3} -> {4} {5}")
    @CsvSource(nullValues = "-", textBlock = """
        COMMUNE,  2.1, EQUIPMENT:école EST, rien n’est posé, -, -
        COMMUNE,  2.1, -,                   rien n’est posé, -, -
        COMMUNE,  6,   -,                   rien n’est payé, -, -
        ACADEMIE, 2.4, TRAINING:formation,  aucune date,     -, -
        COMMUNE,  -,   -,                   des faits,       grievances[0].article,    Indiquez l’article
        COMMUNE,  99,  -,                   des faits,       grievances[0].article,    n’est pas un article de la convention qui engage la commune
        COMMUNE,  2.4, -,                   des faits,       grievances[0].article,    'engage l’académie, non la commune'
        ACADEMIE, 2.1, -,                   des faits,       grievances[0].article,    'engage la commune, non l’académie'
        COMMUNE,  2.1, -,                   -,               grievances[0].facts,      Exposez les faits
        COMMUNE,  2.1, EQUIPMENT:école SUD, des faits,       grievances[0].obligation, n’est pas noté comme manquant
        COMMUNE,  2.1, TRAINING:formation,  des faits,       grievances[0].obligation, 'est celui de l’académie, non celui de la commune'
        COMMUNE,  6,   EQUIPMENT:école EST, des faits,       grievances[0].obligation, 'relève de l’art. 2.1, non de l’art. 6'""")
    void aGrievanceHasAnArticleOfTheOtherPartyAndFacts(Side addressee, String article, String obligation, String facts, String field, String refusal) {
        expect(new GrievanceRule(addressee, List.of(EQUIPMENT, TRAINING)).check(List.of(new Grievance(article, obligation, facts))), field, refusal);
    }

    @Test
    void everyGrievanceThatIsWrongIsNamed() {
        Verdict verdict = new GrievanceRule(Side.COMMUNE, List.of()).check(List.of(new Grievance("2.1", null, "x"), new Grievance("2.4", null, null)));
        assertThat(verdict.reasons()).extracting(Refusal::field).containsExactly("grievances[1].article", "grievances[1].facts");
    }

    @ParameterizedTest
    @EnumSource(Side.class)
    void eachPartyIsBoundByArticles(Side side) {
        assertThat(ConventionArticle.binding(side)).isNotEmpty().allSatisfy(article -> assertThat(ConventionArticle.of(article.code())).contains(article));
        assertThat(Arrays.stream(ConventionArticle.values()).map(ConventionArticle::code)).doesNotHaveDuplicates();
    }

    @ParameterizedTest(name = "{0}: {1}, {2}, {3} -> {4}")
    @CsvSource(nullValues = "-", textBlock = """
        MISE_EN_DEMEURE, equip,  -,   -,  -,       -
        MISE_EN_DEMEURE, -,      x,   x,  demand,  Dites ce qui est demandé
        RESILIATION,     -,      why, -,  -,       -
        RESILIATION,     x,      -,   x,  motives, la lettre de résiliation les précise
        RESILIATION,     x,      ' ', x,  motives, la lettre de résiliation les précise
        DENONCIATION,    -,      -,   gi, -,       -
        DENONCIATION,    x,      x,   -,  reason,  motif d’intérêt général""")
    void aLetterSaysWhatItsArticleWants(LetterKind kind, String demand, String motives, String reason, String field, String refusal) {
        expect(new MotivesRule(kind).check(demand, motives, reason), field, refusal);
    }

    @Test
    void motivesHaveAnEnd() {
        assertThat(new MotivesRule(LetterKind.RESILIATION).check(null, "é".repeat(8000), null).isAccepted()).isTrue();
        expect(new MotivesRule(LetterKind.RESILIATION).check(null, "é".repeat(8001), null), "motives", "8001 caractères : 8000 au plus");
    }

    /** Signed on 27 February 2019; for a résiliation the conciliation failed on the 28th, the mise en demeure was 1A 111. */
    @ParameterizedTest(name = "{0} by {1} on {2}, number {3}, proof {4}, consent {5} -> {6}")
    @CsvSource(nullValues = "-", textBlock = """
        MISE_EN_DEMEURE, LRAR,             2019-03-01, 2A 222, false, false, -,              -
        MISE_EN_DEMEURE, LRAR,             2019-02-27, 2A 222, false, false, -,              -
        MISE_EN_DEMEURE, LRAR,             2019-02-26, 2A 222, false, false, sentOn,         'avant sa signature, le mercredi 27 février 2019'
        MISE_EN_DEMEURE, LRAR,             2019-03-02, 2A 222, false, false, sentOn,         'postérieure à aujourd’hui, vendredi 1er mars 2019'
        MISE_EN_DEMEURE, LRAR,             -,          2A 222, false, false, sentOn,         Indiquez la date d’envoi
        MISE_EN_DEMEURE, LRAR,             2019-03-01, -,      true,  false, trackingNumber, Indiquez le numéro
        MISE_EN_DEMEURE, -,                2019-03-01, 2A 222, true,  false, channel,        Indiquez comment
        MISE_EN_DEMEURE, AGAINST_RECEIPT,  2019-03-01, -,      true,  false, channel,        Envoyez la mise en demeure en recommandé
        RESILIATION,     OTHER_WITH_PROOF, 2019-03-01, 2A 222, true,  false, channel,        Envoyez la lettre de résiliation en recommandé
        MISE_EN_DEMEURE, LRE,              2019-03-01, 2A 222, true,  true,  -,              -
        MISE_EN_DEMEURE, LRE,              2019-03-01, 2A 222, true,  false, lreConsent,     doit avoir accepté
        DENONCIATION,    LRE,              2019-03-01, 2A 222, true,  false, lreConsent,     doit avoir accepté
        DENONCIATION,    AGAINST_RECEIPT,  2019-03-01, -,      true,  false, -,              -
        DENONCIATION,    OTHER_WITH_PROOF, 2019-03-01, 77,     false, false, -,              -
        DENONCIATION,    OTHER_WITH_PROOF, 2019-03-01, -,      false, false, proof,          Joignez la preuve
        RESILIATION,     LRAR,             2019-03-01, 2A 222, false, false, -,              -
        RESILIATION,     LRAR,             2019-02-28, 2A 222, false, false, -,              -
        RESILIATION,     LRAR,             2019-02-27, 2A 222, false, false, sentOn,         'avant l’échec de la conciliation, le jeudi 28 février 2019'
        RESILIATION,     LRAR,             2019-03-01, 1a111,  false, false, trackingNumber, ce numéro est celui de la mise en demeure
        RESILIATION,     LRAR,             2019-03-01, 1A-1.11, false, false, trackingNumber, ce numéro est celui de la mise en demeure""")
    void aLetterIsSentOnceSignedAndAsItsArticleWants(LetterKind kind, LetterChannel channel, LocalDate sentOn, String number, boolean proven, boolean consent, String field,
                                                     String refusal) {
        boolean second = kind == LetterKind.RESILIATION;
        SendingRule rule = new SendingRule(kind, LocalDate.of(2019, 2, 27), second ? LocalDate.of(2019, 2, 28) : null, second ? "1A 111" : null, LocalDate.of(2019, 3, 1));
        expect(rule.check(channel, sentOn, number, proven, consent), field, refusal);
    }

    @Test
    void anUnsignedLetterIsNotSent() {
        expect(new SendingRule(LetterKind.DENONCIATION, null, null, null, LocalDate.of(2019, 3, 1)).check(LetterChannel.LRAR, LocalDate.of(2019, 3, 1), "1", true, true), "",
            "n’est pas signée");
    }

    /** Sent on 30 January 2019; the LRE's addressee may accept it until 14 February. */
    @ParameterizedTest(name = "{0}: presented {1}, received {2}, {3}, proof {4}, on {5} -> {6}")
    @CsvSource(nullValues = "-", textBlock = """
        LRAR, 2019-01-31, 2019-02-02, -,               true,  2019-02-04, -,                -
        LRAR, -,          2019-01-31, -,               true,  2019-02-04, -,                -
        LRAR, -,          2019-01-31, -,               false, 2019-02-04, proof,            'Joignez l’avis de réception'
        LRAR, -,          2019-01-30, -,               true,  2019-02-04, -,                -
        LRAR, -,          -,          -,               true,  2019-02-04, receivedOn,       'Indiquez la date de réception, ou pourquoi'
        LRAR, 2019-01-31, 2019-02-01, UNCLAIMED,       true,  2019-03-04, receivedOn,       'est reçue, ou elle ne l’est pas'
        LRAR, -,          2019-01-29, -,               false, 2019-02-04, receivedOn,       'avant son envoi, le mercredi 30 janvier 2019'
        LRAR, 2019-01-29, 2019-01-31, -,               false, 2019-02-04, firstPresentedOn, 'présentée avant son envoi'
        LRAR, 2019-02-02, 2019-02-01, -,               false, 2019-02-04, receivedOn,       'avant sa première présentation, le samedi 2 février 2019'
        LRAR, -,          2019-02-05, -,               false, 2019-02-04, receivedOn,       'postérieure à aujourd’hui'
        LRAR, 2019-02-05, -,          UNCLAIMED,       true,  2019-02-04, firstPresentedOn, 'postérieure à aujourd’hui'
        LRAR, 2019-01-31, -,          UNCLAIMED,       true,  2019-02-16, -,                -
        LRAR, 2019-01-31, -,          UNCLAIMED,       true,  2019-02-15, nonDelivery,      'jusqu’au vendredi 15 février 2019'
        LRAR, 2019-01-31, -,          UNCLAIMED,       false, 2019-02-16, proof,            Joignez le pli retourné
        LRAR, -,          -,          UNCLAIMED,       true,  2019-02-16, firstPresentedOn, Indiquez la date de première présentation
        LRAR, 2019-01-31, -,          REFUSED,         true,  2019-01-31, -,                -
        LRAR, -,          -,          REFUSED,         true,  2019-01-31, firstPresentedOn, Indiquez la date de première présentation
        LRAR, -,          -,          NOT_DELIVERABLE, true,  2019-02-04, -,                -
        LRAR, -,          -,          NOT_DELIVERABLE, false, 2019-02-04, proof,            le motif de non-distribution ne vaut que prouvé
        AGAINST_RECEIPT,  -, 2019-01-30, -,            true,  2019-02-04, -,                -
        AGAINST_RECEIPT,  -, 2019-01-30, -,            false, 2019-02-04, proof,            Joignez le récépissé daté
        OTHER_WITH_PROOF, -, 2019-01-31, -,            false, 2019-02-04, proof,            ou une autre preuve de la réception
        LRE,  -,          2019-02-14, -,               true,  2019-02-20, -,                -
        LRE,  -,          2019-02-14, -,               false, 2019-02-20, proof,            Joignez la preuve de réception que le prestataire a délivrée
        LRE,  -,          2019-02-15, -,               false, 2019-02-20, receivedOn,       'jusqu’au jeudi 14 février 2019'
        LRE,  2019-02-15, -,          UNCLAIMED,       true,  2019-02-15, -,                -
        LRE,  2019-02-14, -,          UNCLAIMED,       true,  2019-02-15, firstPresentedOn, ne peut pas être antérieure
        LRE,  2019-02-03, -,          REFUSED,         true,  2019-02-15, -,                -
        LRE,  -,          -,          REFUSED,         true,  2019-02-15, firstPresentedOn, Indiquez le jour de la preuve
        LRE,  2019-02-15, -,          UNCLAIMED,       false, 2019-02-15, proof,            que le prestataire a délivrée""")
    void whatBecameOfALetterIsPossible(LetterChannel channel, LocalDate presented, LocalDate received, NonDelivery why, boolean proven, LocalDate today, String field,
                                       String refusal) {
        expect(new DeliveryRule(channel, LocalDate.of(2019, 1, 30), today).check(presented, received, why, proven), field, refusal);
    }

    private static void expect(Verdict verdict, String field, String refusal) {
        if (refusal == null) {
            assertThat(verdict.reasons()).isEmpty();
        } else {
            assertThat(verdict.reasons()).singleElement().satisfies(reason -> {
                assertThat(reason.field()).isEqualTo(field);
                assertThat(reason.sentence()).contains(refusal);
                if (!refusal.contains("caractères")) {
                    assertThat(reason.article()).as("the clause").isNotBlank();
                }
            });
        }
    }
}
