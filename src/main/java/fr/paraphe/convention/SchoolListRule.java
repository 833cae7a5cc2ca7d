package fr.paraphe.convention;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.directory.Insee;
import fr.paraphe.directory.Uai;
import fr.paraphe.directory.UaiCheck;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What the list of schools of a convention must hold (art. 7, annexe 1): at least one school, none twice, each of the signatory commune or of a commune of its
 * RPI, each code either missing or right. A missing code is accepted with a warning, as the source's own annexe has none.
 *
 * @param communes INSEE codes of the signatory and of the communes that it represents
 * @param codes    the codes that schools are known by, by commune; those of a commune that is left out are not held against anything
 */
public record SchoolListRule(Set<String> communes, Map<String, Set<String>> codes) {

    private static final String ARTICLE = "Convention, annexe 1";

    public SchoolListRule {
        communes = Set.copyOf(communes);
        codes = Map.copyOf(codes);
    }

    /** Where no code is known beforehand. */
    public SchoolListRule(Set<String> communes) {
        this(communes, Map.of());
    }

    /** INSEE codes of those that a convention is signed for. */
    static Set<String> communes(Convention convention) {
        Set<String> communes = new HashSet<>(Set.of(convention.commune()));
        convention.members().forEach(member -> communes.add(member.commune()));
        return communes;
    }

    public Verdict check(List<ConventionSchool> schools) {
        List<Refusal> reasons = new ArrayList<>();
        List<String> warnings = new ArrayList<>();
        if (schools.isEmpty()) {
            reasons.add(new Refusal("schools", "Inscrivez au moins une école : la contribution se calcule sur le nombre d’écoles inscrites.", "Convention, art. 6 et 7"));
        }
        Map<String, Integer> rowByCode = new HashMap<>();
        Map<String, Integer> rowByName = new HashMap<>();
        for (int i = 0; i < schools.size(); i++) {
            ConventionSchool school = schools.get(i);
            String row = "schools[" + i + "]";
            if (school.type() == null) {
                reasons.add(new Refusal(row + ".type", "Indiquez le type de l’école n° " + (i + 1) + " : E.M, E.E ou E.P.", ARTICLE));
            }
            if (school.name() == null || school.name().isBlank()) {
                reasons.add(new Refusal(row + ".name", "Indiquez le nom de l’école n° " + (i + 1) + ".", ARTICLE));
                continue;
            }
            if (!communes.contains(school.commune())) {
                reasons.add(new Refusal(row + ".commune", "L’école «" + school.name() + "» est d’une commune (" + school.commune()
                    + ") que la commune signataire ne représente pas.", "Convention, art. 1 et 8"));
            }
            checkCode(school, i, row, rowByCode, reasons, warnings);
            Integer same = rowByName.putIfAbsent(school.key(), i);
            if (same != null && (school.uai() == null || schools.get(same).uai() == null)) {
                reasons.add(new Refusal(row + ".name", "L’école «" + school.name() + "» figure déjà à la ligne " + (same + 1) + ".", ARTICLE));
            }
        }
        return reasons.isEmpty() ? new Verdict.Accepted(warnings) : Verdict.of(reasons);
    }

    private void checkCode(ConventionSchool school, int index, String row, Map<String, Integer> rowByCode, List<Refusal> reasons, List<String> warnings) {
        if (school.uai() == null) {
            warnings.add("UAI manquant pour l’école «" + school.name() + "» : il sera exigé à l’activation de l’école.");
            return;
        }
        UaiCheck check = Uai.check(school.uai());
        if (!check.valid()) {
            reasons.add(new Refusal(row + ".uai", check.sentence(), ARTICLE));
            return;
        }
        Set<String> known = codes.getOrDefault(school.commune(), Set.of());
        if (!known.isEmpty() && !known.contains(check.normalised())) {
            reasons.add(new Refusal(row + ".uai", "Aucune école connue de la commune " + school.commune() + " n’a l’UAI " + check.normalised()
                + " : vérifiez-le, ou laissez-le vide jusqu’à l’activation de l’école «" + school.name() + "».", ARTICLE));
        }
        Integer same = rowByCode.putIfAbsent(check.normalised(), index);
        if (same != null) {
            reasons.add(new Refusal(row + ".uai", "L’UAI " + check.normalised() + " figure déjà à la ligne " + (same + 1) + " : une école ne s’inscrit qu’une fois.", ARTICLE));
        }
        if (!Insee.read(school.commune()).map(Insee::departement).equals(Optional.of(new Uai(check.normalised()).departement()))) {
            warnings.add("L’UAI " + check.normalised() + " n’est pas du département de la commune " + school.commune() + " : vérifiez-le.");
        }
    }
}
