package fr.paraphe.prefecture;

import fr.paraphe.Verdict;
import java.time.LocalDate;

/** How an act was made public (CGCT, art. L2131-1). */
public enum PublicationMode {
    POSTING("affichage à la porte de la mairie"),
    PAPER("publication sur papier"),
    ELECTRONIC("mise en ligne sur le site internet de la commune");

    /** Since this day, acts are published on line (ordonnance 2021-1310); smaller communes may decide otherwise. */
    private static final LocalDate ONLINE_SINCE = LocalDate.of(2022, 7, 1);
    private static final int MAY_CHOOSE_BELOW = 3500;

    private final String label;

    PublicationMode(String label) {
        this.label = label;
    }

    /** As the certificate says it. */
    public String label() {
        return label;
    }

    /** Warns where the law of the day of the decision wants publication on line; the date stands as the commune enters it. */
    public Verdict suits(LocalDate decisionDate, int population) {
        if (this == ELECTRONIC || decisionDate.isBefore(ONLINE_SINCE) || population < MAY_CHOOSE_BELOW) {
            return Verdict.accepted();
        }
        return Verdict.acceptedWith("Depuis le 01/07/2022, une commune de 3 500 habitants et plus publie ses actes sous forme électronique (CGCT, art. L2131-1) : "
                + "seule la mise en ligne rend l’acte exécutoire.");
    }
}
