package fr.paraphe.convention;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.LocalDate;

/** A body that took the commune's place in a convention by an avenant (art. 8), such as a communauté de communes. */
@Entity
class PartySubstitution {

    @EmbeddedId
    private Key key;
    private String name;
    private String siren;
    private String postalAddress;
    private LocalDate substitutedOn;
    @Version
    private long version;

    /** One substitution for each avenant. */
    @Embeddable
    record Key(String reference, String source) implements Serializable {
    }

    protected PartySubstitution() {
    }

    PartySubstitution(String reference, String source) {
        this.key = new Key(reference, source);
    }

    void name(String name, String siren, String postalAddress, LocalDate on) {
        this.name = name;
        this.siren = siren;
        this.postalAddress = postalAddress;
        this.substitutedOn = on;
    }

    String reference() {
        return key.reference();
    }

    Party inPlaceOf(Party commune) {
        return new Party(commune.insee(), name, siren, postalAddress, commune.mailboxes());
    }
}
