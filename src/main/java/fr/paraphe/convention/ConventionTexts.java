package fr.paraphe.convention;

import fr.paraphe.document.DocumentKind;
import java.time.LocalDate;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** The convention as a text to sign: authorised by a deliberation, signed by both parties (art. 3). */
@Component
class ConventionTexts implements TextsToSign {

    private final ConventionRepository conventions;
    private final ConventionService service;

    ConventionTexts(ConventionRepository conventions, ConventionService service) {
        this.conventions = conventions;
        this.service = service;
    }

    @Override
    public Optional<TextToSign> text(String reference, LocalDate deliberatedOn) {
        return conventions.findById(reference).map(convention -> new TextToSign(deliberatedOn == null ? null : service.text(reference, deliberatedOn),
            convention.commune(), DocumentKind.CONVENTION, "la convention", true, true, true));
    }
}
