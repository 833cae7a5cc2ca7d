package fr.paraphe.contribution;

import jakarta.persistence.Embeddable;

/**
 * A school as a titre lists it.
 *
 * @param uai  null when missing
 * @param type «EM», «EE» or «EP»
 */
@Embeddable
public record TitreSchool(String uai, String type, String name) {
}
