package fr.paraphe.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import fr.paraphe.avenant.AvenantReader;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.contribution.CampaignSlice.Land;
import fr.paraphe.convention.ConventionService;
import java.time.LocalDate;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** A convention that ends before, during and after the closing of its campaign (art. 9 and 10). */
@CampaignSlice
class EarlyEndBillingTest {

    private static final SchoolYear YEAR = new SchoolYear(2018);
    private static final String REASON = "Dénonciation (art. 9)";
    private static final String STILL_DUE = "Convention terminée le 10/10/2018 : l’année commencée le 01/09/2018 reste due, sauf décision du GIP.";

    @Autowired
    private CampaignClosing closing;
    @Autowired
    private CampaignService campaigns;
    @Autowired
    private ContributionReader reader;
    @Autowired
    private ConventionService conventions;
    @Autowired
    private AvenantReader avenants;
    @Autowired
    private IssuedTitres titres;
    @Autowired
    private Land land;
    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void quietOctober() {
        reset(avenants, titres);
        land.at("2018-10-16", "00:00");
    }

    @Test
    void theYearUnderWayIsPutToTheGipWhetherItIsClosedBeforeTheEndOrAfter() {
        int first = land.academie("end-chunks", 3);
        String campaign = campaign("end-chunks");
        closing.closeNext(campaign, 1);
        end(first, "2018-10-10");
        end(first + 2, "2018-10-10");
        closing.closeNext(campaign, 10);
        assertThat(page(campaign)).extracting(ContributionLine::flag).containsExactly(ContributionFlag.ENDED, null, ContributionFlag.ENDED);
        assertThat(page(campaign)).extracting(ContributionLine::note).containsExactly(STILL_DUE, null, STILL_DUE);
        assertThat(reader.totals(campaign).due()).isEqualTo(3);
        campaigns.check(campaign, List.of(), true, null, "gip");
        assertThatThrownBy(() -> campaigns.issue(campaign)).hasMessage("2 conventions terminées attendent votre décision : leur contribution est-elle due ? (Convention, art. 9)");
    }

    @Test
    void oneThatEndsBetweenTheCheckAndTheTitresIsPutToTheGipToo() {
        int first = land.academie("end-checked", 1);
        String campaign = campaign("end-checked");
        closing.closeNext(campaign, 10);
        campaigns.check(campaign, List.of(), true, null, "gip");
        end(first, "2018-10-10");
        assertThatThrownBy(() -> campaigns.issue(campaign)).hasMessage("Une convention terminée attend votre décision : sa contribution est-elle due ? (Convention, art. 9)");
        campaigns.check(campaign, List.of(new CampaignService.Decision(Land.reference(first), false, "Service arrêté en octobre")), true, null, "gip");
        campaigns.issue(campaign);
        assertThat(reader.totals(campaign).due()).isZero();
    }

    /** The titres are going out: nobody is asked any more, the year is due (docs/adr/0009). */
    @Test
    void onceTheTitresGoOutTheYearIsDue() {
        int first = land.academie("end-issuing", 1);
        String campaign = campaign("end-issuing");
        closing.closeNext(campaign, 10);
        campaigns.check(campaign, List.of(), true, null, "gip");
        campaigns.issue(campaign);
        end(first, "2018-10-10");
        assertThat(page(campaign).get(0)).extracting(ContributionLine::flag, ContributionLine::due, ContributionLine::note).containsExactly(null, true, STILL_DUE);
    }

    @Test
    void aTitreStands() {
        int first = land.academie("end-titre", 1);
        String campaign = campaign("end-titre");
        closing.closeNext(campaign, 10);
        when(titres.standing(Land.reference(first), YEAR)).thenReturn(true);
        end(first, "2018-10-10");
        assertThat(page(campaign).get(0)).extracting(ContributionLine::flag, ContributionLine::due, ContributionLine::note)
            .containsExactly(null, true, "Convention terminée le 10/10/2018 : le titre émis reste dû.");
    }

    @Test
    void aYearThatBeganAfterTheEndIsNotDueHoweverLateTheEndIsFound() {
        int first = land.academie("end-before", 2);
        String campaign = campaign("end-before");
        closing.closeNext(campaign, 1);
        end(first, "2018-08-31");
        end(first + 1, "2018-08-31");
        closing.closeNext(campaign, 10);
        assertThat(page(campaign)).extracting(ContributionLine::due, ContributionLine::note)
            .containsExactly(tuple(false, "Convention terminée le 31/08/2018 : l’année commencée ensuite, le 01/09/2018, n’est pas due."));
        assertThat(reader.totals(campaign).amount()).isEqualByComparingTo("0");
        campaigns.check(campaign, List.of(), true, null, "gip");
        campaigns.issue(campaign);
    }

    /** Whoever has the campaign's row goes first: the chunk that is being written when the convention ends is corrected once it is there. */
    @Test
    void theEndWaitsForTheChunkThatIsBeingClosed() throws Exception {
        int first = land.academie("end-race", 1);
        String campaign = campaign("end-race");
        CountDownLatch closed = new CountDownLatch(1);
        CountDownLatch ending = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            Future<?> chunk = threads.submit(() -> transaction.executeWithoutResult(status -> {
                closing.closeNext(campaign, 10);
                closed.countDown();
                await(ending);
            }));
            await(closed);
            Future<?> end = threads.submit(() -> transaction.executeWithoutResult(status -> {
                ending.countDown();
                end(first, "2018-10-10");
            }));
            chunk.get(30, TimeUnit.SECONDS);
            end.get(30, TimeUnit.SECONDS);
        } finally {
            threads.shutdownNow();
        }
        assertThat(page(campaign).get(0).flag()).isEqualTo(ContributionFlag.ENDED);
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private void end(int town, String lastDay) {
        conventions.endEarly(Land.reference(town), LocalDate.parse(lastDay), REASON);
    }

    private String campaign(String academie) {
        return campaigns.create(academie, YEAR, LocalDate.of(2018, 9, 1), LocalDate.of(2018, 10, 15)).reference();
    }

    private List<ContributionLine> page(String campaign) {
        return reader.list(ContributionFilter.ofCampaign(campaign), ContributionOrder.REFERENCE, false, 100, 0);
    }
}
