package fr.paraphe.reminder;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A reminder that was given: who was told of which due date, and when.
 *
 * @param kind       when it spoke in relation to the due date
 * @param taskId     the engine's task id
 * @param taskKey    the id of the user task in its model
 * @param taskName   the task's French name
 * @param reference  the case
 * @param commune    INSEE code of the case's commune; of an académie's case the académie's code; of a case that one of them prepares alone its confidential owner
 * @param due        the due date it speaks of
 * @param subject    the mail's subject
 * @param remindedAt when it was given to the outbox
 * @param recipients who was to be told
 */
public record Reminder(ReminderKind kind, String taskId, String taskKey, String taskName, String reference, String commune, LocalDate due,
                       String subject, Instant remindedAt, List<Recipient> recipients) {

    public Reminder {
        recipients = List.copyOf(recipients);
    }

    /**
     * @param group    the group, e.g. {@code secretariat}
     * @param scope    whose: an INSEE code, the code of an académie or of a circonscription
     * @param email    its mailbox; null when the directory knows none
     * @param informed told for information only: the task is not that group's
     */
    public record Recipient(String group, String scope, String email, boolean informed) {

        /** Of somebody who has to act. */
        public Recipient(String group, String scope, String email) {
            this(group, scope, email, false);
        }

        /** «secretariat (11076) : mairie@example.fr», «secretariat (11076) : aucune adresse», «academie (montpellier), pour information : …» */
        public String shown() {
            return group + " (" + scope + ")" + (informed ? ", pour information" : "") + " : " + (email == null ? "aucune adresse" : email);
        }
    }
}
