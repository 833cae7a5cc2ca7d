package fr.paraphe.dispute;

import fr.paraphe.convention.ConventionService;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** When a letter that was sent ends its convention, under the convention's own terms. */
@Component
class EarlyEnds {

    private final ConventionService conventions;

    EarlyEnds(ConventionService conventions) {
        this.conventions = conventions;
    }

    /** Empty for a letter that ends nothing: a mise en demeure, one that was not sent, a dénonciation that has not reached the other party. */
    Optional<EarlyEnd> of(Letter letter) {
        return new LetterDates(letter, conventions.byReference(letter.convention()).terms()).end();
    }
}
