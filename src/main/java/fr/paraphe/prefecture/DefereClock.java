package fr.paraphe.prefecture;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.FrenchHolidays;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The two months of the déféré and what makes them start anew (CGCT, art. L2131-6).
 *
 * <p>Within them, a request for pieces (3-1) or observations (4-1) stop them until the pieces or the reply have come in, or until the refusal, which silence is
 * after two months; then two new months run. A simple letter (2-1), even one that asks for explanations, changes nothing (CE, 15 mai 2013, n° 357031),
 * nor does anything that comes when they are over.
 *
 * @param receivedOn the receipt of the act by the prefecture
 * @param letters    in any order
 */
public record DefereClock(LocalDate receivedOn, List<Letter> letters, FrenchHolidays holidays) {

    /**
     * A letter of the prefecture, as far as the clock is concerned.
     *
     * @param receivedOn by the commune; for a déféré the day on which it was lodged, when that is known
     * @param answeredOn when the pieces, the reply or the explicit refusal came to the prefecture, null as long as they have not
     */
    public record Letter(LetterKind kind, LocalDate receivedOn, LocalDate answeredOn) {

        public Letter {
            Objects.requireNonNull(kind, "kind");
            Objects.requireNonNull(receivedOn, "receivedOn");
        }

        /** The day from which the new months run: an answer that comes after the implicit refusal no longer counts. */
        LocalDate settledOn() {
            LocalDate refusal = ImplicitRefusal.of(receivedOn).date();
            return answeredOn != null && answeredOn.isBefore(refusal) ? answeredOn : refusal;
        }

        boolean waitsOn(LocalDate day) {
            return (answeredOn == null || answeredOn.isAfter(day)) && !ImplicitRefusal.of(receivedOn).date().isBefore(day);
        }
    }

    public DefereClock {
        Objects.requireNonNull(receivedOn, "receivedOn");
        Objects.requireNonNull(holidays, "holidays");
        letters = letters.stream().sorted(Comparator.comparing(Letter::receivedOn)).toList();
    }

    public DefereState on(LocalDate day) {
        Optional<Letter> referral = letters.stream().filter(letter -> letter.kind() == LetterKind.DEFERE).findFirst();
        if (referral.isPresent()) {
            LocalDate on = referral.get().receivedOn();
            return new DefereState.Referred(on, on.isAfter(lastDay().date()), lastDay());
        }
        Optional<Deadline> refusal = effective().stream().filter(letter -> letter.waitsOn(day))
                .map(letter -> ImplicitRefusal.of(letter.receivedOn())).min(Comparator.comparing(Deadline::date));
        if (refusal.isPresent()) {
            return new DefereState.Suspended(refusal.get(), lastDay());
        }
        return day.isAfter(lastDay().date()) ? new DefereState.Over(lastDay()) : new DefereState.Running(lastDay());
    }

    /** The prefect's last day, should those who owe an answer go on being silent. */
    public Deadline lastDay() {
        DefereDelay delay = new DefereDelay(holidays);
        Optional<Letter> last = effective().stream().max(Comparator.comparing(Letter::settledOn));
        if (last.isEmpty()) {
            return delay.prefect(receivedOn);
        }
        Deadline deadline = delay.prefect(last.get().settledOn());
        return new Deadline(deadline.date(), deadline.rule(), deadline.article(), why(last.get()) + deadline.explanation());
    }

    /** The same clock with one letter more. */
    DefereClock with(Letter letter) {
        List<Letter> more = new ArrayList<>(letters);
        more.add(letter);
        return new DefereClock(receivedOn, more, holidays);
    }

    /** Whether this letter, by its kind and its day, makes the two months start anew. */
    public boolean takesEffect(Letter letter) {
        return effective().contains(letter);
    }

    private List<Letter> effective() {
        DefereDelay delay = new DefereDelay(holidays);
        List<Letter> effective = new ArrayList<>();
        LocalDate from = receivedOn;
        for (Letter letter : letters) {
            if (letter.kind().wantsAnswer() && !letter.receivedOn().isAfter(delay.prefect(from).date())) {
                effective.add(letter);
                from = letter.settledOn().isAfter(from) ? letter.settledOn() : from;
            }
        }
        return effective;
    }

    private static String why(Letter letter) {
        boolean refused = letter.answeredOn() == null || !letter.settledOn().equals(letter.answeredOn());
        String request = letter.kind() == LetterKind.PIECES ? "demande de pièces" : "lettre d’observations";
        return (refused ? "Refus implicite le " + FrenchDates.numeric(letter.settledOn()) + " de la " + request
                : "Réponse reçue le " + FrenchDates.numeric(letter.settledOn()) + " à la " + request)
                + " du " + FrenchDates.numeric(letter.receivedOn()) + ", nouveau délai : ";
    }
}
