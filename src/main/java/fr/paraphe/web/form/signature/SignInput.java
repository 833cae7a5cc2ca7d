package fr.paraphe.web.form.signature;

import fr.paraphe.signature.SignatureDecision;
import java.time.LocalDate;

/**
 * What a party decides.
 *
 * @param signatory name and quality
 * @param sha256    of the document that was shown
 * @param reason    of a refusal, or of a request to correct
 */
record SignInput(SignatureDecision decision, LocalDate signedOn, String signatory, String sha256, String reason) {
}
