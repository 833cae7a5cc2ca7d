package fr.paraphe.web.form.signature;

import fr.paraphe.document.StoredDocument;
import fr.paraphe.signature.ExecutoryOverride;
import fr.paraphe.signature.Party;
import fr.paraphe.signature.Signature;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * What a party sees before signing.
 *
 * @param executoryOn since when the deliberation has executory force; null if it has not
 * @param override    why it is signed nevertheless; null without one
 * @param mayor       the mayor's signature on this text, for the recteur
 * @param deliberated whether a deliberation must authorise the signature
 * @param confidential the text is a letter that the other party does not see before it is sent
 * @param voided      one sentence for each earlier text that has fallen
 */
record SignView(Party party, FrozenDocument document, LocalDate executoryOn, Override override, GivenSignature mayor, List<String> voided, List<Choice> decisions,
                List<String> warnings, boolean deliberated, boolean confidential, SignInput initial) {

    /** @param sha256 what is signed: to be sent back as it is */
    record FrozenDocument(long id, String title, String sha256, long size, Instant createdAt, String href) {

        static FrozenDocument of(StoredDocument document) {
            return new FrozenDocument(document.id(), document.title(), document.sha256(), document.size(), document.createdAt(), "/api/documents/" + document.id());
        }
    }

    record Override(String reason, String by, Instant at) {

        static Override of(ExecutoryOverride override) {
            return new Override(override.reason(), override.recordedBy(), override.recordedAt());
        }
    }

    record GivenSignature(LocalDate signedOn, String signatory) {

        static GivenSignature of(Signature signature) {
            return new GivenSignature(signature.signedOn().orElse(null), signature.signedBy().orElse(null));
        }
    }

    record Choice(String code, String label) {
    }
}
