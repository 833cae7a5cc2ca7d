package fr.paraphe.engine.audit;

import fr.paraphe.audit.AuditEvent;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.audit.AuditTrail;
import fr.paraphe.mail.MailMoved;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** What becomes of a mail is written past Hibernate's events, by guarded updates; the outbox says it instead, in the same transaction. */
@Component
class MailMoves {

    private static final String ENTITY = "MailRow";

    private final AuditTrail trail;
    private final AuditWords words;

    MailMoves(AuditTrail trail, AuditWords words) {
        this.trail = trail;
        this.words = words;
    }

    @EventListener
    public void moved(MailMoved mail) {
        AuditEvent event = AuditEvent.ofCase(mail.reference(), mail.commune(), AuditKind.CHANGED, words.entity(ENTITY) + " n° " + mail.id())
            .change("status", mail.from().name(), mail.to().name());
        event = mail.sentAt() == null ? event : event.change("sentAt", null, mail.sentAt().toString());
        event = mail.error() == null ? event : event.change("lastError", null, mail.error());
        trail.record(mail.by() == null ? event : event.change("resentBy", null, mail.by()));
    }
}
