package fr.paraphe.convention;

import fr.paraphe.directory.SchoolType;
import fr.paraphe.directory.Uai;
import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import java.text.Normalizer;
import java.util.Locale;

/**
 * A row of annexe 1, or of an avenant's list.
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

    /** As it is stored: no blanks around the name, a right code in capitals, a blank code missing. */
    public ConventionSchool normalised() {
        String code = uai == null || uai.isBlank() ? null : uai;
        if (code != null && Uai.check(code).valid()) {
            code = Uai.check(code).normalised();
        }
        return new ConventionSchool(code, type, name == null ? null : name.strip(), commune);
    }

    ConventionSchool withCode(String code) {
        return new ConventionSchool(code, type, name, commune);
    }

    /** Type, name and commune, whatever the case, the accents and the spaces: what tells schools without a code apart. */
    String key() {
        String plain = Normalizer.normalize(name, Normalizer.Form.NFD).replaceAll("\\p{M}", "").toUpperCase(Locale.FRENCH).replaceAll("[^A-Z0-9]+", " ").strip();
        return type + "/" + plain + "/" + commune;
    }
}
