package fr.paraphe.contribution;

import fr.paraphe.Euros;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.Billable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * What a convention owes for a school year: the schools on its list times the fee (art. 5 to 7), and which article gives that list. The first year bills annexe 1
 * (art. 7); a later one the list of the year before (art. 6.1), unless an avenant sent in the window set another (art. 6.2); one that came too late changes nothing
 * (art. 6.3).
 *
 * @param year     the school year to bill
 * @param closesOn last day of its window, 24:00 included
 */
record FeeRule(SchoolYear year, LocalDate closesOn) {

    private static final int LONGEST_NOTE = 2000;

    /**
     * @param convention its list and fee as they stand for that year
     * @param news       what avenants said for that year, in the order in which they were sent
     */
    Bill bill(Billable convention, List<ListNews> news) {
        BigDecimal unit = convention.fee().setScale(2, RoundingMode.UNNECESSARY);
        BigDecimal amount = unit.multiply(BigDecimal.valueOf(convention.schools()));
        Optional<ListNews> effective = last(news, ListNews::inEffect);
        // one that was sent in time and is not in effect gave way to another
        Optional<ListNews> late = last(news, each -> !each.inEffect() && each.sentOn().isAfter(closesOn));
        Reason reason = effective.map(this::changed).orElseGet(() -> late.map(FeeRule::tooLate).orElseGet(() -> unchanged(convention)));
        String fee = convention.feeBy() == null ? "" : " ; contribution par école : avenant " + convention.feeBy();
        String sentence = schools(convention.schools()) + " × " + Euros.written(unit) + " = " + Euros.written(amount)
            + " (" + reason.article() + ", " + reason.words() + fee + ")";

        List<String> notes = new ArrayList<>();
        ContributionFlag flag = null;
        if (ended(convention)) {
            flag = ContributionFlag.ENDED;
            notes.add(EndRule.stillDue(convention.endedOn(), year));
        }
        if (convention.schools() == 0) {
            flag = flag == null ? ContributionFlag.NO_SCHOOL : flag;
            notes.add("Aucune école inscrite : rien n’est dû.");
        }
        if (late.isPresent()) {
            flag = flag == null ? ContributionFlag.LATE : flag;
        }
        if (effective.filter(ListNews::lastDay).isPresent()) {
            flag = flag == null ? ContributionFlag.LAST_DAY : flag;
        }
        news.stream().map(ListNews::sentence).filter(each -> each != null && !each.isBlank()).forEach(notes::add);
        return new Bill(convention.schools(), convention.schoolsYearBefore(), unit, amount, sentence, "Convention, " + reason.article(), reason.avenant(),
            evolution(convention, effective.isPresent()), flag, note(notes), amount.signum() > 0);
    }

    /** «3 écoles» */
    static String schools(int number) {
        return number + (number < 2 ? " école" : " écoles");
    }

    private record Reason(String article, String words, String avenant) {
    }

    private Reason changed(ListNews news) {
        String words = news.kind().noun() + " : avenant " + news.avenant() + " transmis le " + FrenchDates.numeric(news.sentOn());
        boolean accepted = news.sentOn().isAfter(closesOn);
        return new Reason(news.kind().article(), accepted ? words + ", hors délai, accepté par l’académie" : words, news.avenant());
    }

    private static Reason tooLate(ListNews news) {
        return new Reason(news.kind().lateArticle(), news.kind().noun() + " transmise hors délai le " + FrenchDates.numeric(news.sentOn()) + " : " + news.kind().consequence(),
            news.avenant());
    }

    private Reason unchanged(Billable convention) {
        if (convention.firstSchoolYear().equals(year)) {
            return new Reason("art. 7", "première année : liste de l’annexe 1", null);
        }
        return convention.schools() == convention.schoolsYearBefore() ? new Reason("art. 6.1", "liste inchangée", null) : new Reason("art. 6", "liste en vigueur", null);
    }

    private Evolution evolution(Billable convention, boolean changed) {
        if (convention.firstSchoolYear().equals(year)) {
            return Evolution.FIRST_YEAR;
        }
        int difference = Integer.compare(convention.schools(), convention.schoolsYearBefore());
        return difference > 0 ? Evolution.MORE : difference < 0 ? Evolution.FEWER : changed ? Evolution.EXCHANGED : Evolution.SAME;
    }

    private boolean ended(Billable convention) {
        return convention.endedOn() != null && year.contains(convention.endedOn());
    }

    private static Optional<ListNews> last(List<ListNews> news, Predicate<ListNews> which) {
        return news.stream().filter(each -> each.touchesList() && each.sentOn() != null).filter(which).reduce((first, second) -> second);
    }

    /** As one text, no longer than it may be; null without any. */
    static String note(List<String> notes) {
        String note = String.join(" ", notes);
        return note.isEmpty() ? null : note.length() <= LONGEST_NOTE ? note : note.substring(0, LONGEST_NOTE - 1) + "…";
    }
}
