package fr.paraphe.document;

/** What a stored document is; the label is what users read in a list. */
public enum DocumentKind {
    CONVOCATION("Convocation"),
    EXPLANATORY_NOTE("Note explicative de synthèse"),
    EXTRACT("Extrait du registre des délibérations"),
    CERTIFICATE("Certificat de caractère exécutoire"),
    RECEIPT("Accusé de réception de la préfecture"),
    PREFECTURE_LETTER("Courrier de la préfecture"),
    CONVENTION("Convention"),
    AVENANT("Avenant"),
    SCHOOL_LIST("Liste des écoles jointe"),
    TITRE("Titre de perception"),
    BORDEREAU("Bordereau de titres"),
    LETTER("Courrier"),
    SENDING_PROOF("Preuve d’envoi"),
    MANDATE("Mandat d’une commune membre"),
    DISPUTE_LETTER("Lettre à l’autre partie"),
    SENT_LETTER("Lettre envoyée"),
    DELIVERY_PROOF("Preuve de distribution"),
    CONCILIATION_INVITATION("Invitation à la conciliation"),
    CONCILIATION_RECORD("Compte rendu de la conciliation"),
    WITHDRAWAL_LETTER("Lettre de retrait"),
    OTHER("Autre pièce");

    private final String label;

    DocumentKind(String label) {
        this.label = label;
    }

    public String label() {
        return label;
    }
}
