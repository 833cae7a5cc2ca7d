package fr.paraphe.avenant;

import fr.paraphe.Verdict;
import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.convention.SchoolListRule;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the list of an avenant must hold: what annexe 1 must, and a school at least, since a list without schools would end the convention otherwise than by art. 9.
 *
 * @param communes INSEE codes of the signatory and of the communes that it represents once the avenant is in effect
 * @param codes    the codes that their schools are known by ({@link SchoolListRule})
 */
public record AvenantListRule(Set<String> communes, Map<String, Set<String>> codes) {

    public AvenantListRule {
        communes = Set.copyOf(communes);
        codes = Map.copyOf(codes);
    }

    public AvenantListRule(Set<String> communes) {
        this(communes, Map.of());
    }

    public Verdict check(List<ConventionSchool> schools) {
        if (schools.isEmpty()) {
            return Verdict.refused("schools", "Un avenant ne peut pas retirer toutes les écoles : pour cesser d’utiliser l’ENT-école, dénoncez la convention, "
                + "par lettre et avec un préavis d’un mois.", "Convention, art. 6.2 et 9");
        }
        return new SchoolListRule(communes, codes).check(schools);
    }
}
