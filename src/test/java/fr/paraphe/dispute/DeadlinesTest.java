package fr.paraphe.dispute;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchHolidays;
import java.time.LocalDate;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.time.api.constraints.DateRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Art. 9 and 10, date by date. */
class DeadlinesTest {

    private static final FrenchHolidays AUDE = FrenchHolidays.ofCommune("11076");

    @ParameterizedTest(name = "received {0}: conciliation by {1}")
    @CsvSource({
        // month ends and leap days
        "2019-01-31, 2019-02-28", "2020-01-31, 2020-02-29", "2020-01-30, 2020-02-29", "2019-01-28, 2019-02-28", "2019-02-28, 2019-03-28", "2020-02-29, 2020-03-29",
        "2019-03-31, 2019-04-30", "2019-08-31, 2019-09-30", "2018-12-31, 2019-01-31", "2019-12-31, 2020-01-31",
        // ends on a Sunday, a Saturday, 1 May, Easter Monday, 14 July, 25 December: it stays there
        "2019-02-17, 2019-03-17", "2019-02-16, 2019-03-16", "2019-04-01, 2019-05-01", "2019-03-22, 2019-04-22", "2019-06-14, 2019-07-14", "2018-11-25, 2018-12-25",
        // over both clock changes, and to the very day of each
        "2019-03-15, 2019-04-15", "2019-10-15, 2019-11-15", "2018-02-25, 2018-03-25", "2018-09-28, 2018-10-28",
    })
    void theConciliationIsOrganisedWithinAMonthOfTheReceipt(LocalDate received, LocalDate by) {
        assertThat(new ConciliationLimit(1, AUDE).from(StartingPoint.RECEIPT, received).date()).isEqualTo(by);
        assertThat(new ConciliationLimit(1, AUDE).from(StartingPoint.FIRST_PRESENTATION, received).date()).isEqualTo(by);
        assertThat(new ConciliationLimit(1, AUDE).from(StartingPoint.SENDING, received).date()).isEqualTo(by);
    }

    @ParameterizedTest(name = "sent {0}: ends {1} at 24:00")
    @CsvSource({
        // the worked cases: Friday 1 March to Saturday 16 March; 16 April to 1 May
        "2019-03-01, 2019-03-16, 2019-03-17", "2019-04-16, 2019-05-01, 2019-05-02",
        // month and year ends, leap days
        "2019-02-13, 2019-02-28, 2019-03-01", "2019-02-14, 2019-03-01, 2019-03-02", "2020-02-14, 2020-02-29, 2020-03-01", "2020-02-15, 2020-03-01, 2020-03-02",
        "2019-01-31, 2019-02-15, 2019-02-16", "2018-12-17, 2019-01-01, 2019-01-02", "2018-12-16, 2018-12-31, 2019-01-01", "2019-04-15, 2019-04-30, 2019-05-01",
        // ends on a Sunday, on Easter Monday, on 11 November, on 25 December
        "2019-03-02, 2019-03-17, 2019-03-18", "2019-04-07, 2019-04-22, 2019-04-23", "2019-10-27, 2019-11-11, 2019-11-12", "2018-12-10, 2018-12-25, 2018-12-26",
        // ends on the day of the spring and of the autumn clock change, begins on them, and takes effect on them
        "2019-03-16, 2019-03-31, 2019-04-01", "2019-10-12, 2019-10-27, 2019-10-28", "2019-03-31, 2019-04-15, 2019-04-16", "2019-10-27, 2019-11-11, 2019-11-12",
        "2019-03-15, 2019-03-30, 2019-03-31", "2019-10-11, 2019-10-26, 2019-10-27",
    })
    void aResiliationRunsFifteenDaysFromTheSending(LocalDate sent, LocalDate lastDay, LocalDate effective) {
        EarlyEnd end = new ResiliationDelay(15, AUDE).from(sent);
        assertThat(end.lastDay().date()).isEqualTo(lastDay);
        assertThat(end.effective()).isEqualTo(effective);
    }

    @ParameterizedTest(name = "received {0}: ends {1} at 24:00")
    @CsvSource({
        "2019-01-31, 2019-02-28, 2019-03-01", "2020-01-31, 2020-02-29, 2020-03-01", "2020-02-29, 2020-03-29, 2020-03-30", "2019-02-28, 2019-03-28, 2019-03-29",
        "2019-03-31, 2019-04-30, 2019-05-01", "2018-12-01, 2019-01-01, 2019-01-02", "2018-11-30, 2018-12-30, 2018-12-31", "2018-12-31, 2019-01-31, 2019-02-01",
        // Saturday, Sunday, Ascension, Armistice; both clock changes
        "2019-05-01, 2019-06-01, 2019-06-02", "2019-05-02, 2019-06-02, 2019-06-03", "2019-04-30, 2019-05-30, 2019-05-31", "2019-10-11, 2019-11-11, 2019-11-12",
        "2018-02-25, 2018-03-25, 2018-03-26", "2018-09-28, 2018-10-28, 2018-10-29",
    })
    void aDenonciationHasOneMonthOfNoticeFromTheReceipt(LocalDate received, LocalDate lastDay, LocalDate effective) {
        EarlyEnd end = new NoticeDelay(1, AUDE).from(StartingPoint.RECEIPT, received);
        assertThat(end.lastDay().date()).isEqualTo(lastDay);
        assertThat(end.effective()).isEqualTo(effective);
    }

    @ParameterizedTest(name = "met {0}: agreement by {1}")
    @CsvSource({"2019-02-13, 2019-02-28", "2019-02-28, 2019-03-15", "2020-02-14, 2020-02-29", "2018-12-17, 2019-01-01", "2019-03-16, 2019-03-31", "2019-10-12, 2019-10-27"})
    void anAgreementIsRecordedWithinTheConfiguredDays(LocalDate held, LocalDate by) {
        assertThat(new AgreementDelay(15).from(held).date()).isEqualTo(by);
    }

    @ParameterizedTest(name = "commune {0} informed {1}: action by {2}")
    @CsvSource({
        "11076, 2019-02-28, 2019-04-29", "11076, 2018-12-31, 2019-03-01", "11076, 2019-12-31, 2020-03-02", "11076, 2018-10-31, 2019-01-02", "11076, 2020-02-29, 2020-04-30",
        // Saturday 30 March 2019, the eve of the clock change, to Monday; Good Friday and 20 December where they are holidays
        "11076, 2019-01-29, 2019-04-01", "57463, 2019-02-18, 2019-04-23", "11076, 2019-02-18, 2019-04-19", "97411, 2018-10-19, 2018-12-21",
    })
    void theOtherPartyHasTwoClearMonthsToGoToTheJudge(String commune, LocalDate informed, LocalDate last) {
        assertThat(new ActionDelay(FrenchHolidays.ofCommune(commune)).from(informed).date()).isEqualTo(last);
    }

    @Test
    void eachLimitNamesItsArticleAndShowsTheComputation() {
        Deadline conciliation = new ConciliationLimit(1, AUDE).from(StartingPoint.RECEIPT, LocalDate.of(2019, 1, 31));
        assertThat(conciliation.rule()).isEqualTo("Conciliation : 1 mois à compter de la réception");
        assertThat(conciliation.article()).isEqualTo("Convention, art. 10");
        assertThat(conciliation.explanation()).isEqualTo("Mise en demeure reçue le jeudi 31 janvier 2019. 1 mois à compter du 31/01/2019 : jusqu’au 28/02/2019, "
            + "dernier jour du mois faute de 31 février.");

        Deadline bySending = new ConciliationLimit(1, AUDE).from(StartingPoint.SENDING, LocalDate.of(2019, 1, 29));
        assertThat(bySending.explanation()).startsWith("Mise en demeure envoyée le mardi 29 janvier 2019.").endsWith("cette date, la plus stricte, est donnée pour information.");

        assertThat(new ResiliationDelay(15, AUDE).from(LocalDate.of(2019, 3, 1)).lastDay().explanation()).isEqualTo("Lettre de résiliation envoyée le vendredi 1er mars 2019. "
            + "Les 15 jours commencent le 02/03/2019 et s’achèvent le samedi 16 mars 2019 à 24 h ; sans retrait écrit d’ici là, la convention est résiliée de plein droit le "
            + "dimanche 17 mars 2019 à 0 h. Le 16/03/2019 est un samedi : le délai, contractuel, n’est pas prolongé ; l’art. 642 du CPC, propre à la procédure, conduirait au "
            + "lundi 18 mars 2019.");
        assertThat(new ResiliationDelay(15, AUDE).from(LocalDate.of(2019, 4, 16)).lastDay().explanation()).contains("Le 01/05/2019 est jour férié (fête du Travail)")
            .endsWith("conduirait au jeudi 2 mai 2019.");

        Deadline notice = new NoticeDelay(1, AUDE).from(StartingPoint.RECEIPT, LocalDate.of(2019, 1, 31)).lastDay();
        assertThat(notice.article()).isEqualTo("Convention, art. 9");
        assertThat(notice.explanation()).isEqualTo("Lettre de dénonciation reçue le jeudi 31 janvier 2019. 1 mois à compter du 31/01/2019 : jusqu’au 28/02/2019, "
            + "dernier jour du mois faute de 31 février, à 24 h ; la convention prend fin le vendredi 1er mars 2019 à 0 h.");
        assertThat(new NoticeDelay(1, AUDE).from(StartingPoint.FIRST_PRESENTATION, LocalDate.of(2019, 1, 31)).lastDay().rule())
            .isEqualTo("Dénonciation : préavis de 1 mois à compter de la première présentation");

        assertThat(new AgreementDelay(15).from(LocalDate.of(2019, 2, 13)).explanation()).contains("sans accord enregistré dans les 15 jours, soit jusqu’au jeudi 28 février 2019 à 24 h");
        assertThat(new ActionDelay(AUDE).from(LocalDate.of(2018, 10, 31)).explanation()).contains("mercredi 31 octobre 2018").contains("reporté au mercredi 2 janvier 2019");
    }

    @Test
    void noLimitIsShorterThanItsUnit() {
        assertThatIllegalArgumentException().isThrownBy(() -> new ConciliationLimit(0, AUDE));
        assertThatIllegalArgumentException().isThrownBy(() -> new NoticeDelay(0, AUDE));
        assertThatIllegalArgumentException().isThrownBy(() -> new ResiliationDelay(0, AUDE));
        assertThatIllegalArgumentException().isThrownBy(() -> new AgreementDelay(0));
    }

    @Property
    void aLaterLetterNeverEndsTheConventionEarlier(@ForAll @DateRange(min = "1990-01-01", max = "2199-12-31") LocalDate day, @ForAll @IntRange(min = 1, max = 12) int length) {
        LocalDate next = day.plusDays(1);
        assertThat(new ResiliationDelay(length, AUDE).from(next).effective()).isEqualTo(new ResiliationDelay(length, AUDE).from(day).effective().plusDays(1));
        NoticeDelay notice = new NoticeDelay(length, AUDE);
        assertThat(notice.from(StartingPoint.RECEIPT, next).effective()).isAfterOrEqualTo(notice.from(StartingPoint.RECEIPT, day).effective());
    }
}
