package fr.paraphe.web.mail;

import fr.paraphe.NotFoundException;
import fr.paraphe.mail.MailService;
import fr.paraphe.mail.MailStatus;
import fr.paraphe.mail.OutboxMail;
import fr.paraphe.security.Action;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.time.Instant;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/** The outbox, readable: what was written to whom in a case, and whether it left. */
@RestController
@RequestMapping("/api/mails")
@Tag(name = "Courriels")
class MailController {

    private final MailService mails;
    private final CurrentUser currentUser;

    MailController(MailService mails, CurrentUser currentUser) {
        this.mails = mails;
        this.currentUser = currentUser;
    }

    /** @param statusName the status as people read it */
    record Shown(long id, String reference, String to, String subject, String body, List<String> attachments, MailStatus status, String statusName, Instant postedAt,
                 int attempts, Instant nextAttemptAt, Instant sentAt, String messageId, String lastError, String resentBy) {

        static Shown of(OutboxMail mail) {
            return new Shown(mail.id(), mail.reference(), mail.to(), mail.subject(), mail.body(), mail.attachments(), mail.status(), mail.status().label(),
                mail.postedAt(), mail.attempts(), mail.nextAttemptAt(), mail.sentAt(), mail.messageId(), mail.lastError(), mail.resentBy());
        }
    }

    @GetMapping
    @Operation(summary = "Les courriels d’un dossier, du plus ancien au plus récent")
    List<Shown> list(@RequestParam String reference) {
        Who who = currentUser.who();
        return mails.of(reference).stream().filter(mail -> SeenMails.sees(who, mail)).map(Shown::of).toList();
    }

    @PostMapping("/{id}/resend")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Renvoie un courriel en échec ou incertain",
        description = "Un courriel incertain est peut-être déjà parti : il n’est renvoyé que sur cette demande, avec le même Message-ID.")
    void resend(@PathVariable long id) {
        Who who = currentUser.who();
        if (!SeenMails.sees(who, mails.get(id))) {
            throw new NotFoundException("Courriel introuvable.");
        }
        if (!who.may(Action.RESEND_MAILS)) {
            throw new AccessDeniedException("only those who work on cases and operators send mails again");
        }
        mails.resend(id, who.id());
    }
}
