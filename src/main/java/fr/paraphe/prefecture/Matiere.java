package fr.paraphe.prefecture;

import fr.paraphe.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A heading of the ACTES classification, e.g. {@code 8.1} Enseignement. The first two levels are national, the next three each prefecture's own:
 * those are held to their form only. Every level is a number within its parent, so 7.10 comes after 7.2.
 *
 * @param levels two to five numbers, from the widest to the narrowest
 */
public record Matiere(List<Integer> levels) implements Comparable<Matiere> {

    private static final Pattern CODE = Pattern.compile("[1-9](\\.[1-9][0-9]?){1,4}");
    private static final String SOURCE = "Nomenclature @CTES";

    private static final Map<Integer, List<String>> NATIONAL = new TreeMap<>(Map.of(
            1, List.of("Commande publique", "Marchés publics", "Délégations de service public", "Conventions de mandat", "Autres types de contrats",
                    "Transactions", "Maîtrise d’œuvre", "Actes spéciaux et divers"),
            2, List.of("Urbanisme", "Documents d’urbanisme", "Actes relatifs au droit d’occupation ou d’utilisation des sols", "Droit de préemption urbain"),
            3, List.of("Domaine et patrimoine", "Acquisitions", "Aliénations", "Locations", "Limites territoriales",
                    "Autres actes de gestion du domaine public", "Autres actes de gestion du domaine privé"),
            4, List.of("Fonction publique", "Personnels titulaires et stagiaires", "Personnels contractuels", "Fonction publique hospitalière",
                    "Autres catégories de personnels", "Régime indemnitaire"),
            5, List.of("Institutions et vie politique", "Élection de l’exécutif", "Fonctionnement des assemblées", "Désignation de représentants",
                    "Délégation de fonctions", "Délégation de signature", "Exercice des mandats locaux", "Intercommunalité", "Décision d’ester en justice"),
            6, List.of("Libertés publiques et pouvoirs de police", "Police municipale", "Pouvoirs du président du conseil général",
                    "Pouvoirs du président du conseil régional", "Autres actes réglementaires", "Actes pris au nom de l’État"),
            7, List.of("Finances locales", "Décisions budgétaires", "Fiscalité", "Emprunts", "Interventions économiques", "Subventions",
                    "Contributions budgétaires", "Avances", "Fonds de concours", "Prise de participation", "Divers"),
            8, List.of("Domaines de compétences par thèmes", "Enseignement", "Aide sociale", "Voirie", "Aménagement du territoire",
                    "Politique de la ville, habitat, logement", "Emploi, formation professionnelle", "Transports", "Environnement", "Culture"),
            9, List.of("Autres domaines de compétences", "Autres domaines de compétences des communes", "Autres domaines de compétences des départements",
                    "Autres domaines de compétences des régions", "Vœux et motions")));

    public Matiere {
        levels = List.copyOf(levels);
        String code = levels.stream().map(String::valueOf).collect(Collectors.joining("."));
        if (!check(code).isAccepted()) {
            throw new IllegalArgumentException("not a heading of the classification: " + code);
        }
    }

    /** Refuses what has not the form of a code, or whose first two levels are not in the national classification. */
    public static Verdict check(String entered) {
        String code = entered == null ? "" : entered.strip();
        if (code.isEmpty()) {
            return Verdict.refused("matiere", "Indiquez la matière de l’acte, par exemple 8.1 (enseignement).", SOURCE);
        }
        if (!CODE.matcher(code).matches()) {
            return Verdict.refused("matiere", "La matière s’écrit avec deux à cinq nombres séparés par des points, par exemple 8.1.", SOURCE);
        }
        List<Integer> levels = levels(code);
        if (levels.get(1) >= NATIONAL.get(levels.get(0)).size()) {
            return Verdict.refused("matiere", "La matière " + levels.get(0) + "." + levels.get(1) + " n’existe pas dans la nomenclature nationale.", SOURCE);
        }
        return Verdict.accepted();
    }

    /** @throws fr.paraphe.RefusedException as {@link #check} refuses */
    public static Matiere of(String entered) {
        check(entered).orThrow();
        return new Matiere(levels(entered.strip()));
    }

    /** The national headings, in the order of the classification: what a form offers. */
    public static List<Matiere> national() {
        return NATIONAL.entrySet().stream()
                .flatMap(entry -> IntStream.range(1, entry.getValue().size())
                        .mapToObj(second -> new Matiere(List.of(entry.getKey(), second))))
                .toList();
    }

    private static List<Integer> levels(String code) {
        return Arrays.stream(code.split("\\.")).map(Integer::valueOf).toList();
    }

    public String code() {
        return levels.stream().map(String::valueOf).collect(Collectors.joining("."));
    }

    /** As the extract of the register prints it above the object: «Domaines de compétences par thèmes». */
    public String heading() {
        return NATIONAL.get(levels.get(0)).get(0);
    }

    /** The second level, as the extract prints it: «Enseignement». */
    public String subheading() {
        return NATIONAL.get(levels.get(0)).get(levels.get(1));
    }

    @Override
    public int compareTo(Matiere other) {
        for (int i = 0; i < Math.min(levels.size(), other.levels.size()); i++) {
            int order = Integer.compare(levels.get(i), other.levels.get(i));
            if (order != 0) {
                return order;
            }
        }
        return Integer.compare(levels.size(), other.levels.size());
    }
}
