package fr.paraphe.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.Mockito.reset;
import static org.mockito.Mockito.when;

import fr.paraphe.RefusedException;
import fr.paraphe.avenant.AvenantNature;
import fr.paraphe.avenant.AvenantReader;
import fr.paraphe.avenant.ListKind;
import fr.paraphe.avenant.YearAnswer;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.contribution.CampaignSlice.Land;
import fr.paraphe.mail.MailService;
import fr.paraphe.mail.OutboxMail;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.transaction.support.TransactionTemplate;

/** Each paid school year is covered once (art. 6 and 7), and the communes are told of their window (art. 6.2). */
@CampaignSlice
class CampaignCoverTest {

    private static final SchoolYear YEAR = new SchoolYear(2018);

    @Autowired
    private CampaignService campaigns;
    @Autowired
    private CampaignClosing closing;
    @Autowired
    private ContributionReader reader;
    @Autowired
    private WindowMails windows;
    @Autowired
    private MailService mails;
    @Autowired
    private AvenantReader avenants;
    @Autowired
    private Land land;
    @Autowired
    private TransactionTemplate transaction;

    @BeforeEach
    void november() {
        reset(avenants);
        land.at("2017-11-14", "09:00");
    }

    @Test
    void theSourceIsBilledByItselfForItsFirstYearAndByCampaignsAfterwards() {
        String reference = Land.reference(land.academie("martinique", 1));
        assertThat(campaigns.paidYears(reference)).extracting(SchoolYear::toString).containsExactly("2017-2018", "2018-2019", "2019-2020", "2020-2021");
        assertThat(campaigns.paidYears(reference).stream().map(year -> campaigns.cover(reference, year)))
            .containsExactly(Coverage.OUTSIDE_CAMPAIGN, Coverage.CAMPAIGN_CREATED, Coverage.CAMPAIGN_CREATED, Coverage.CAMPAIGN_CREATED);
        ContributionLine first = reader.list(new ContributionFilter(true, List.of(), List.of(), null, null, null, reference, null, false, false),
            ContributionOrder.REFERENCE, false, 10, 0).get(0);
        assertThat(first.sentence().replace('\u00a0', ' ')).isEqualTo("3 écoles × 50,00 € = 150,00 € (art. 7, première année : liste de l’annexe 1)");
        assertThat(first.campaign()).isNull();
        Campaign campaign = campaigns.get("ENT-martinique-2018-2019");
        assertThat(campaign.status()).isEqualTo(CampaignStatus.WAITING);
        assertThat(campaign.opensOn()).isEqualTo(LocalDate.of(2018, 9, 1));
        assertThat(campaign.closesOn()).isEqualTo(LocalDate.of(2018, 10, 15));
        assertThat(campaigns.paidYears(reference).stream().map(year -> campaigns.cover(reference, year))).as("again")
            .containsExactly(Coverage.NOTHING_TO_DO, Coverage.IN_CAMPAIGN, Coverage.IN_CAMPAIGN, Coverage.IN_CAMPAIGN);
    }

    @Test
    void whoComesWhenTheClosingHasBegunIsBilledByItselfAndNotTwice() {
        int first = land.academie("montpellier", 3);
        String late = Land.reference(first + 2);
        campaigns.cover(Land.reference(first), YEAR);
        land.at("2018-10-16", "00:00");
        closing.closeNext("ENT-montpellier-2018-2019", 1);
        assertThat(campaigns.cover(late, YEAR)).isEqualTo(Coverage.OUTSIDE_CAMPAIGN);
        assertThat(campaigns.cover(late, YEAR)).isEqualTo(Coverage.NOTHING_TO_DO);
        assertThat(closing.closeNext("ENT-montpellier-2018-2019", 10)).isEqualTo(new ClosingProgress(2, 2, false));
        assertThat(reader.count(ContributionFilter.ofCampaign("ENT-montpellier-2018-2019"))).isEqualTo(2);
    }

    @Test
    void whoComesIntoForceAfterTheWindowWaitsForNoCampaign() {
        int first = land.academie("nantes", 2);
        campaigns.cover(Land.reference(first), YEAR);
        land.at("2018-10-16", "00:00");
        land.change("update convention set effective_on = ? where reference = ?", LocalDate.of(2018, 10, 16), Land.reference(first + 1));
        assertThat(campaigns.cover(Land.reference(first + 1), YEAR)).isEqualTo(Coverage.OUTSIDE_CAMPAIGN);
    }

    @Test
    void onlyAConventionInForceIsCovered() {
        String reference = Land.reference(land.academie("nice", 1));
        land.change("update convention set effective_on = null, status = 'IN_APPROVAL' where reference = ?", reference);
        assertThatThrownBy(() -> campaigns.cover(reference, YEAR)).isInstanceOf(RefusedException.class)
            .hasMessage("La convention " + reference + " n’est pas en vigueur : aucune contribution n’est due. (Convention, art. 3)");
    }

    @Test
    void everyCommuneIsToldOnceThatItsWindowIsOpen() {
        int first = land.academie("normandie", 5);
        String campaign = campaign("normandie");
        land.change("update convention set ended_on = ?, status = 'ENDED' where reference = ?", LocalDate.of(2018, 9, 1), Land.reference(first + 1));
        land.change("update convention set first_school_year = '2018-2019' where reference = ?", Land.reference(first + 2));
        land.at("2018-09-01", "00:00");
        assertThat(windows.tellNext(campaign, 2)).isTrue();
        assertThat(campaigns.get(campaign).status()).isEqualTo(CampaignStatus.OPEN);
        assertThat(windows.tellNext(campaign, 2)).isTrue();
        assertThat(windows.tellNext(campaign, 2)).isFalse();
        assertThat(mails(first, 5)).extracting(OutboxMail::reference).containsExactly(Land.reference(first), Land.reference(first + 3), Land.reference(first + 4));
        OutboxMail mail = mails(first, 1).get(0);
        assertThat(mail.to()).isEqualTo("mairie-" + first + "@example.fr");
        assertThat(mail.subject()).isEqualTo("ENT-école 2018-2019 : la liste de vos écoles peut changer jusqu’au 15 octobre");
        assertThat(mail.body()).contains("transmis à l’académie du 1er septembre au lundi 15 octobre 2018", "la liste reste celle d’aujourd’hui : 3 écoles (art. 6.1)");
        assertThat(windows.nextReminder(campaign)).contains(LocalDate.of(2018, 9, 15));
    }

    @Test
    void remindersComeOnTheirDatesAndLeaveOutWhoHasTransmitted() {
        int first = land.academie("orleans", 2);
        String campaign = campaign("orleans");
        land.at("2018-09-01", "00:00");
        windows.tellNext(campaign, 10);
        String done = Land.reference(first);
        when(avenants.answers(any(), any())).thenReturn(Map.of(done, List.of(new YearAnswer(done + "-A1", AvenantNature.LIST, ListKind.INCREASE, true, false,
            LocalDate.of(2018, 9, 20), "Convention, art. 6.2", ""))));
        land.at("2018-10-12", "00:00");
        assertThat(windows.tellNext(campaign, 10)).isFalse();
        assertThat(mails(first, 1)).hasSize(1);
        List<OutboxMail> other = mails(first + 1, 1);
        assertThat(other).hasSize(2);
        assertThat(other.get(1).subject()).isEqualTo("Rappel : ENT-école 2018-2019, encore 3 jours pour changer la liste de vos écoles");
        assertThat(windows.nextReminder(campaign)).as("none is left").isEmpty();
    }

    @Test
    void onceTheWindowIsOverNobodyIsToldOfItAnyMore() {
        int first = land.academie("poitiers", 2);
        String campaign = campaign("poitiers");
        land.at("2018-10-16", "00:00");
        assertThat(windows.tellNext(campaign, 1)).isFalse();
        assertThat(mails(first, 2)).isEmpty();
        assertThat(windows.nextReminder(campaign)).isEmpty();
    }

    private String campaign(String academie) {
        return transaction.execute(status -> campaigns.create(academie, YEAR, LocalDate.of(2018, 9, 1), LocalDate.of(2018, 10, 15)).reference());
    }

    private List<OutboxMail> mails(int first, int towns) {
        List<OutboxMail> found = new ArrayList<>();
        for (int town = first; town < first + towns; town++) {
            found.addAll(mails.of(Land.reference(town)));
        }
        return found;
    }
}
