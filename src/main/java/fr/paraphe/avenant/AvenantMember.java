package fr.paraphe.avenant;

import fr.paraphe.convention.ConventionMember;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * A commune of the RPI as an avenant leaves it (art. 8).
 *
 * @param commune  INSEE code
 * @param mandate  the deliberation by which it lets the signatory sign, e.g. «délibération du 12/09/2018»
 * @param document that deliberation in the store of documents; null for a member whose mandate the convention already rests on
 */
@Embeddable
public record AvenantMember(@Column(name = "commune") String commune, @Column(name = "mandate") String mandate, @Column(name = "document") Long document) {

    public ConventionMember asMember() {
        return new ConventionMember(commune, mandate, document);
    }
}
