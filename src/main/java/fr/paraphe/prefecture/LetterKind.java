package fr.paraphe.prefecture;

import java.util.Arrays;
import java.util.Optional;

/** What the prefecture can write after the receipt of an act, by its ACTES message. */
public enum LetterKind {
    SIMPLE("2-1", "Courrier simple"),
    PIECES("3-1", "Demande de pièces complémentaires"),
    OBSERVATIONS("4-1", "Lettre d'observations (recours gracieux)"),
    DEFERE("5-1", "Déféré devant le tribunal administratif");

    private final String message;
    private final String label;

    LetterKind(String message, String label) {
        this.message = message;
        this.label = label;
    }

    /** The ACTES code: {@code 3-1} */
    public String message() {
        return message;
    }

    public String label() {
        return label;
    }

    /** Whether it waits for an answer of the commune, and stops the two months of the déféré until then. */
    public boolean wantsAnswer() {
        return this == PIECES || this == OBSERVATIONS;
    }

    public static Optional<LetterKind> of(String message) {
        return Arrays.stream(values()).filter(kind -> kind.message.equals(message)).findFirst();
    }
}
