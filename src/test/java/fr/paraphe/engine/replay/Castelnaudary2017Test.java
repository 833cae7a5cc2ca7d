package fr.paraphe.engine.replay;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.calendar.SettableClock;
import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.StoredDocument;
import fr.paraphe.support.ParapheTest;
import fr.paraphe.support.TestDatabase;
import java.util.List;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.ManagementService;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.TaskService;
import org.camunda.bpm.engine.history.HistoricActivityInstance;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.camunda.bpm.engine.runtime.Job;
import org.camunda.bpm.engine.task.Task;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
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
    private TaskService tasks;
    @Autowired
    private ManagementService management;
    @Autowired
    private DocumentStore documents;

    private List<ReplayLine> lines;

    @BeforeAll
    void play() {
        lines = replay.play("castelnaudary-2017");
    }

    @Test
    void everyDateIsTheOneOnThePaper() {
        assertThat(lines).filteredOn(ReplayLine::differs).isEmpty();
        assertThat(lines).filteredOn(line -> line.paper() != null).hasSizeGreaterThanOrEqualTo(15);
    }

    @Test
    void theTableShowsWhatThePaperIsSilentAbout() {
        assertThat(lines).extracting(ReplayLine::step, ReplayLine::value).contains(
            org.assertj.core.groups.Tuple.tuple("Déféré du préfet, dernier jour", "2018-01-03"),
            org.assertj.core.groups.Tuple.tuple("Recours des tiers, dernier jour", "2018-01-08"),
            org.assertj.core.groups.Tuple.tuple("Convention en vigueur", "2017-11-20"));
    }

    @Test
    void theWholeWayThroughTheFourProcesses() {
        assertThat(path("convention-lifecycle"))
            .startsWith("StartEvent_OpenFile", "UserTask_EstablishSchoolList", "Gateway_ListSize", "Gateway_ListReady", "CallActivity_CouncilDeliberation",
                "Gateway_CouncilDecision", "Gateway_Adopted")
            // both at the same moment
            .contains("CallActivity_PrefectureReception", "CallActivity_ConventionSignature")
            .endsWith("Gateway_Signed", "ServiceTask_BringIntoForce", "Timer_TermReached")
            .hasSize(12);
        assertThat(path("council-deliberation")).containsExactly("StartEvent_PutItem", "UserTask_PrepareSession", "Gateway_SessionSet", "UserTask_SendConvocation",
            "ServiceTask_SendConvocation", "UserTask_RecordPosting", "UserTask_RecordAttendance", "Gateway_Quorum", "Gateway_Urgency", "Gateway_ReadyToVote",
            "UserTask_RecordVote", "Gateway_ItemOutcome", "UserTask_PostDecisions", "ServiceTask_WriteExtract", "Gateway_Adopted", "EndEvent_Adopted");
        assertThat(path("convention-signature")).containsExactly("StartEvent_TextToSign", "Gateway_Executory", "UserTask_AwaitExecutory", "Boundary_ActExecutory",
            "Gateway_MaySign", "ServiceTask_FreezeText", "UserTask_SignAsMayor", "Gateway_MayorDecision", "UserTask_SignAsRecteur", "Gateway_RecteurDecision",
            "EndEvent_Signed");
    }

    @Test
    void theWatchForTheDefereRunsOnBesideTheConventionToItsLastMoment() {
        Task watch = tasks.createTaskQuery().processInstanceBusinessKey(REFERENCE).singleResult();
        assertThat(watch.getTaskDefinitionKey()).isEqualTo("UserTask_WatchDefere");
        // 24:00 in Paris, in winter time
        assertThat(job("Boundary_DefereExpires").getDuedate().toInstant()).isEqualTo("2018-01-03T23:00:00Z");
    }

    @Test
    void theTermIsAtTheEndOfItsLastDay() {
        assertThat(job("Timer_TermReached").getDuedate().toInstant()).isEqualTo("2021-10-31T23:00:00Z");
    }

    @Test
    void everyInstanceBelongsToItsCommuneAndBearsTheReference() {
        List<HistoricProcessInstance> instances = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(REFERENCE).list();
        assertThat(instances).hasSize(4).allSatisfy(instance -> assertThat(instance.getTenantId()).isEqualTo("11076"));
    }

    @Test
    void theEngineCarriesIdsAndRoutingFactsOnly() {
        assertThat(history.createHistoricVariableInstanceQuery().list()).allSatisfy(variable ->
            assertThat(variable.getTypeName()).as(variable.getName()).isIn("string", "boolean", "integer", "long", "date", "null"));
    }

    @Test
    void thePapersAreKept() {
        assertThat(documents.of(REFERENCE)).extracting(StoredDocument::kind)
            .contains(DocumentKind.CONVOCATION, DocumentKind.EXTRACT, DocumentKind.CERTIFICATE, DocumentKind.CONVENTION);
    }

    private List<String> path(String process) {
        String instance = history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(REFERENCE).processDefinitionKey(process).singleResult().getId();
        return history.createHistoricActivityInstanceQuery().processInstanceId(instance).orderPartiallyByOccurrence().asc().list()
            .stream().map(HistoricActivityInstance::getActivityId).toList();
    }

    private Job job(String activity) {
        return management.createJobQuery().activityId(activity).singleResult();
    }
}
