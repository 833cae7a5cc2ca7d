package fr.paraphe.council.process;

import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.when;

import fr.paraphe.council.AttendanceConclusion;
import fr.paraphe.council.CouncilService;
import fr.paraphe.council.DeliberationOutcome;
import fr.paraphe.council.UrgencyConclusion;
import fr.paraphe.council.VoteConclusion;
import java.time.LocalDate;
import org.camunda.bpm.engine.delegate.DelegateExecution;
import org.camunda.bpm.engine.delegate.DelegateTask;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The facts that the process goes on with, under the names that its models know. */
class CouncilListenersTest {

    private static final String CASE = "ENT-11076-2017";

    private final CouncilService council = mock(CouncilService.class);
    private final DelegateExecution execution = mock(DelegateExecution.class);
    private final DelegateTask task = mock(DelegateTask.class);
    private final CouncilListeners listeners = new CouncilListeners();

    @BeforeEach
    void aCase() {
        when(execution.getProcessBusinessKey()).thenReturn(CASE);
        when(task.getExecution()).thenReturn(execution);
    }

    @Test
    void theItemIsPutForItsCommune() throws Exception {
        when(execution.getVariable("commune")).thenReturn("11076");
        listeners.itemPut(council).notify(execution);
        verify(council).putItem(CASE, "11076");
    }

    @Test
    void theNoticeMayBeShortenedAtEachCall() {
        when(council.concludePreparation(CASE)).thenReturn(true);
        listeners.sessionPrepared(council).notify(task);
        verify(execution).setVariable("urgent", true);
        when(council.checkConvocation(CASE)).thenReturn(false);
        listeners.convocationChecked(council).notify(task);
        verify(execution).setVariable("urgent", false);
        when(council.concludeSecondSession(CASE)).thenReturn(false);
        listeners.secondSessionPrepared(council).notify(task);
        verify(council).concludeSecondSession(CASE);
    }

    @Test
    void theAttendanceSaysQuorumAndUrgency() {
        when(council.concludeAttendance(CASE)).thenReturn(new AttendanceConclusion(true, false));
        listeners.attendanceRecorded(council).notify(task);
        verify(execution).setVariable("quorumReached", true);
        verify(execution).setVariable("urgent", false);
    }

    @Test
    void anUrgencyThatIsNotTakenUpIsAnAdjournment() {
        when(council.concludeUrgency(CASE)).thenReturn(new UrgencyConclusion(false, DeliberationOutcome.ADJOURNED));
        listeners.urgencyRuled(council).notify(task);
        verify(execution).setVariable("urgencyAccepted", false);
        verify(execution).setVariable("deliberationOutcome", "ADJOURNED");
        when(council.concludeUrgency(CASE)).thenReturn(new UrgencyConclusion(true, null));
        listeners.urgencyRuled(council).notify(task);
        verify(execution).setVariable("deliberationOutcome", null);
    }

    @Test
    void theVoteOpensTheActWithItsDateAndObject() {
        when(council.concludeVote(CASE)).thenReturn(new VoteConclusion(DeliberationOutcome.ADOPTED, LocalDate.of(2017, 10, 30), "CONVENTION VILLE / RECTORAT"));
        listeners.voteRecorded(council).notify(task);
        verify(execution).setVariable("deliberationOutcome", "ADOPTED");
        verify(execution).setVariable("decisionDate", "2017-10-30");
        verify(execution).setVariable("deliberationObject", "CONVENTION VILLE / RECTORAT");
    }

    @Test
    void theOtherStepsAskOneUseCaseEach() throws Exception {
        listeners.sendConvocation(council).execute(execution);
        listeners.postingRecorded(council).notify(task);
        listeners.decisionsPosted(council).notify(task);
        listeners.writeExtract(council).execute(execution);
        verify(council).sendConvocation(CASE);
        verify(council).concludePosting(CASE);
        verify(council).concludeDecisionPosting(CASE);
        verify(council).writeExtract(CASE);
    }
}
