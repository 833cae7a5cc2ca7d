package fr.paraphe.avenant;

import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Instant;

/** A reminder of the window's closing that was given. */
@Entity
class AvenantReminder {

    @EmbeddedId
    private Key key;
    private Instant givenAt;
    @Version
    private long version;

    /** Each once. */
    @Embeddable
    record Key(String reference, int daysBefore) implements Serializable {
    }

    protected AvenantReminder() {
    }

    AvenantReminder(String reference, int daysBefore, Instant givenAt) {
        this.key = new Key(reference, daysBefore);
        this.givenAt = givenAt;
    }
}
