package fr.paraphe.convention;

import fr.paraphe.directory.SchoolType;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;

/**
 * A row of annexe 1.
 *
 * @param uai     the school's code, null while it is missing, as in the source's annexe: it is required only when the school is activated
 * @param commune INSEE code of the commune where the school stands, another than the signatory's in an RPI
 */
@Embeddable
public record ConventionSchool(
        @Column(name = "uai") String uai,
        @Enumerated(EnumType.STRING) @Column(name = "type") SchoolType type,
        @Column(name = "name") String name,
        @Column(name = "commune") String commune) {
}
