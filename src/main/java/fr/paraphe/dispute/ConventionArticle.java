package fr.paraphe.dispute;

import fr.paraphe.convention.Side;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The articles of the convention by which a party promises something: what a grievance can refer to (art. 10). */
public enum ConventionArticle {
    SERVICE("2", "accès de chaque usager à l’ENT-école", Side.ACADEMIE),
    EQUIPMENT("2.1", "équipement informatique et connexion à Internet dans les écoles", Side.COMMUNE),
    CONTENTS("2.2", "diffusion de contenus pédagogiques", Side.ACADEMIE),
    HOSTING("2.3", "hébergement du logiciel ENT", Side.ACADEMIE),
    TRAINING("2.4", "accompagnement et formation des utilisateurs", Side.ACADEMIE),
    FIRST_LEVEL_HELP("2.5", "assistance de premier niveau", Side.ACADEMIE),
    SECOND_LEVEL_HELP("2.6", "support de niveau 2, maintenance corrective et évolutive", Side.ACADEMIE),
    COMMUNE_ACCOUNTS("2.7", "profil utilisateur pour les agents de la commune", Side.ACADEMIE),
    USE_OF_FEES("4", "participations affectées aux seules dépenses de l’ENT-école", Side.ACADEMIE),
    FEE("5", "participation de la commune au financement", Side.COMMUNE),
    PAYMENT("6", "paiement des participations financières", Side.COMMUNE),
    LIST_CHANGE("6.2", "avenant à la liste des écoles inscrites", Side.COMMUNE),
    LATE_LIST("6.3", "effets d’un avenant transmis hors délai", Side.ACADEMIE),
    RPI_CHANGE("8", "avenant intégrant la nouvelle situation des communes", Side.COMMUNE);

    private static final String PREFIX = "Convention, art. ";

    private final String code;
    private final String about;
    private final Side bound;

    ConventionArticle(String code, String about, Side bound) {
        this.code = code;
        this.about = about;
        this.bound = bound;
    }

    /** Its number, e.g. «2.1». */
    public String code() {
        return code;
    }

    public String about() {
        return about;
    }

    /** Who promises. */
    public Side bound() {
        return bound;
    }

    /** «art. 2.1 – équipement informatique et connexion à Internet dans les écoles» */
    public String label() {
        return "art. " + code + " – " + about;
    }

    public static Optional<ConventionArticle> of(String code) {
        return Arrays.stream(values()).filter(article -> article.code.equals(code)).findFirst();
    }

    /** Those that bind that party, in the convention's order. */
    public static List<ConventionArticle> binding(Side side) {
        return Arrays.stream(values()).filter(article -> article.bound == side).toList();
    }

    /** «2.1», from «Convention, art. 2.1». */
    static String codeOf(String quoted) {
        return quoted.startsWith(PREFIX) ? quoted.substring(PREFIX.length()) : quoted;
    }
}
