package fr.paraphe.engine;

/** Where a convention stands in its life, for lists and figures: each is in exactly one. The order is that of an ordinary life. */
public enum CasePhase {

    /** The file and annexe 1. */
    OPENING("Ouverture du dossier"),
    /** The item is put to the council, its convocation is not sent. */
    CONVOCATION("Convocation du conseil"),
    /** From the convocation to the posting of the decisions; also an item that was adjourned or withdrawn and may come back. */
    DELIBERATION("Délibération"),
    /** Until the act is certified executory. */
    PREFECTURE("Contrôle de légalité"),
    SIGNATURE("Signature"),
    IN_FORCE("En vigueur"),
    /** In force, the parties are told that the term comes, and the commune has not decided. */
    RENEWAL("Renouvellement à décider"),
    /** In force, with a mise en demeure or a dénonciation that was sent and is not closed. */
    DISPUTE("Litige ou dénonciation"),
    ENDED("Terminée"),
    /** Never came into force. */
    CLOSED("Close sans suite");

    private final String label;

    CasePhase(String label) {
        this.label = label;
    }

    /** French, for people. */
    public String label() {
        return label;
    }

    /** Nothing more is to be done for it but what its end leaves open. */
    public boolean isOver() {
        return this == ENDED || this == CLOSED;
    }
}
