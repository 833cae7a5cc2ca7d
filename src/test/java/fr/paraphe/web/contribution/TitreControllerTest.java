package fr.paraphe.web.contribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.ArgumentMatchers.any;
import static org.mockito.ArgumentMatchers.anyInt;
import static org.mockito.ArgumentMatchers.anyLong;
import static org.mockito.ArgumentMatchers.eq;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;
import static org.mockito.Mockito.when;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.get;
import static org.springframework.test.web.servlet.request.MockMvcRequestBuilders.post;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.content;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.header;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.jsonPath;
import static org.springframework.test.web.servlet.result.MockMvcResultMatchers.status;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.contribution.NewPayment;
import fr.paraphe.contribution.PaymentImport;
import fr.paraphe.contribution.PaymentTerm;
import fr.paraphe.contribution.Payments;
import fr.paraphe.contribution.Prescription;
import fr.paraphe.contribution.Titre;
import fr.paraphe.contribution.TitreFilter;
import fr.paraphe.contribution.TitreLine;
import fr.paraphe.contribution.TitreNumber;
import fr.paraphe.contribution.TitreReader;
import fr.paraphe.contribution.TitreReminders;
import fr.paraphe.contribution.TitreSchool;
import fr.paraphe.contribution.TitreState;
import fr.paraphe.contribution.process.PaymentDesk;
import fr.paraphe.csv.ImportFinding;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Who;
import fr.paraphe.web.Problems;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.mockito.ArgumentCaptor;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** Who sees titres, who pays and cancels them, and what a spreadsheet gets. */
class TitreControllerTest {

    private static final Who GIP = new Who("gip", Set.of("gip"), false, Set.of(), Set.of("montpellier"));
    private static final Who CLERK = new Who("secretariat-11076", Set.of("secretariat"), false, Set.of("11076"), Set.of());
    private static final String PAYMENT = "{\"amount\": 150, \"paidOn\": \"2018-12-01\", \"reference\": \"ENC-1\"}";

    private final TitreReader titres = mock(TitreReader.class);
    private final TitreReminders reminders = mock(TitreReminders.class);
    private final Payments payments = mock(Payments.class);
    private final PaymentDesk desk = mock(PaymentDesk.class);
    private final DocumentStore documents = mock(DocumentStore.class);
    private final CivilClock clock = new CivilClock(new SettableClock(Instant.parse("2018-12-03T08:00:00Z"), ZoneId.of("Europe/Paris")), ZoneId.of("Europe/Paris"));
    private Who who = GIP;
    private final CurrentUser currentUser = () -> who;
    private final MockMvc mvc = MockMvcBuilders.standaloneSetup(new TitreController(titres, reminders, payments, desk, documents, new TitreAccess(titres, currentUser), clock))
        .setControllerAdvice(new Problems()).build();

    @BeforeEach
    void aTitre() {
        Titre titre = mock(Titre.class);
        when(titre.id()).thenReturn(7L);
        when(titre.number()).thenReturn(new TitreNumber(2018, 1));
        when(titre.academie()).thenReturn("montpellier");
        when(titre.commune()).thenReturn("11076");
        when(titre.reference()).thenReturn("ENT-11076-2017");
        when(titre.schoolYear()).thenReturn(new SchoolYear(2018));
        when(titre.campaign()).thenReturn(Optional.empty());
        when(titre.state()).thenReturn(TitreState.UNPAID);
        when(titre.list()).thenReturn(List.of(new TitreSchool(null, "EE", "Prosper Estieu")));
        when(titre.avenant()).thenReturn(Optional.empty());
        when(titre.due()).thenReturn(new PaymentTerm(30).from(LocalDate.of(2018, 10, 22)));
        when(titre.settledOn()).thenReturn(Optional.empty());
        when(titre.sentOn()).thenReturn(Optional.of(LocalDate.of(2018, 10, 22)));
        when(titre.sentTo()).thenReturn(Optional.empty());
        when(titre.cancelledAt()).thenReturn(Optional.empty());
        when(titre.cancelReason()).thenReturn(Optional.empty());
        when(titre.replaces()).thenReturn(Optional.empty());
        when(titre.settleReason()).thenReturn(Optional.empty());
        when(titre.document()).thenReturn(Optional.empty());
        when(titres.get(7)).thenReturn(titre);
        when(titres.prescription(titre)).thenReturn(Prescription.OF_COMMUNES.of(LocalDate.of(2018, 10, 22), List.of()));
        when(titres.academieOf("ENT-montpellier-2018-2019")).thenReturn("montpellier");
    }

    @Test
    void oneIsShownWithItsDeadlines() throws Exception {
        mvc.perform(get("/api/titres/7")).andExpect(status().isOk())
            .andExpect(jsonPath("$.number").value("2018-000001")).andExpect(jsonPath("$.stateName").value("à payer"))
            .andExpect(jsonPath("$.due.article").value("usage, non contractuel"))
            .andExpect(jsonPath("$.recourse.article").value("CJA, art. R421-1 et R421-5"))
            .andExpect(jsonPath("$.recourse.explanation").exists())
            .andExpect(jsonPath("$.prescription.explanation").value("titre du 22/10/2018 : 4 ans à compter du 01/01/2019, jusqu’au 31/12/2022."));
    }

    @Test
    void theCommuneSeesItsOwnAndAnotherOneFindsNothing() throws Exception {
        who = CLERK;
        mvc.perform(get("/api/titres/7")).andExpect(status().isOk());
        for (Who stranger : List.of(new Who("secretariat-11049", Set.of("secretariat"), false, Set.of("11049"), Set.of()),
            new Who("gip-toulouse", Set.of("gip"), false, Set.of(), Set.of("toulouse")),
            // the inspector sees the commune's file, and not its money
            new Who("ien", Set.of("ien"), false, Set.of("11076"), Set.of()))) {
            who = stranger;
            mvc.perform(get("/api/titres/7")).andExpect(status().isNotFound()).andExpect(jsonPath("$.detail").value("Titre introuvable."));
            mvc.perform(get("/api/titres/7/pdf")).andExpect(status().isNotFound());
            mvc.perform(post("/api/titres/7/payments").contentType(MediaType.APPLICATION_JSON).content(PAYMENT)).andExpect(status().isNotFound());
        }
        verifyNoInteractions(desk);
    }

    @ParameterizedTest
    @ValueSource(strings = {"secretariat", "maire", "academie", "recteur", "direction", "camunda-admin"})
    void nobodyButTheGipPaysOrCancels(String group) throws Exception {
        who = new Who(group, Set.of(group), group.equals("camunda-admin"), Set.of("11076"), Set.of("montpellier"));
        mvc.perform(post("/api/titres/7/payments").contentType(MediaType.APPLICATION_JSON).content(PAYMENT)).andExpect(status().isForbidden());
        mvc.perform(post("/api/titres/7/cancellation").contentType(MediaType.APPLICATION_JSON).content("{\"reason\": \"Erreur\", \"reissue\": true}"))
            .andExpect(status().isForbidden());
        mvc.perform(post("/api/payments/import?academie=montpellier").contentType("text/csv").content("titre")).andExpect(status().isForbidden());
        verifyNoInteractions(desk);
    }

    @Test
    void theGipPays() throws Exception {
        mvc.perform(post("/api/titres/7/payments").contentType(MediaType.APPLICATION_JSON).content(PAYMENT)).andExpect(status().isCreated());
        verify(desk).enter(7, new NewPayment(new BigDecimal("150"), LocalDate.of(2018, 12, 1), "ENC-1", null, null, null), "gip");
    }

    @Test
    void theGipCancelsAndLearnsTheNewNumber() throws Exception {
        Titre anew = mock(Titre.class);
        when(anew.number()).thenReturn(new TitreNumber(2018, 2));
        when(desk.cancel(7, "Deux écoles", true, "gip")).thenReturn(Optional.of(anew));
        mvc.perform(post("/api/titres/7/cancellation").contentType(MediaType.APPLICATION_JSON).content("{\"reason\": \"Deux écoles\", \"reissue\": true}"))
            .andExpect(status().isOk()).andExpect(jsonPath("$.number").value("2018-000001")).andExpect(jsonPath("$.replacement").value("2018-000002"));
    }

    @Test
    void aFileOfPaymentsComesBackWithItsBadLines() throws Exception {
        when(desk.importFile(eq("montpellier"), any(), eq("gip")))
            .thenReturn(new PaymentImport(3, 1, 1, List.of(new ImportFinding(4, "titre", "le titre 2018-000009 est inconnu.")), Set.of(7L)));
        mvc.perform(post("/api/payments/import?academie=montpellier").contentType("text/csv").content("x".getBytes(StandardCharsets.UTF_8)))
            .andExpect(status().isOk()).andExpect(jsonPath("$.entered").value(1)).andExpect(jsonPath("$.known").value(1))
            .andExpect(jsonPath("$.errors[0].line").value(4)).andExpect(jsonPath("$.errors[0].reason").value("le titre 2018-000009 est inconnu."));
        mvc.perform(post("/api/payments/import?academie=toulouse").contentType("text/csv").content("x")).andExpect(status().isNotFound());
    }

    @Test
    void listsAreAskedWithinWhatThePersonSees() throws Exception {
        when(titres.count(any())).thenReturn(1L);
        when(titres.list(any(), anyInt(), anyLong())).thenReturn(List.of(line("Commune de Castelnaudary")));
        mvc.perform(get("/api/titres?schoolYear=2018-2019&state=UNPAID&overdue=true&page=2&size=9999")).andExpect(status().isOk())
            .andExpect(jsonPath("$.total").value(1)).andExpect(jsonPath("$.size").value(500)).andExpect(jsonPath("$.items[0].number").value("2018-000001"));
        ArgumentCaptor<TitreFilter> filter = ArgumentCaptor.forClass(TitreFilter.class);
        verify(titres).list(filter.capture(), eq(500), eq(1000L));
        assertThat(filter.getValue()).isEqualTo(new TitreFilter(false, Set.of(), Set.of("montpellier"), null, null, "2018-2019", null, null, Set.of(TitreState.UNPAID),
            LocalDate.of(2018, 12, 3)));
    }

    @Test
    void theSpreadsheetCarriesNoFormula() throws Exception {
        when(titres.list(any(), anyInt(), anyLong())).thenReturn(List.of(line("=HYPERLINK(1)")));
        mvc.perform(get("/api/titres.csv")).andExpect(status().isOk()).andExpect(header().string("Content-Disposition", "attachment; filename=\"titres.csv\""))
            .andExpect(content().contentType("text/csv;charset=UTF-8"))
            .andExpect(content().string("\uFEFFtitre;creancier;convention;commune;debiteur;annee_scolaire;campagne;ecoles;montant;paye;reste_du;etat;emis_le;echeance;"
                + "solde_le;envoye_le;envoye_a;relances\r\n2018-000001;GIP Formavie;ENT-11076-2017;11076;'=HYPERLINK(1);2018-2019;;3;150,00;50,00;100,00;payé en partie;"
                + "2018-10-22;2018-11-21;;2018-10-22;;1\r\n"));
    }

    @Test
    void theBordereauIsTheAcademies() throws Exception {
        mvc.perform(get("/api/campaigns/ENT-montpellier-2018-2019/bordereau")).andExpect(status().isOk());
        mvc.perform(get("/api/campaigns/ENT-montpellier-2018-2019/bordereau/3/pdf")).andExpect(status().isNotFound());
        who = CLERK;
        mvc.perform(get("/api/campaigns/ENT-montpellier-2018-2019/bordereau")).andExpect(status().isNotFound());
    }

    @Test
    void aPaperThatIsNotThereYetIsSaidSo() throws Exception {
        mvc.perform(get("/api/titres/7/pdf")).andExpect(status().isNotFound()).andExpect(jsonPath("$.detail").value("Le titre 2018-000001 n’est pas encore établi."));
    }

    private static TitreLine line(String debtor) {
        return new TitreLine(7, "2018-000001", "GIP Formavie", "montpellier", "ENT-11076-2017", "11076", debtor, "2018-2019", null, 3, new BigDecimal("150.00"),
            new BigDecimal("50.00"), TitreState.PARTLY_PAID, LocalDate.of(2018, 10, 22), LocalDate.of(2018, 11, 21), null, LocalDate.of(2018, 10, 22), null, 1);
    }
}
