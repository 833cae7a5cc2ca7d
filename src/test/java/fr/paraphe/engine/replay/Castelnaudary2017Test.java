package fr.paraphe.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.contribution.TitreReader;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.StoredDocument;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.TestDatabase;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.context.TestPropertySource;

/** The source document through the real engine, and what is left of it in the engine and in our tables. */
@ParapheTest
@TestPropertySource(properties = "paraphe.test.case=castelnaudary-2017")
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@Tag(TestDatabase.TAG)
class Castelnaudary2017Test {

    private static final String REFERENCE = "ENT-11076-2017";

    @Autowired
    private Replay replay;
    @Autowired
    private SettableClock clock;
    @Autowired
    private HistoryService history;
    @Autowired
    private RuntimeService runtime;
    @Autowired
    private DocumentStore documents;
    @Autowired
    private ConventionService conventions;
    @Autowired
    private SchoolLists lists;
    @Autowired
    private TitreReader titres;

    private List<ReplayLine> lines;

    @BeforeAll
    void play() {
        lines = replay.play("castelnaudary-2017");
    }

    @Test
    void everyDateIsTheOneOnThePaper() {
        assertThat(lines).filteredOn(ReplayLine::differs).isEmpty();
        assertThat(lines).filteredOn(line -> line.paper() != null).hasSizeGreaterThanOrEqualTo(20);
    }

    @Test
    void theTableShowsWhatThePaperIsSilentAbout() {
        assertThat(lines).extracting(ReplayLine::step, ReplayLine::value).contains(
            org.assertj.core.groups.Tuple.tuple("Déféré du préfet, dernier jour", "2018-01-03"),
            org.assertj.core.groups.Tuple.tuple("Recours des tiers, dernier jour", "2018-01-08"),
            org.assertj.core.groups.Tuple.tuple("Convention en vigueur", "2017-11-20"));
    }

    @Test
    void fourTitresOfAHundredAndFiftyEurosAndNoFifth() {
        assertThat(lines).filteredOn(line -> line.step().startsWith("Titre 2")).extracting(ReplayLine::value).containsExactly("150.00 €", "150.00 €", "150.00 €", "150.00 €");
        assertThat(lines).filteredOn(line -> line.step().startsWith("Titre 2")).extracting(ReplayLine::rule).first().asString().contains("3 écoles × 50,00", "art. 7");
        assertThat(titres.of(REFERENCE, SchoolYear.parse("2021-2022"))).isEmpty();
        assertThat(history.createHistoricProcessInstanceQuery().processDefinitionKey("contribution-campaign").list()).extracting(HistoricProcessInstance::getBusinessKey)
            .containsExactlyInAnyOrder("ENT-montpellier-2018-2019", "ENT-montpellier-2019-2020", "ENT-montpellier-2020-2021");
        assertThat(runtime.createProcessInstanceQuery().processDefinitionKeyIn("contribution-campaign", "contribution-outside-campaign").count()).isZero();
    }

    @Test
    void noAvenantAfterTheLastPaidYear() {
        assertThat(lines).filteredOn(line -> line.step().equals("Avenant pour 2021-2022")).extracting(ReplayLine::rule).singleElement().asString()
            .startsWith("L’année scolaire 2021-2022 n’est pas incluse dans la convention");
    }

    @Test
    void itsEndAndWhatComesAfterIt() {
        assertThat(conventions.byReference(REFERENCE).endedOn()).contains(LocalDate.of(2021, 10, 31));
        assertThat(lists.all(REFERENCE)).hasSize(3).allSatisfy(school -> assertThat(school.deactivatedOn()).isNotNull());
        assertThat(conventions.byReference("ENT-11076-2021").renews()).contains(REFERENCE);
        assertThat(runtime.createProcessInstanceQuery().processInstanceBusinessKey(REFERENCE).count()).isZero();
    }

    @Test
    void theWholeWayThroughTheProcesses() {
        assertThat(path("convention-lifecycle"))
            .startsWith("StartEvent_OpenFile", "UserTask_EstablishSchoolList", "Gateway_ListSize", "Gateway_ListReady", "CallActivity_CouncilDeliberation",
                "Gateway_CouncilDecision", "Gateway_Adopted")
            // both at the same moment
            .contains("CallActivity_PrefectureReception", "CallActivity_ConventionSignature", "EndEvent_LegalityWatchOver", "ServiceTask_BringIntoForce",
                "ServiceTask_CoverSchoolYears", "EndEvent_AccountsCreated", "EndEvent_TrainingPlanned", "EndEvent_SchoolsInService", "EndEvent_RenewalOpened")
            .endsWith("ServiceTask_EndAtTerm", "EndEvent_TermReached");
        assertThat(path("council-deliberation")).containsExactly("StartEvent_PutItem", "UserTask_PrepareSession", "Gateway_SessionSet", "UserTask_SendConvocation",
            "ServiceTask_SendConvocation", "UserTask_RecordPosting", "UserTask_RecordAttendance", "Gateway_Quorum", "Gateway_Urgency", "Gateway_ReadyToVote",
            "UserTask_RecordVote", "Gateway_ItemOutcome", "UserTask_PostDecisions", "ServiceTask_WriteExtract", "Gateway_Adopted", "EndEvent_Adopted");
        assertThat(path("convention-signature")).containsExactly("StartEvent_TextToSign", "Gateway_Executory", "UserTask_AwaitExecutory", "Boundary_ActExecutory",
            "Gateway_MaySign", "ServiceTask_FreezeText", "Gateway_MayorSigns", "UserTask_SignAsMayor", "Gateway_MayorDecision", "Gateway_RecteurSigns", "UserTask_SignAsRecteur",
            "Gateway_RecteurDecision", "EndEvent_Signed");
    }

    /** Local midnights: in winter time, in summer time, and at the end of a day on which the clocks went back. */
    @ParameterizedTest
    @CsvSource({"Boundary_DefereExpires, 2018-01-03T23:00:00Z", "Timer_RenewalDue, 2021-01-30T23:00:00Z", "Timer_TermReached, 2021-10-31T23:00:00Z"})
    void everyTimerOfTheConventionFiresAtTheHourOfItsRule(String activity, String due) {
        assertThat(fired(activity, REFERENCE)).containsExactly(Instant.parse(due));
    }

    @ParameterizedTest
    @CsvSource({"ENT-montpellier-2018-2019, 2018-08-31T22:00:00Z, 2018-10-15T22:00:00Z", "ENT-montpellier-2019-2020, 2019-08-31T22:00:00Z, 2019-10-15T22:00:00Z",
        "ENT-montpellier-2020-2021, 2020-08-31T22:00:00Z, 2020-10-15T22:00:00Z"})
    void aCampaignOpensAndClosesAtMidnight(String campaign, String opens, String closes) {
        assertThat(fired("Timer_WindowOpens", campaign)).containsExactly(Instant.parse(opens));
        assertThat(fired("Timer_WindowCloses", campaign)).containsExactly(Instant.parse(closes));
    }

    @Test
    void everyInstanceBelongsToItsCommuneAndBearsTheReferenceTheTitreToTheAcademie() {
        List<HistoricProcessInstance> instances = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(REFERENCE).list();
        assertThat(instances).extracting(HistoricProcessInstance::getProcessDefinitionKey).containsExactlyInAnyOrder("convention-lifecycle", "council-deliberation",
            "prefecture-reception", "convention-signature", "school-activation", "school-activation", "school-activation", "contribution-outside-campaign");
        assertThat(instances).allSatisfy(instance -> assertThat(instance.getTenantId())
            .isEqualTo(instance.getProcessDefinitionKey().equals("contribution-outside-campaign") ? "montpellier" : "11076"));
    }

    @Test
    void theEngineCarriesIdsAndRoutingFactsOnly() {
        assertThat(history.createHistoricVariableInstanceQuery().list()).allSatisfy(variable ->
            assertThat(variable.getTypeName()).as(variable.getName()).isIn("string", "boolean", "integer", "long", "date", "null"));
    }

    @Test
    void thePapersAreKept() {
        assertThat(documents.of(REFERENCE)).extracting(StoredDocument::kind)
            .contains(DocumentKind.CONVOCATION, DocumentKind.EXTRACT, DocumentKind.CERTIFICATE, DocumentKind.CONVENTION, DocumentKind.TITRE);
    }

    private List<String> path(String process) {
        String instance = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(REFERENCE).processDefinitionKey(process).singleResult().getId();
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance).orderPartiallyByOccurrence().asc().list()
            .stream().map(HistoricActivityInstance::getActivityId).toList();
    }

    private List<Instant> fired(String activity, String businessKey) {
        List<String> instances = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(businessKey).list().stream().map(HistoricProcessInstance::getId).toList();
        return history.createHistoricJobLogQuery().activityIdIn(activity).successLog().list().stream().filter(log -> instances.contains(log.getProcessInstanceId()))
            .map(log -> log.getJobDueDate().toInstant()).toList();
    }
}
