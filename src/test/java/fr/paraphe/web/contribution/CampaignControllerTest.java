package fr.paraphe.web.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyBoolean;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.atLeastOnce;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.contribution.BordereauTotals;
import fr.paraphe.contribution.Campaign;
import fr.paraphe.contribution.CampaignService;
import fr.paraphe.contribution.CampaignStatus;
import fr.paraphe.contribution.ContributionFilter;
import fr.paraphe.contribution.ContributionFlag;
import fr.paraphe.contribution.ContributionLine;
import fr.paraphe.contribution.ContributionOrder;
import fr.paraphe.contribution.ContributionReader;
import fr.paraphe.contribution.Evolution;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Who;
import fr.paraphe.web.Problems;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.mockito.ArgumentCaptor;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Who sees campaigns and contributions, how far a closing is, and what a spreadsheet gets. */
class CampaignControllerTest {

    private static final Who GIP = new Who("gip", Set.of("gip"), false, Set.of(), Set.of("montpellier"));
    private static final Who CLERK = new Who("secretariat-11076", Set.of("secretariat"), false, Set.of("11076"), Set.of());
    private static final Who INSPECTOR = new Who("ien", Set.of("ien"), false, Set.of("11076"), Set.of());
    private static final String CAMPAIGN = "ENT-montpellier-2018-2019";

    private final CampaignService campaigns = mock(CampaignService.class);
    private final ContributionReader contributions = mock(ContributionReader.class);
    private Who who = GIP;
    private final CurrentUser currentUser = () -> who;
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new CampaignController(campaigns, contributions, currentUser)).setControllerAdvice(new Problems()).build();

    @BeforeEach
    void aCampaign() {
        Campaign campaign = mock(Campaign.class);
        when(campaign.reference()).thenReturn(CAMPAIGN);
        when(campaign.academie()).thenReturn("montpellier");
        when(campaign.schoolYear()).thenReturn(new SchoolYear(2018));
        when(campaign.status()).thenReturn(CampaignStatus.CLOSING);
        when(campaign.opensOn()).thenReturn(LocalDate.of(2018, 9, 1));
        when(campaign.closesOn()).thenReturn(LocalDate.of(2018, 10, 15));
        when(campaign.done()).thenReturn(12_000);
        when(campaign.total()).thenReturn(35_000);
        when(campaign.closingSince()).thenReturn(Optional.empty());
        when(campaign.listsClosedAt()).thenReturn(Optional.empty());
        when(campaign.checkedAt()).thenReturn(Optional.empty());
        when(campaign.checkedBy()).thenReturn(Optional.empty());
        when(campaign.closedAt()).thenReturn(Optional.empty());
        when(campaigns.get(CAMPAIGN)).thenReturn(campaign);
        when(campaigns.ofAcademies(Set.of("montpellier"))).thenReturn(List.of(campaign));
        when(campaigns.ofAcademies(Set.of())).thenReturn(List.of());
        when(contributions.totals(CAMPAIGN)).thenReturn(new BordereauTotals(12_000, 11_999, 36_000, new BigDecimal("1799850.00"), 0, new BigDecimal("0.00"),
            Map.of(Evolution.SAME, 12_000), Map.of(ContributionFlag.LATE, 3)));
        when(contributions.list(any(), any(), anyBoolean(), anyInt(), anyLong())).thenReturn(List.of(line("=CMD()")));
        when(contributions.count(any())).thenReturn(1L);
    }

    @Test
    void theProgressOfTheClosingIsRead() throws Exception {
        mvc.perform(get("/api/campaigns/" + CAMPAIGN)).andExpect(status().isOk()).andExpect(jsonPath("$.campaign.closed").value(12000))
            .andExpect(jsonPath("$.campaign.total").value(35000)).andExpect(jsonPath("$.campaign.statusName").value("clôture en cours"))
            .andExpect(jsonPath("$.amount").value(1799850.00)).andExpect(jsonPath("$.flags.LATE").value(3));
        mvc.perform(get("/api/campaigns")).andExpect(jsonPath("$[0].reference").value(CAMPAIGN));
    }

    @Test
    void aCampaignIsForThoseOfItsAcademie() throws Exception {
        for (Who stranger : List.of(CLERK, INSPECTOR, new Who("gip-toulouse", Set.of("gip"), false, Set.of(), Set.of("toulouse")))) {
            who = stranger;
            mvc.perform(get("/api/campaigns/" + CAMPAIGN)).andExpect(status().isNotFound()).andExpect(jsonPath("$.detail").value("Campagne introuvable."));
        }
        who = CLERK;
        mvc.perform(get("/api/campaigns")).andExpect(jsonPath("$.length()").value(0));
    }

    @Test
    void aCommuneSeesWhatItOwesAndTheInspectorNothing() throws Exception {
        who = CLERK;
        assertThat(asked("/api/contributions")).satisfies(filter -> {
            assertThat(filter.everything()).isFalse();
            assertThat(filter.communes()).containsExactly("11076");
            assertThat(filter.academies()).isEmpty();
        });
        who = INSPECTOR;
        assertThat(asked("/api/contributions").communes()).isEmpty();
    }

    @Test
    void contributionsAreFilteredSortedAndPaged() throws Exception {
        mvc.perform(get("/api/contributions?campaign=" + CAMPAIGN + "&flag=LATE&changed=true&sort=AMOUNT&descending=true&page=2&size=9999")).andExpect(status().isOk())
            .andExpect(jsonPath("$.total").value(1)).andExpect(jsonPath("$.size").value(500)).andExpect(jsonPath("$.items[0].sentence").value("=CMD()"));
        verify(contributions).list(eq(new ContributionFilter(false, Set.of(), Set.of("montpellier"), CAMPAIGN, null, null, null, ContributionFlag.LATE, false, true)),
            eq(ContributionOrder.AMOUNT), eq(true), eq(500), eq(1000L));
        mvc.perform(get("/api/contributions?sort=PRICE")).andExpect(status().isBadRequest());
    }

    @Test
    void theTableCarriesNoFormula() throws Exception {
        byte[] table = mvc.perform(get("/api/contributions.csv?campaign=" + CAMPAIGN)).andExpect(status().isOk())
            .andExpect(header().string("Content-Disposition", "attachment; filename=\"contributions.csv\"")).andReturn().getResponse().getContentAsByteArray();
        assertThat(new String(table, StandardCharsets.UTF_8).lines()).containsExactly(
            "\uFEFFconvention;commune;annee_scolaire;campagne;ecoles;ecoles_annee_precedente;liste;prix_par_ecole;montant;calcul;article;avenant;signalement;a_savoir;due;motif",
            "ENT-11076-2017;11076;2018-2019;" + CAMPAIGN + ";3;3;inchangée;50,00;150,00;'=CMD();Convention, art. 6.1;;avenant hors délai;;oui;");
    }

    private ContributionFilter asked(String address) throws Exception {
        mvc.perform(get(address)).andExpect(status().isOk());
        ArgumentCaptor<ContributionFilter> filter = ArgumentCaptor.forClass(ContributionFilter.class);
        verify(contributions, atLeastOnce()).count(filter.capture());
        return filter.getValue();
    }

    private static ContributionLine line(String sentence) {
        return new ContributionLine("ENT-11076-2017", "2018-2019", CAMPAIGN, "montpellier", "11076", 3, 3, 0, new BigDecimal("50.00"), new BigDecimal("150.00"), sentence,
            "Convention, art. 6.1", null, Evolution.SAME, "inchangée", ContributionFlag.LATE, "avenant hors délai", null, true, false, null);
    }
}
