package fr.paraphe.dispute;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.FrenchHolidays;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The next date that counts for a dispute or a dénonciation.
 *
 * @param agreementDays how long an agreement can be recorded after the meeting
 */
record NextDate(LocalDate today, int agreementDays) {

    /**
     * @param notice      of the letter that opened it
     * @param resiliation of the letter of résiliation, where one is opened
     * @param meeting     the last one planned
     * @param commitments made at it
     */
    Optional<Deadline> of(Dispute dispute, LetterDates notice, Optional<LetterDates> resiliation, Optional<Conciliation> meeting, List<ConciliationCommitment> commitments) {
        return switch (dispute.status()) {
            case SENT -> dispute.kind() == LetterKind.MISE_EN_DEMEURE ? notice.conciliation().or(notice::conciliationBySending)
                : ending(notice).or(() -> notice.endBySending().map(EarlyEnd::lastDay));
            case CONVENED -> meeting.map(this::agreement);
            case AGREED -> commitments.stream().filter(each -> !each.isConcluded()).min(Comparator.comparing(ConciliationCommitment::dueOn)).map(NextDate::commitment);
            case FAILED -> resiliation.flatMap(this::ending);
            case CLOSED, WITHDRAWN, STOPPED -> Optional.empty();
        };
    }

    Deadline agreement(Conciliation meeting) {
        return new AgreementDelay(agreementDays).from(meeting.heldOn());
    }

    static Deadline commitment(ConciliationCommitment commitment) {
        return new Deadline(commitment.dueOn(), "Engagement pris en conciliation", ConciliationLimit.ARTICLE,
            "Date convenue en conciliation pour l’engagement pris par " + commitment.side().label() + ", jusqu’au " + FrenchDates.inWords(commitment.dueOn()) + " à 24 h.");
    }

    /** The last day of the convention, and once it has passed the end of the two months of the judge; then none. */
    private Optional<Deadline> ending(LetterDates dates) {
        return dates.end().flatMap(end -> today.isBefore(end.effective()) ? Optional.of(end.lastDay())
            : Optional.of(new ActionDelay(FrenchHolidays.ofCommune(dates.letter().commune())).from(dates.letter().deliveredOn().orElse(end.effective())))
                .filter(expiry -> !today.isAfter(expiry.date())));
    }
}
