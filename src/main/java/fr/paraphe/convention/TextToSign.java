package fr.paraphe.convention;

import fr.paraphe.document.DocumentKind;
import fr.paraphe.document.Sheet;
import java.util.Objects;

/**
 * A text before its signatories.
 *
 * @param sheet        what stands in it; null where it bears the day of a deliberation that is not known yet
 * @param commune      INSEE code of the commune that signs
 * @param kind         what it is in the store of documents
 * @param noun         how a sentence names it: «la convention», «l’avenant»
 * @param deliberated  whether a deliberation of the council must authorise the signature
 * @param mayorSigns   whether the mayor signs
 * @param recteurSigns whether the recteur signs; after the mayor where both do
 * @param correctable  whether the recteur may ask for another text instead of signing
 * @param owner        who sees the frozen text: the commune, or the confidence of the one party that signs ({@link fr.paraphe.Confidential})
 */
public record TextToSign(Sheet sheet, String commune, DocumentKind kind, String noun, boolean deliberated, boolean mayorSigns, boolean recteurSigns,
                         boolean correctable, String owner) {

    public TextToSign {
        Objects.requireNonNull(commune, "commune");
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(noun, "noun");
        Objects.requireNonNull(owner, "owner");
        if (!mayorSigns && !recteurSigns) {
            throw new IllegalArgumentException("a text is signed by somebody");
        }
    }

    /** A text that the mayor signs and that everybody sees who sees the commune's cases. */
    public TextToSign(Sheet sheet, String commune, DocumentKind kind, String noun, boolean deliberated, boolean recteurSigns, boolean correctable) {
        this(sheet, commune, kind, noun, deliberated, true, recteurSigns, correctable, commune);
    }
}
