package fr.paraphe.directory;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** What a file of the directory may hold, in the order in which files depend on each other; docs/import.md describes the columns. */
public enum ImportKind {

    ACADEMIES("academies", Set.of(), "code", "nom", "fuseau", "ville", "adresse", "civilite_recteur", "prenom_recteur", "nom_recteur", "titre_recteur"),
    CIRCONSCRIPTIONS("circonscriptions", Set.of(ACADEMIES), "code", "nom", "academie"),
    COMMUNES("communes", Set.of(ACADEMIES, CIRCONSCRIPTIONS), "insee", "nom", "siren", "population", "arrondissement", "academie", "circonscription", "adresse"),
    COUNCILLORS("conseillers", Set.of(COMMUNES), "commune", "identifiant", "ordre", "civilite", "nom", "prenom", "fonction", "courriel", "adresse",
        "canal", "canal_demande_le", "debut_mandat", "fin_mandat"),
    SCHOOLS("ecoles", Set.of(COMMUNES), "commune", "uai", "type", "nom"),
    MAILBOXES("boites", Set.of(ACADEMIES, CIRCONSCRIPTIONS, COMMUNES), "role", "perimetre", "courriel");

    private final String name;
    private final Set<ImportKind> dependencies;
    private final List<String> columns;

    ImportKind(String name, Set<ImportKind> dependencies, String... columns) {
        this.name = name;
        this.dependencies = dependencies;
        this.columns = List.of(columns);
    }

    /** The name under which users know it, in the API and as a file: {@code conseillers}. */
    public String frenchName() {
        return name;
    }

    public String fileName() {
        return name + ".csv";
    }

    /** All must stand in the header, in any order; a cell of an optional column may be empty. */
    public List<String> columns() {
        return columns;
    }

    /** The kinds whose rows a file of this kind refers to. */
    public Set<ImportKind> dependencies() {
        return dependencies;
    }

    public static Optional<ImportKind> named(String frenchName) {
        return Arrays.stream(values()).filter(kind -> kind.name.equals(frenchName)).findFirst();
    }
}
