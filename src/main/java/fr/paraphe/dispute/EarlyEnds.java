package fr.paraphe.dispute;

import fr.paraphe.calendar.FrenchHolidays;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.ConventionTerms;
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
        ConventionTerms terms = conventions.byReference(letter.convention()).terms();
        FrenchHolidays holidays = FrenchHolidays.ofCommune(letter.commune());
        if (!letter.wasSent()) {
            return Optional.empty();
        }
        return switch (letter.kind()) {
            case MISE_EN_DEMEURE -> Optional.empty();
            case RESILIATION -> letter.sentOn().map(new ResiliationDelay(terms.terminationDays(), holidays)::from);
            case DENONCIATION -> letter.deliveredOn().map(day -> new NoticeDelay(terms.noticeMonths(), holidays)
                .from(letter.receivedOn().isPresent() ? StartingPoint.RECEIPT : StartingPoint.FIRST_PRESENTATION, day));
        };
    }
}
