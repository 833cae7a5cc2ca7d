package fr.paraphe.convention;

import java.time.LocalDate;
import java.util.Optional;

/** A room's answer to the question: what is signed under that reference? Each room whose texts are signed has one bean of this type. */
public interface TextsToSign {

    /**
     * @param reference     of the convention, or of an avenant
     * @param deliberatedOn the day of the deliberation that authorises the signature; null when not known, or where there is none
     * @return empty when this room knows no such reference
     */
    Optional<TextToSign> text(String reference, LocalDate deliberatedOn);
}
