package fr.paraphe.web.avenant;

import fr.paraphe.avenant.AvenantNature;
import fr.paraphe.web.form.convention.SchoolRow;
import java.time.LocalDate;
import java.util.List;

/**
 * A list to try out.
 *
 * @param reference of the convention
 * @param nature    null for a change of the list (art. 6.2)
 * @param members   INSEE codes of the communes of the RPI as it would be, for the cases of art. 8
 * @param sentOn    when the avenant would be transmitted; null for today
 */
record Simulation(String reference, String schoolYear, AvenantNature nature, List<String> members, LocalDate sentOn, List<SchoolRow> schools) {
}
