package fr.paraphe.mail;

import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** Wakes the sender, on a thread of its own: after a mail was posted, and from time to time for those that are tried again. Nobody ever waits for a mail server. */
class MailTrigger {

    private static final Logger LOG = LoggerFactory.getLogger(MailTrigger.class);

    private final OutboxSender sender;
    private final Executor executor;
    private final boolean sweep;
    private final AtomicBoolean woken = new AtomicBoolean();
    /** Known to the sender's thread alone. */
    private boolean begun;

    MailTrigger(OutboxSender sender, Executor executor, boolean sweep) {
        this.sender = sender;
        this.executor = executor;
        this.sweep = sweep;
    }

    @TransactionalEventListener(classes = MailPosted.class, phase = TransactionPhase.AFTER_COMMIT)
    void afterCommit() {
        wake();
    }

    /** Soon after the start for the first time: what was posted while no node ran, or left behind by one that died, waits for nobody else. */
    @Scheduled(fixedDelayString = "${paraphe.mail.sweep-every:PT1M}", initialDelayString = "PT5S")
    void sweep() {
        if (sweep) {
            wake();
        }
    }

    /** One call waits at most: the one that will see everything posted until it starts. */
    private void wake() {
        if (woken.compareAndSet(false, true)) {
            executor.execute(this::send);
        }
    }

    private void send() {
        woken.set(false);
        try {
            if (!begun) {
                sender.giveUpOwn();
                begun = true;
            }
            sender.sendDue();
        } catch (RuntimeException e) {
            LOG.error("the outbox could not be sent; it is tried again at the next sweep", e);
        }
    }
}
