package fr.paraphe.convention;

import java.util.Map;
import java.util.Optional;

/**
 * The académie as a party.
 *
 * @param code          e.g. {@code montpellier}
 * @param name          «Académie de Montpellier»
 * @param postalAddress its lines, with a line break between them
 * @param mailboxes     its addresses by group, e.g. {@code academie}, {@code gip}
 */
public record AcademieParty(String code, String name, String city, String postalAddress, Map<String, String> mailboxes) {

    public AcademieParty {
        mailboxes = Map.copyOf(mailboxes);
    }

    public Optional<String> mailbox(String group) {
        return Optional.ofNullable(mailboxes.get(group));
    }
}
