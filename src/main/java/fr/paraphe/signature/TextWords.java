package fr.paraphe.signature;

import fr.paraphe.convention.TextToSign;
import fr.paraphe.document.DocumentKind;
import java.util.Objects;

/**
 * A text as sentences name it.
 *
 * @param text its noun with the article, «la convention», «l'avenant», says its gender
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
                + (text.recteurSigns() ? " par les deux parties" : " par le maire");
    }

    /** What says who signs it. */
    String article() {
        return text.kind() == DocumentKind.CONVENTION ? "Convention, art. 3" : "Convention, art. 6.2 et 8";
    }
}
