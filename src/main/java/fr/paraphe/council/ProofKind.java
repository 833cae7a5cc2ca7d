package fr.paraphe.council;

/** How the sending of a convocation is proved by hand, where no mail server has accepted a mail; what counts is the day of sending. */
public enum ProofKind {

    /** CE, 19 mars 1969, commune de Doullens. */
    POSTMARK("Cachet de la poste"),
    /** CE, 19 juin 1992, n° 99964. */
    SWORN_AGENT("Porteur assermenté"),
    HAND_DELIVERY("Remise en main propre contre émargement"),
    PLATFORM("Mise à disposition sur une plateforme, attestée par l’avis envoyé"),
    OTHER("Autre preuve");

    private final String french;

    ProofKind(String french) {
        this.french = french;
    }

    public String french() {
        return french;
    }
}
