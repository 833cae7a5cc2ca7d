package fr.paraphe.convention;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/** The commune's contact, as annexe 1 asks for; every part may be null. */
@Embeddable
public record Contact(
        @Column(name = "contact_last_name") String lastName,
        @Column(name = "contact_first_name") String firstName,
        @Column(name = "contact_email") String email,
        @Column(name = "contact_phone") String phone) {

    static final Contact NONE = new Contact(null, null, null, null);
}
