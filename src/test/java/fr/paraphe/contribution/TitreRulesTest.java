package fr.paraphe.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.Deadline;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a titre bears and what may happen to it, without a database. */
class TitreRulesTest {

    private static final TitreNumber NUMBER = new TitreNumber(2017, 1);
    private static final LocalDate ISSUED = LocalDate.of(2017, 11, 20);
    private static final LocalDate TODAY = LocalDate.of(2018, 1, 15);

    @Property
    void aNumberIsReadAsItIsWritten(@ForAll @IntRange(min = 1000, max = 2999) int year, @ForAll @IntRange(min = 1, max = 999_999_999) int serial) {
        TitreNumber number = new TitreNumber(year, serial);
        assertThat(TitreNumber.read(" " + number + " ")).contains(number);
        assertThat(number.toString()).matches("\\d{4}-\\d{6,9}");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "2018", "2018-1", "2018-000000", "18-000001", "2018/000001", "2018-0000000001", "=2018-000001"})
    void whatIsNoNumberIsRefused(String written) {
        assertThat(TitreNumber.read(written)).isEmpty();
        assertThatThrownBy(() -> TitreNumber.required("number", written)).isInstanceOf(RefusedException.class)
            .hasMessageContaining("n’est pas un numéro de titre : écrivez l’année d’émission et le rang, par exemple 2018-000001.");
    }

    @Test
    void theTermIsUsageAndSaysSo() {
        Deadline due = new PaymentTerm(30).from(ISSUED);
        assertThat(due.date()).isEqualTo(LocalDate.of(2017, 12, 20));
        assertThat(due.article()).isEqualTo("usage, non contractuel");
        assertThat(due.explanation()).isEqualTo("30 jours à compter de l’émission du titre le 20/11/2017 : jusqu’au 20/12/2017.");
    }

    /** Two clear months, put off to a working day; 2018-05-30: 30 July, plus a day. */
    @ParameterizedTest
    @CsvSource({
        "11076, 2017-11-20, 2018-01-22",
        "11076, 2018-05-30, 2018-07-31",
        "11076, 2007-10-01, 2007-12-03",
        "11076, 2018-12-31, 2019-03-01",
        // 20 December is a holiday in Réunion alone
        "97411, 2018-10-19, 2018-12-21",
        "11076, 2018-10-19, 2018-12-20"})
    void recourseIsTwoClearMonths(String insee, LocalDate notified, LocalDate last) {
        assertThat(RecourseDelay.ofCommune(insee).from(notified).date()).isEqualTo(last);
    }

    /** The worked case: the titre of 20 November 2017, and a reminder in 2019. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        2017-11-20 |                       | 2021-12-31 | titre du 20/11/2017 : 4 ans à compter du 01/01/2018, jusqu’au 31/12/2021.
        2017-11-20 | 2019-03-14            | 2023-12-31 | titre du 20/11/2017, interruption du 14/03/2019 : 4 ans à compter du 01/01/2020, jusqu’au 31/12/2023.
        2017-11-20 | 2017-12-24            | 2021-12-31 | titre du 20/11/2017 : 4 ans à compter du 01/01/2018, jusqu’au 31/12/2021.
        2017-11-20 | 2021-12-31            | 2025-12-31 | titre du 20/11/2017, interruption du 31/12/2021 : 4 ans à compter du 01/01/2022, jusqu’au 31/12/2025.
        2017-11-20 | 2022-01-01            | 2021-12-31 | titre du 20/11/2017 : 4 ans à compter du 01/01/2018, jusqu’au 31/12/2021.
        2017-11-20 | 2023-05-02 2019-03-14 | 2027-12-31 | titre du 20/11/2017, interruption du 02/05/2023 : 4 ans à compter du 01/01/2024, jusqu’au 31/12/2027.
        """)
    void aCommunesDebtIsPrescribedAfterFourYears(LocalDate issued, String interruptions, LocalDate last, String explanation) {
        List<LocalDate> days = interruptions == null ? List.of() : Arrays.stream(interruptions.split(" ")).map(LocalDate::parse).toList();
        Deadline deadline = Prescription.OF_COMMUNES.of(issued, days);
        assertThat(deadline.date()).isEqualTo(last);
        assertThat(deadline.explanation()).isEqualTo(explanation);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        150.00 | 0.00   | 150.00 | 2017-12-01 |
        150.00 | 100.00 | 50     | 2017-11-20 |
        150.00 | 149.99 | 0.01   | 2018-01-15 |
        150.00 | 0.00   | 150.01 | 2017-12-01 | Le paiement de 150,01 € dépasse ce qui reste dû au titre 2017-000001 : 150,00 €.
        150.00 | 100.00 | 75     | 2017-12-01 | Le paiement de 75,00 € dépasse ce qui reste dû au titre 2017-000001 : 50,00 € sur 150,00 €.
        150.00 | 150.00 | 1      | 2017-12-01 | Le titre 2017-000001 est déjà payé en entier, 150,00 €.
        150.00 | 0.00   | 0      | 2017-12-01 | Un paiement est d’un montant positif.
        150.00 | 0.00   | -5     | 2017-12-01 | Un paiement est d’un montant positif.
        150.00 | 0.00   | 1.005  | 2017-12-01 | Un montant s’écrit en euros et centimes : deux décimales au plus.
        150.00 | 0.00   |        | 2017-12-01 | Indiquez le montant payé, en euros.
        150.00 | 0.00   | 150    |            | Indiquez la date du paiement.
        150.00 | 0.00   | 150    | 2018-01-16 | La date du paiement ne peut pas être postérieure à aujourd’hui, lundi 15 janvier 2018.
        150.00 | 0.00   | 150    | 2017-11-19 | Le titre 2017-000001 est du 20/11/2017 : un paiement ne peut pas le précéder.
        """)
    void aPaymentFitsItsTitre(BigDecimal amount, BigDecimal paid, BigDecimal sum, LocalDate paidOn, String sentence) {
        Verdict verdict = new PaymentRule(NUMBER, amount, paid, true, null, ISSUED, TODAY).check(sum, paidOn);
        assertThat(verdict.reasons()).extracting(reason -> reason.sentence().replace('\u00a0', ' ')).isEqualTo(sentence == null ? List.of() : List.of(sentence));
    }

    @Test
    void aCancelledTitreIsPaidByItsSuccessor() {
        BigDecimal due = new BigDecimal("150.00");
        assertThat(new PaymentRule(NUMBER, due, BigDecimal.ZERO, false, null, ISSUED, TODAY).check(due, TODAY).reasons()).extracting(Refusal::sentence)
            .containsExactly("Le titre 2017-000001 est annulé : aucun paiement ne peut y être porté.");
        assertThat(new PaymentRule(NUMBER, due, BigDecimal.ZERO, false, new TitreNumber(2017, 2), ISSUED, TODAY).check(due, TODAY).reasons())
            .extracting(Refusal::sentence)
            .containsExactly("Le titre 2017-000001 est annulé : aucun paiement ne peut y être porté. Le titre 2017-000002 le remplace.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        0.00   | true  | Liste erronée |
        0.00   | true  |               | Indiquez le motif de l’annulation : il est conservé avec le titre.
        0.00   | false | Liste erronée | Le titre 2017-000001 est déjà annulé.
        150.00 | true  | Liste erronée | Le titre 2017-000001 ne peut plus être annulé : 150,00 € ont été perçus, et les sommes perçues ne font l’objet d’aucun remboursement.
        0.01   | true  | Liste erronée | Le titre 2017-000001 ne peut plus être annulé : 0,01 € ont été perçus, et les sommes perçues ne font l’objet d’aucun remboursement.
        """)
    void whatIsReceivedIsNotGivenBack(BigDecimal paid, boolean standing, String reason, String sentence) {
        assertThat(new CancellationRule(NUMBER, paid, standing).check(reason).reasons()).extracting(refusal -> refusal.sentence().replace('\u00a0', ' '))
            .isEqualTo(sentence == null ? List.of() : List.of(sentence));
    }

    @ParameterizedTest
    @CsvSource({"true, 150, 0, UNPAID", "true, 150, 0.01, PARTLY_PAID", "true, 150.00, 150, PAID", "false, 150, 0, CANCELLED"})
    void aTitreStandsSomewhere(boolean standing, BigDecimal amount, BigDecimal paid, TitreState state) {
        assertThat(TitreState.of(standing, amount, paid)).isEqualTo(state);
    }
}
