package fr.paraphe.convention;

import java.util.Map;
import java.util.Optional;

/**
 * Who stands on the commune's side of a convention.
 *
 * @param insee         the signatory commune, also where another body stands in its place
 * @param name          of the commune, or of that body
 * @param siren         nine digits
 * @param postalAddress its lines, with a line break between them
 * @param mailboxes     the commune's addresses by group, e.g. {@code secretariat}
 */
public record Party(String insee, String name, String siren, String postalAddress, Map<String, String> mailboxes) {

    public Party {
        mailboxes = Map.copyOf(mailboxes);
    }

    public Optional<String> mailbox(String group) {
        return Optional.ofNullable(mailboxes.get(group));
    }
}
