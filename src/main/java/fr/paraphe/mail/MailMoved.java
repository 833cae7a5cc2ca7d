package fr.paraphe.mail;

import java.time.Instant;

/**
 * What became of a mail, told in the transaction that notes it: it was sent, given up, is uncertain, or is sent again by hand. Its attempts in between are the machine's own.
 *
 * @param id      number in the outbox
 * @param commune whose people may read it
 * @param from    where it stood as people saw it
 * @param to      where it stands now
 * @param sentAt  when the mail server accepted it, or null
 * @param error   what went wrong, or null
 * @param by      who has it sent again, or null
 */
public record MailMoved(long id, String reference, String commune, MailStatus from, MailStatus to, Instant sentAt, String error, String by) {
}
