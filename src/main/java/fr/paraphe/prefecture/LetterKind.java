package fr.paraphe.prefecture;

import java.util.Arrays;
import java.util.Optional;

/** What the prefecture can write after the receipt of an act, by its ACTES message. */
public enum LetterKind {
    SIMPLE("2-1", "Courrier simple", "Ne change rien au délai de déféré, même s’il demande des explications."),
    PIECES("3-1", "Demande de pièces complémentaires",
            "Arrête le délai de déféré : deux nouveaux mois courent de la réception des pièces par la préfecture, ou du refus."),
    OBSERVATIONS("4-1", "Lettre d’observations (recours gracieux)",
            "Arrête le délai de déféré : deux nouveaux mois courent de la réponse, ou du refus ; deux mois de silence valent refus."),
    DEFERE("5-1", "Déféré devant le tribunal administratif", "L’acte est soumis au tribunal administratif.");

    private final String message;
    private final String label;
    private final String effect;

    LetterKind(String message, String label, String effect) {
        this.message = message;
        this.label = label;
        this.effect = effect;
    }

    /** The ACTES code: {@code 3-1} */
    public String message() {
        return message;
    }

    public String label() {
        return label;
    }

    /** What it does to the two months of the déféré when it comes within them, as a clerk is told. */
    public String effect() {
        return effect;
    }

    /** Whether it waits for an answer of the commune, and stops the two months of the déféré until then. */
    public boolean wantsAnswer() {
        return this == PIECES || this == OBSERVATIONS;
    }

    public static Optional<LetterKind> of(String message) {
        return Arrays.stream(values()).filter(kind -> kind.message.equals(message)).findFirst();
    }
}
