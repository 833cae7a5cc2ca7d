package fr.paraphe.convention;

import jakarta.persistence.Embeddable;

/** Who signs for a party, as named when the file was opened. */
@Embeddable
public record Representative(String civility, String firstName, String lastName) {

    /** «Patrick MAUGARD» */
    public String fullName() {
        return firstName + " " + lastName;
    }
}
