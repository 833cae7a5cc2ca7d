package fr.paraphe.reminder;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Embeddable;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** A {@link Reminder} as it is stored. Written once. */
@Entity
@Table(name = "reminder")
class ReminderRow {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Enumerated(EnumType.STRING)
    private ReminderKind kind;
    private String taskId;
    private String taskKey;
    private String taskName;
    private String reference;
    private String commune;
    private LocalDate dueDate;
    private String subject;
    private Instant remindedAt;
    @ElementCollection
    @CollectionTable(name = "reminder_recipient", joinColumns = @JoinColumn(name = "reminder_id"))
    @OrderColumn(name = "position")
    private List<RecipientRow> recipients = new ArrayList<>();

    protected ReminderRow() {
    }

    ReminderRow(ReminderRequest request, String subject, Instant remindedAt, List<Reminder.Recipient> recipients) {
        this.kind = request.kind();
        this.taskId = request.taskId();
        this.taskKey = request.taskKey();
        this.taskName = request.taskName();
        this.reference = request.reference();
        this.commune = request.commune();
        this.dueDate = request.deadline().date();
        this.subject = subject;
        this.remindedAt = remindedAt;
        recipients.forEach(recipient -> this.recipients.add(new RecipientRow(recipient)));
    }

    Reminder reminder() {
        return new Reminder(kind, taskId, taskKey, taskName, reference, commune, dueDate, subject, remindedAt,
            recipients.stream().map(RecipientRow::recipient).toList());
    }

    @Embeddable
    static class RecipientRow {

        private String role;
        private String scope;
        private String email;
        private boolean informed;

        protected RecipientRow() {
        }

        RecipientRow(Reminder.Recipient recipient) {
            this.role = recipient.group();
            this.scope = recipient.scope();
            this.email = recipient.email();
            this.informed = recipient.informed();
        }

        Reminder.Recipient recipient() {
            return new Reminder.Recipient(role, scope, email, informed);
        }
    }
}
