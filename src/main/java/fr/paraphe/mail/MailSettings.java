package fr.paraphe.mail;

import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * How this node sends.
 *
 * @param serverConfigured false when there is no mail server: mails are kept, to be read in the outbox
 * @param from             sender's address
 * @param redirectTo       where every mail of a test system goes instead of its recipient; empty in production
 * @param node             this node's name; the same after a restart, another one for every node
 * @param giveUpAfter      how long a mail may be «being sent» before it counts as uncertain; longer than all of the mail server's time limits together
 */
public record MailSettings(boolean serverConfigured, String from, String redirectTo, String node, Duration giveUpAfter) {

    /** Waiting time after the first, second, … failure; after the last one it is given up. */
    public static final List<Duration> BACK_OFF = List.of(Duration.ofMinutes(10), Duration.ofHours(1), Duration.ofHours(6), Duration.ofDays(1));

    public MailSettings {
        Objects.requireNonNull(from, "from");
        Objects.requireNonNull(redirectTo, "redirectTo");
        Objects.requireNonNull(node, "node");
        Objects.requireNonNull(giveUpAfter, "giveUpAfter");
    }

    public boolean redirects() {
        return !redirectTo.isBlank();
    }
}
