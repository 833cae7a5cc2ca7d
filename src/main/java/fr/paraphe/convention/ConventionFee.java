package fr.paraphe.convention;

import fr.paraphe.calendar.SchoolYear;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.math.BigDecimal;

/** The contribution per school from a school year on, as an avenant has fixed it. */
@Entity
class ConventionFee {

    @EmbeddedId
    private Key key;
    private BigDecimal fee;
    private String source;
    @Version
    private long version;

    /** One fee for each school year at most. */
    @Embeddable
    record Key(String reference, int fromYear) implements Serializable {
    }

    protected ConventionFee() {
    }

    ConventionFee(String reference, SchoolYear from, BigDecimal fee, String source) {
        this.key = new Key(reference, from.firstYear());
        this.fee = fee;
        this.source = source;
    }
}
