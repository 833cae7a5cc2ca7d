package fr.paraphe.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Date;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailException;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/** Hands one mail to the mail server. */
class MailCarrier {

    private final JavaMailSender sender;
    private final MailSettings settings;

    MailCarrier(JavaMailSender sender, MailSettings settings) {
        this.sender = sender;
        this.settings = settings;
    }

    /**
     * Returns when the server has accepted the mail.
     *
     * @throws MailException when it did not, or when that is not known
     */
    void carry(Mail mail, String messageId, Instant at) {
        try {
            sender.send(message(mail, messageId, at));
        } catch (MailSendException e) {
            boolean acceptedBeforeGoodbyeFailed = e.getFailedMessages().isEmpty();
            if (!acceptedBeforeGoodbyeFailed) {
                throw e;
            }
        }
    }

    private MimeMessage message(Mail mail, String messageId, Instant at) {
        try {
            MimeMessage message = sender.createMimeMessage();
            MimeMessageHelper helper = new MimeMessageHelper(message, !mail.attachments().isEmpty(), StandardCharsets.UTF_8.name());
            helper.setValidateAddresses(true);
            helper.setFrom(new InternetAddress(settings.from(), true));
            helper.setSentDate(Date.from(at));
            if (settings.redirects()) {
                helper.setTo(settings.redirectTo());
                helper.setSubject("[pour " + mail.to() + "] " + oneLine(mail.subject()));
                helper.setText("Système de test : ce courriel était destiné à " + mail.to() + ".\n\n" + mail.body());
            } else {
                helper.setTo(mail.to());
                helper.setSubject(oneLine(mail.subject()));
                helper.setText(mail.body());
            }
            for (Attachment attachment : mail.attachments()) {
                helper.addAttachment(attachment.name(), new ByteArrayResource(attachment.bytes()), attachment.mediaType());
            }
            message.setHeader("Message-ID", messageId);
            message.setHeader("Auto-Submitted", "auto-generated");
            return message;
        } catch (MessagingException e) {
            throw new MailPreparationException("mail " + messageId + " cannot be written", e);
        }
    }

    private static String oneLine(String text) {
        return text.replaceAll("\\s+", " ").strip();
    }
}
