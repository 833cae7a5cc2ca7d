package fr.paraphe.signature;

import fr.paraphe.convention.TextToSign;
import java.util.Objects;

/**
 * A text as sentences name it.
 *
 * @param text its noun with the article, «la convention», «l’avenant», says its gender
 */
record TextWords(TextToSign text) {

    TextWords {
        Objects.requireNonNull(text, "text");
    }

    boolean isFeminine() {
        return text.noun().startsWith("la ");
    }

    /** «La convention est déjà signée par les deux parties» */
    String concluded() {
        return Character.toUpperCase(text.noun().charAt(0)) + text.noun().substring(1) + " est déjà " + (isFeminine() ? "signée" : "signé")
                + (!text.recteurSigns() ? " par le maire" : text.mayorSigns() ? " par les deux parties" : " par le recteur");
    }

    /** «Le recteur signe seul la mise en demeure : le maire n’a pas à la signer.» */
    String notSignedBy(Party stranger) {
        Party alone = stranger == Party.MAYOR ? Party.RECTEUR : Party.MAYOR;
        String named = Character.toUpperCase(alone.named().charAt(0)) + alone.named().substring(1);
        return named + " signe seul " + text.noun() + " : " + stranger.named() + " n’a pas à " + (isFeminine() ? "la" : "le") + " signer.";
    }

    /** What says who signs it. */
    String article() {
        return switch (text.kind()) {
            case CONVENTION -> "Convention, art. 3";
            case DISPUTE_LETTER -> "Convention, art. 9 et 10";
            default -> "Convention, art. 6.2 et 8";
        };
    }
}
