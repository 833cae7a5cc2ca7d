package fr.paraphe.mail;

import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.OrderColumn;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A mail of the outbox. Once posted its text never changes; where it stands is changed by the guarded updates of {@link MailRepository} only,
 * so that two nodes can never both take it.
 */
@Entity
@Table(name = "mail")
class MailRow {

    private static final int LONGEST_SUBJECT = 500;

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    @Column(updatable = false)
    private String mailKey;
    @Column(updatable = false)
    private String reference;
    @Column(updatable = false)
    private String commune;
    @Column(updatable = false)
    private String recipient;
    @Column(updatable = false)
    private String subject;
    @Column(updatable = false, columnDefinition = "text")
    private String body;
    @Column(updatable = false)
    private String messageId;
    @Enumerated(EnumType.STRING)
    private MailStatus status;
    @Column(updatable = false)
    private Instant postedAt;
    /** How often it was claimed; also tells one claim from the next. */
    private int attempts;
    /** Failures since it was posted or sent again by hand: the place in the back-off. */
    private int failures;
    private Instant nextAttemptAt;
    private String node;
    private Instant claimedAt;
    private Instant sentAt;
    private String lastError;
    private String resentBy;
    @Version
    private long version;
    @ElementCollection
    @CollectionTable(name = "mail_attachment", joinColumns = @JoinColumn(name = "mail_id"))
    @OrderColumn(name = "position")
    private List<AttachedFile> attachments = new ArrayList<>();

    protected MailRow() {
    }

    MailRow(Mail mail, String messageId, MailStatus status, Instant postedAt) {
        this.mailKey = mail.key();
        this.reference = mail.reference();
        this.commune = mail.commune();
        this.recipient = mail.to();
        this.subject = shortened(mail.subject());
        this.body = mail.body();
        this.messageId = messageId;
        this.status = status;
        this.postedAt = postedAt;
        this.nextAttemptAt = status == MailStatus.WAITING ? postedAt : null;
        mail.attachments().forEach(attachment -> attachments.add(new AttachedFile(attachment)));
    }

    private static String shortened(String subject) {
        return subject.length() <= LONGEST_SUBJECT ? subject : subject.substring(0, LONGEST_SUBJECT - 1) + "…";
    }

    long id() {
        return id;
    }

    String commune() {
        return commune;
    }

    int attempts() {
        return attempts;
    }

    int failures() {
        return failures;
    }

    String messageId() {
        return messageId;
    }

    Mail mail() {
        return new Mail(mailKey, recipient, subject, body, attachments.stream().map(AttachedFile::attachment).toList(), reference, commune);
    }

    String mailKey() {
        return mailKey;
    }

    MailState state() {
        return new MailState(status, sentAt, messageId, lastError);
    }

    OutboxMail shown(List<String> attachmentNames) {
        return new OutboxMail(id, reference, commune, recipient, subject, body, attachmentNames, status, postedAt, attempts, nextAttemptAt, sentAt,
            messageId, lastError, resentBy);
    }
}
