package fr.paraphe.convention;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * A commune of an RPI that the signatory represents: an RPI has no legal personality, so one commune signs for all (docs/adr/0009).
 *
 * @param commune  INSEE code
 * @param mandate  the deliberation by which that commune lets the signatory sign, e.g. «délibération du 12/09/2017»
 * @param document that deliberation in the store of documents; null until it is deposited
 */
@Embeddable
public record ConventionMember(@Column(name = "commune") String commune, @Column(name = "mandate") String mandate, @Column(name = "document") Long document) {

    public ConventionMember(String commune, String mandate) {
        this(commune, mandate, null);
    }

    ConventionMember with(Long paper) {
        return new ConventionMember(commune, mandate, paper);
    }
}
