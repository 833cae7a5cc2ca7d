package fr.paraphe.prefecture;

import java.util.Arrays;
import java.util.List;

/** How the commune answers a letter of the prefecture, by its ACTES message. */
public enum AnswerKind {
    PIECES_SENT("3-4", "Pièces complémentaires envoyées", LetterKind.PIECES),
    PIECES_REFUSED("3-3", "Refus d’envoyer les pièces", LetterKind.PIECES),
    OBSERVATIONS_ANSWERED("4-4", "Réponse aux observations", LetterKind.OBSERVATIONS),
    OBSERVATIONS_REJECTED("4-3", "Rejet des observations", LetterKind.OBSERVATIONS);

    private final String message;
    private final String label;
    private final LetterKind letter;

    AnswerKind(String message, String label, LetterKind letter) {
        this.message = message;
        this.label = label;
        this.letter = letter;
    }

    /** The ACTES code: {@code 3-4} */
    public String message() {
        return message;
    }

    public String label() {
        return label;
    }

    /** The kind of letter that it answers. */
    public LetterKind letter() {
        return letter;
    }

    public static List<AnswerKind> to(LetterKind letter) {
        return Arrays.stream(values()).filter(answer -> answer.letter == letter).toList();
    }
}
