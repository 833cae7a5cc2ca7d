package fr.paraphe.mail;

import fr.paraphe.CaseInLog;
import fr.paraphe.calendar.CivilClock;
import jakarta.mail.SendFailedException;
import java.time.Instant;
import java.util.List;
import java.util.function.IntSupplier;
import org.eclipse.angus.mail.smtp.SMTPSendFailedException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.data.domain.Limit;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Sends what waits in the outbox, each mail at most once without a human's word.
 *
 * <p>A mail is claimed in a transaction of its own, sent outside of any, and marked in a third step. Where the process stops between claim and mark, nobody
 * knows whether the mail left: it becomes {@link MailStatus#UNCERTAIN} and waits for a human.
 */
class OutboxSender {

    static final String STOPPED = "L’envoi a été interrompu : on ne sait pas si le courriel est parti.";

    private static final Logger LOG = LoggerFactory.getLogger(OutboxSender.class);
    private static final int BATCH = 50;
    private static final int LONGEST_ERROR = 1000;

    private final MailRepository mails;
    private final MailCarrier carrier;
    private final MailSettings settings;
    private final CivilClock clock;
    private final TransactionTemplate transaction;
    private final ApplicationEventPublisher events;

    OutboxSender(MailRepository mails, MailCarrier carrier, MailSettings settings, CivilClock clock, TransactionTemplate transaction, ApplicationEventPublisher events) {
        this.mails = mails;
        this.carrier = carrier;
        this.settings = settings;
        this.clock = clock;
        this.transaction = transaction;
        this.events = events;
    }

    /** Before this node sends anything: what it was sending when it stopped. */
    void giveUpOwn() {
        int given = inTransaction(() -> giveUp(mails.claimedBy(settings.node())));
        if (given > 0) {
            LOG.warn("{} mail(s) of this node were being sent when it stopped: uncertain now", given);
        }
    }

    /** Sends all that is due, until nothing is, or until the server cannot be reached: the others wait for the next time instead of each waiting for it now. */
    void sendDue() {
        Instant stale = clock.now().minus(settings.giveUpAfter());
        inTransaction(() -> giveUp(mails.claimedBefore(stale)));
        List<Long> due;
        do {
            due = mails.findDue(clock.now(), Limit.of(BATCH));
            for (long id : due) {
                if (!send(id)) {
                    return;
                }
            }
        } while (due.size() == BATCH);
    }

    /** @return false when the server cannot be reached */
    private boolean send(long id) {
        if (inTransaction(() -> mails.claim(id, settings.node(), clock.now())) == 0) {
            return true;
        }
        MailRow row = mails.findWithAttachments(id).orElseThrow();
        try (MDC.MDCCloseable ofTheCase = CaseInLog.about(row.mail().reference())) {
            return carry(row);
        }
    }

    private boolean carry(MailRow row) {
        try {
            carrier.carry(row.mail(), row.messageId(), clock.now());
        } catch (MailException e) {
            failed(row, e);
            return !unreachable(e);
        }
        Instant acceptedAt = clock.now();
        inTransaction(() -> sent(row, acceptedAt));
        return true;
    }

    private int sent(MailRow row, Instant acceptedAt) {
        for (MailStatus from : List.of(MailStatus.SENDING, MailStatus.UNCERTAIN)) {
            if (mails.markSent(row.id(), row.attempts(), from, acceptedAt) > 0) {
                // being sent is what a waiting mail is for a moment
                moved(row, from == MailStatus.SENDING ? MailStatus.WAITING : from, MailStatus.SENT, acceptedAt, null);
                return 1;
            }
        }
        return 0;
    }

    private int giveUp(List<MailRepository.Claimed> claimed) {
        int given = 0;
        for (MailRepository.Claimed one : claimed) {
            if (mails.giveUp(one.getId(), one.getAttempts(), STOPPED) > 0) {
                events.publishEvent(new MailMoved(one.getId(), one.getReference(), one.getCommune(), MailStatus.WAITING, MailStatus.UNCERTAIN, null, STOPPED, null));
                given++;
            }
        }
        return given;
    }

    private void moved(MailRow row, MailStatus from, MailStatus to, Instant sentAt, String error) {
        events.publishEvent(new MailMoved(row.id(), row.mail().reference(), row.commune(), from, to, sentAt, error, null));
    }

    private void failed(MailRow row, MailException e) {
        String error = sentence(e);
        LOG.warn("mail {} was not sent: {}", row.id(), error);
        MailStatus status;
        Instant next = null;
        if (mayHaveLeft(e)) {
            status = MailStatus.UNCERTAIN;
        } else if (e instanceof MailPreparationException) {
            status = MailStatus.FAILED;
        } else if (row.failures() < MailSettings.BACK_OFF.size()) {
            status = MailStatus.WAITING;
            next = clock.now().plus(MailSettings.BACK_OFF.get(row.failures()));
        } else {
            status = MailStatus.FAILED;
        }
        Instant nextAttemptAt = next;
        inTransaction(() -> {
            int marked = mails.markFailed(row.id(), row.attempts(), status, nextAttemptAt, error);
            if (marked > 0 && status != MailStatus.WAITING) {
                moved(row, MailStatus.WAITING, status, null, error);
            }
            return marked;
        });
    }

    /** The connection stood and then broke without a word from the server: the mail may have been accepted. A server's refusal is an answer, and is certain. */
    private static boolean mayHaveLeft(MailException e) {
        return e instanceof MailSendException sending && !unreachable(e)
            && sending.getFailedMessages().values().stream().noneMatch(OutboxSender::isAnAnswer);
    }

    /** No connection, or not with our name and password. The mail's own error is then the connection's; an error at saying goodbye comes as the cause of another one. */
    private static boolean unreachable(MailException e) {
        return e instanceof MailAuthenticationException
            || e instanceof MailSendException sending && e.getCause() != null && sending.getFailedMessages().containsValue(e.getCause());
    }

    private static boolean isAnAnswer(Exception cause) {
        if (cause instanceof SMTPSendFailedException refusal) {
            return refusal.getReturnCode() > 0;
        }
        return cause instanceof SendFailedException;
    }

    private static String sentence(MailException e) {
        Throwable cause = e;
        if (e instanceof MailSendException sending && !sending.getFailedMessages().isEmpty()) {
            cause = sending.getFailedMessages().values().iterator().next();
        }
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        String sentence = introduction(e) + cause.getMessage();
        return sentence.length() <= LONGEST_ERROR ? sentence : sentence.substring(0, LONGEST_ERROR);
    }

    private static String introduction(MailException e) {
        if (mayHaveLeft(e)) {
            return "La liaison avec le serveur de courriel a été coupée pendant l’envoi, on ne sait pas si le courriel est parti : ";
        }
        return e instanceof MailPreparationException ? "Adresse ou contenu impossible à envoyer : " : "Le serveur de courriel n’a pas pris le courriel : ";
    }

    private int inTransaction(IntSupplier work) {
        Integer result = transaction.execute(status -> work.getAsInt());
        return result == null ? 0 : result;
    }
}
