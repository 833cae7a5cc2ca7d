package fr.paraphe.dispute;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchHolidays;
import fr.paraphe.convention.ConventionTerms;
import java.util.Objects;
import java.util.Optional;

/** What runs from one letter, by the terms of its convention as signed: empty as long as the day it runs from is not recorded for good. */
public record LetterDates(Letter letter, ConventionTerms terms) {

    public LetterDates {
        Objects.requireNonNull(letter, "letter");
        Objects.requireNonNull(terms, "terms");
    }

    /** By when the conciliation is to be organised (art. 10): from the receipt, or from the first presentation. */
    public Optional<Deadline> conciliation() {
        return letter.deliveredOn().map(day -> new ConciliationLimit(terms.conciliationMonths(), holidays()).from(start(), day));
    }

    /** The same by the sending, for information. */
    public Optional<Deadline> conciliationBySending() {
        return sent(letter).map(sent -> new ConciliationLimit(terms.conciliationMonths(), holidays()).from(StartingPoint.SENDING, sent.sentOn().orElseThrow()));
    }

    /** When it ends the convention: a résiliation from its sending (art. 10), a dénonciation from its receipt or first presentation (art. 9). */
    public Optional<EarlyEnd> end() {
        return switch (letter.kind()) {
            case MISE_EN_DEMEURE -> Optional.empty();
            case RESILIATION -> sent(letter).map(sent -> new ResiliationDelay(terms.terminationDays(), holidays()).from(sent.sentOn().orElseThrow()));
            case DENONCIATION -> letter.deliveredOn().map(day -> new NoticeDelay(terms.noticeMonths(), holidays()).from(start(), day));
        };
    }

    /** The end of a dénonciation counted from its sending, for information; of a résiliation, its end. */
    public Optional<EarlyEnd> endBySending() {
        return letter.kind() != LetterKind.DENONCIATION ? end()
            : sent(letter).map(sent -> new NoticeDelay(terms.noticeMonths(), holidays()).from(StartingPoint.SENDING, sent.sentOn().orElseThrow()));
    }

    private static Optional<Letter> sent(Letter letter) {
        return Optional.of(letter).filter(Letter::wasSent);
    }

    private StartingPoint start() {
        return letter.receivedOn().isPresent() ? StartingPoint.RECEIPT : StartingPoint.FIRST_PRESENTATION;
    }

    private FrenchHolidays holidays() {
        return FrenchHolidays.ofCommune(letter.commune());
    }
}
