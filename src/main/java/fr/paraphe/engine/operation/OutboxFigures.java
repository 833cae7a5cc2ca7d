package fr.paraphe.engine.operation;

import fr.paraphe.mail.MailStatus;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * How many mails have not left, over all cases. Those that were sent, or are kept for want of a mail server, are not counted: they grow for ever.
 *
 * @param counts       by state; a state without mails is absent
 * @param firstWaiting when the oldest of the waiting ones was posted; null when none waits
 */
record OutboxFigures(Map<MailStatus, Long> counts, Instant firstWaiting) {

    public OutboxFigures {
        counts = Map.copyOf(counts);
    }

    long inState(MailStatus status) {
        return counts.getOrDefault(status, 0L);
    }

    Optional<Instant> oldestWaiting() {
        return Optional.ofNullable(firstWaiting);
    }
}
