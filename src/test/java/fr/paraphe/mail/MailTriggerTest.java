package fr.paraphe.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.mockito.Mockito.doAnswer;
import static org.mockito.Mockito.doThrow;
import static org.mockito.Mockito.inOrder;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.never;
import static org.mockito.Mockito.times;
import static org.mockito.Mockito.verify;
import static org.mockito.Mockito.verifyNoInteractions;

import java.util.ArrayDeque;
import java.util.Deque;
import org.junit.jupiter.api.Test;
import org.mockito.InOrder;

class MailTriggerTest {

    private final OutboxSender sender = mock();
    private final Deque<Runnable> thread = new ArrayDeque<>();

    @Test
    void theCallerNeverSends() {
        new MailTrigger(sender, thread::add, true).afterCommit();
        verifyNoInteractions(sender);
        thread.remove().run();
        verify(sender).sendDue();
    }

    @Test
    void manyCommitsWakeTheSenderOnce() {
        MailTrigger trigger = new MailTrigger(sender, thread::add, true);
        trigger.afterCommit();
        trigger.afterCommit();
        trigger.sweep();
        assertThat(thread).hasSize(1);
        thread.remove().run();
        trigger.afterCommit();
        assertThat(thread).hasSize(1);
    }

    @Test
    void aCommitWhileTheSenderRunsWakesItAgain() {
        MailTrigger trigger = new MailTrigger(sender, thread::add, true);
        doAnswer(call -> {
            trigger.afterCommit();
            return null;
        }).doNothing().when(sender).sendDue();
        trigger.afterCommit();
        thread.remove().run();
        thread.remove().run();
        assertThat(thread).isEmpty();
        verify(sender, times(2)).sendDue();
    }

    @Test
    void aFailureDoesNotStopTheThread() {
        MailTrigger trigger = new MailTrigger(sender, thread::add, true);
        doThrow(new IllegalStateException("no database")).doNothing().when(sender).sendDue();
        trigger.afterCommit();
        thread.remove().run();
        trigger.sweep();
        thread.remove().run();
        verify(sender, times(2)).sendDue();
    }

    @Test
    void whatThisNodeWasSendingWhenItStoppedIsGivenUpOnceAndBeforeItSends() {
        MailTrigger trigger = new MailTrigger(sender, thread::add, true);
        doThrow(new IllegalStateException("no database")).doNothing().when(sender).giveUpOwn();
        trigger.sweep();
        thread.remove().run();
        verify(sender, never()).sendDue();
        trigger.sweep();
        thread.remove().run();
        trigger.sweep();
        thread.remove().run();
        InOrder order = inOrder(sender);
        order.verify(sender, times(2)).giveUpOwn();
        order.verify(sender, times(2)).sendDue();
        order.verifyNoMoreInteractions();
    }

    @Test
    void theSweepCanBeSwitchedOff() {
        new MailTrigger(sender, thread::add, false).sweep();
        assertThat(thread).isEmpty();
    }
}
