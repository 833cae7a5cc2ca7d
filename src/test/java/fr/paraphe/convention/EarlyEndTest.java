package fr.paraphe.convention;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.SchoolYear;
import java.time.LocalDate;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.event.ApplicationEvents;
import org.springframework.test.context.event.RecordApplicationEvents;

/** A convention that ends before its term (art. 9 and 10). */
@ConventionSlice
@RecordApplicationEvents
class EarlyEndTest {

    private static final LocalDate LAST_DAY = LocalDate.of(2019, 3, 16);
    private static final String REASON = "Résiliation ENT-11076-2017-R1 (art. 10)";

    @Autowired
    ConventionService conventions;
    @Autowired
    SchoolLists lists;
    @Autowired
    BillableConventions billable;
    @Autowired
    Towns towns;
    @Autowired
    ApplicationEvents events;

    /** The worked case: sent on 01.03.2019, the fifteenth day is Saturday 16.03.2019. */
    @Test
    void itsLastDayIsItsOwnHoweverLateItIsEnded() {
        String reference = towns.inForce("ESTIEU", "EST");
        towns.on(LocalDate.of(2019, 3, 20));
        assertThat(conventions.endEarly(reference, LAST_DAY, REASON)).isTrue();
        assertThat(conventions.byReference(reference)).extracting(Convention::status, each -> each.endedOn().orElseThrow(), each -> each.endReason().orElseThrow())
            .containsExactly(ConventionStatus.ENDED, LAST_DAY, REASON);
        assertThat(lists.all(reference)).extracting(EnrolledSchool::deactivatedOn).containsOnly(LAST_DAY);
        assertThat(lists.toActivate(reference, null)).isEmpty();
        assertThat(events.stream(ConventionEnded.class)).containsExactly(new ConventionEnded(reference, LAST_DAY, REASON));
        assertThat(billable.of(reference, new SchoolYear(2018)).orElseThrow().endedOn()).isEqualTo(LAST_DAY);
        assertThat(billable.of(reference, new SchoolYear(2019))).isEmpty();
    }

    @Test
    void itEndsOnce() {
        String reference = towns.inForce("EST");
        towns.on(LocalDate.of(2019, 3, 17));
        conventions.endEarly(reference, LAST_DAY, REASON);
        assertThat(conventions.endEarly(reference, LAST_DAY, REASON)).isFalse();
        String over = "La convention " + reference + " n’est pas en vigueur : elle a pris fin le 16/03/2019.";
        assertThat(refusal(() -> conventions.endEarly(reference, LAST_DAY, "Dénonciation D1 (art. 9)"))).isEqualTo(over);
        assertThat(refusal(() -> conventions.endEarly(reference, LAST_DAY.minusDays(1), REASON))).isEqualTo(over);
        conventions.endAtTerm(reference);
        assertThat(conventions.byReference(reference).endedOn()).contains(LAST_DAY);
        assertThat(events.stream(ConventionEnded.class)).hasSize(1);
    }

    @Test
    void theTermIsAnEndThatIsPublishedToo() {
        String reference = towns.inForce("EST");
        towns.on(LocalDate.of(2021, 11, 1));
        conventions.endAtTerm(reference);
        conventions.endAtTerm(reference);
        assertThat(events.stream(ConventionEnded.class)).extracting(ConventionEnded::reference, ConventionEnded::endedOn)
            .containsExactly(tuple(reference, LocalDate.of(2021, 10, 31)));
    }

    @Test
    void aFileInApprovalIsNotEnded() {
        String reference = towns.inApproval(towns.town(), List.of(), "EST");
        towns.on(LocalDate.of(2019, 3, 17));
        assertThat(refusal(() -> conventions.endEarly(reference, LAST_DAY, REASON))).isEqualTo("La convention " + reference + " n’est pas en vigueur.");
        assertThat(conventions.byReference(reference).status()).isEqualTo(ConventionStatus.IN_APPROVAL);
        assertThat(events.stream(ConventionEnded.class)).isEmpty();
    }

    @ParameterizedTest(name = "{0} seen on {1}")
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
        2019-03-16 | 2019-03-17 | -
        2019-03-16 | 2019-04-30 | -
        2017-12-15 | 2017-12-16 | -
        2021-10-30 | 2021-10-31 | -
        2019-03-16 | 2019-03-16 | La convention C est en vigueur jusqu’au 16/03/2019 à minuit : elle ne prend pas fin avant.
        2017-12-14 | 2019-03-17 | La convention C ne peut pas prendre fin le 14/12/2017 : elle n’est en vigueur que depuis le 15/12/2017.
        2021-10-31 | 2021-11-01 | La convention C prend fin à son terme, le 31/10/2021 : rien ne reste à rompre après.
        2021-11-05 | 2021-11-20 | La convention C prend fin à son terme, le 31/10/2021 : rien ne reste à rompre après.
        """)
    void theTermComesFirst(LocalDate lastDay, LocalDate today, String sentence) {
        Verdict verdict = new EarlyEndRule("C", LocalDate.of(2017, 12, 15), LocalDate.of(2021, 10, 31)).check(lastDay, today);
        assertThat(verdict).isEqualTo(sentence == null ? Verdict.accepted()
            : Verdict.refused("lastDay", sentence, lastDay.getYear() == 2019 ? "Convention, art. 9 et 10" : "Convention, art. 3"));
    }

    private static String refusal(ThrowingCallable call) {
        return catchThrowableOfType(RefusedException.class, call).reasons().stream().map(Refusal::sentence).findFirst().orElseThrow();
    }
}
