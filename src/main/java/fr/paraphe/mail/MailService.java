package fr.paraphe.mail;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.calendar.CivilClock;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** The outbox: rooms post to it, people read it and may have a mail sent again. */
@Service
public class MailService implements Outbox {

    private final MailRepository mails;
    private final MailSettings settings;
    private final CivilClock clock;
    private final ApplicationEventPublisher events;

    MailService(MailRepository mails, MailSettings settings, CivilClock clock, ApplicationEventPublisher events) {
        this.mails = mails;
        this.settings = settings;
        this.clock = clock;
        this.events = events;
    }

    /**
     * {@inheritDoc}
     *
     * @throws RefusedException when another transaction is posting the same key at this moment
     */
    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void post(Mail mail) {
        if (mails.findByMailKey(mail.key()).isPresent()) {
            return;
        }
        MailStatus status = settings.serverConfigured() ? MailStatus.WAITING : MailStatus.KEPT;
        try {
            mails.saveAndFlush(new MailRow(mail, messageId(mail.key()), status, clock.now()));
        } catch (DataIntegrityViolationException e) {
            throw new RefusedException("", "Le courriel «\u00a0" + mail.subject() + "\u00a0» à " + mail.to() + " vient d’être enregistré par ailleurs : recommencez.", "");
        }
        if (status == MailStatus.WAITING) {
            events.publishEvent(new MailPosted());
        }
    }

    @Override
    @Transactional(readOnly = true)
    public Map<String, MailState> states(Collection<String> keys) {
        return mails.findByMailKeyIn(keys).stream().collect(Collectors.toMap(MailRow::mailKey, MailRow::state));
    }

    /** The mails of a case, oldest first. */
    @Transactional(readOnly = true)
    public List<OutboxMail> of(String reference) {
        return mails.findByReferenceOrderById(reference).stream().map(this::shown).toList();
    }

    /** The mails of several cases, oldest first; the number of queries does not grow with theirs. */
    @Transactional(readOnly = true)
    public List<OutboxMail> of(Collection<String> references) {
        Map<Long, List<String>> attachments = mails.attachmentNames(references).stream().collect(Collectors.groupingBy(MailRepository.AttachmentName::getMail,
            Collectors.mapping(MailRepository.AttachmentName::getName, Collectors.toList())));
        return mails.findByReferenceInOrderById(references).stream().map(row -> row.shown(attachments.getOrDefault(row.id(), List.of()))).toList();
    }

    /** @throws NotFoundException when there is none */
    @Transactional(readOnly = true)
    public OutboxMail get(long id) {
        return mails.findById(id).map(this::shown).orElseThrow(() -> new NotFoundException("Courriel introuvable."));
    }

    /**
     * Has a mail sent again that failed, or of which nobody knows whether it left.
     *
     * @param by id of the user who takes it upon herself that it may arrive twice
     * @throws RefusedException when it neither failed nor is uncertain, or when there is no mail server
     */
    @Transactional
    public void resend(long id, String by) {
        if (!settings.serverConfigured()) {
            throw new RefusedException("", "Aucun serveur de courriel n’est configuré : le courriel reste lisible ici.", "");
        }
        for (MailStatus from : List.of(MailStatus.FAILED, MailStatus.UNCERTAIN)) {
            if (mails.sendAgain(id, from, clock.now(), by) > 0) {
                OutboxMail mail = get(id);
                events.publishEvent(new MailMoved(id, mail.reference(), mail.commune(), from, MailStatus.WAITING, null, null, by));
                events.publishEvent(new MailPosted());
                return;
            }
        }
        throw new RefusedException("", "Ce courriel n’est ni en échec ni incertain (" + get(id).status().label() + ") : il ne peut pas être renvoyé.", "");
    }

    private OutboxMail shown(MailRow row) {
        return row.shown(mails.attachmentNames(row.id()));
    }

    /** From the key alone: whatever is sent again by mistake carries the same identifier, and the recipient's server can tell. */
    private String messageId(String key) {
        String domain = settings.from().substring(settings.from().lastIndexOf('@') + 1);
        return "<" + UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8)) + "@" + domain + ">";
    }
}
