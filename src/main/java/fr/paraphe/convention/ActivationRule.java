package fr.paraphe.convention;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.directory.Uai;
import fr.paraphe.directory.UaiCheck;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * When the académie may record a school as activated (art. 2): it is on the list, its code is known by then, and the day lies in the years of its enrolment and
 * not in the future.
 *
 * @param today  the day on which it is recorded
 * @param school the school as enrolled
 * @param codes  the codes of the convention's other schools in force, each with its school's name
 */
public record ActivationRule(LocalDate today, EnrolledSchool school, Map<String, String> codes) {

    private static final String ARTICLE = "Convention, art. 2 et annexe 1";

    public ActivationRule {
        Objects.requireNonNull(today, "today");
        Objects.requireNonNull(school, "school");
        codes = Map.copyOf(codes);
    }

    public Verdict check(LocalDate on, String uai) {
        List<Refusal> reasons = new ArrayList<>();
        if (school.until() != null) {
            return Verdict.refused("", "L’école «" + school.name() + "» n’est plus sur la liste depuis l’année scolaire " + school.until().next()
                + " : elle ne s’active plus.", "Convention, art. 6.2");
        }
        if (school.deactivatedOn() != null) {
            return Verdict.refused("", "L’école «" + school.name() + "» est désactivée depuis le " + FrenchDates.numeric(school.deactivatedOn())
                + " : elle ne s’active plus.", "Convention, art. 2 et 3");
        }
        if (on == null) {
            reasons.add(new Refusal("activatedOn", "Indiquez la date à laquelle l’école a été activée.", ARTICLE));
        } else if (on.isAfter(today)) {
            reasons.add(new Refusal("activatedOn", "L’activation est datée du " + FrenchDates.numeric(on) + ", dans le futur : nous sommes le "
                + FrenchDates.numeric(today) + ".", ARTICLE));
        } else if (on.isBefore(school.from().firstDay())) {
            reasons.add(new Refusal("activatedOn", "L’école est inscrite à compter de l’année scolaire " + school.from() + " : elle ne s’active pas avant le "
                + FrenchDates.numeric(school.from().firstDay()) + ".", "Convention, art. 6.2"));
        }
        if (uai == null || uai.isBlank()) {
            reasons.add(new Refusal("uai", "L’UAI de l’école «" + school.name() + "» est exigé pour l’activer.", ARTICLE));
        } else {
            checkCode(uai, reasons);
        }
        return Verdict.of(reasons);
    }

    private void checkCode(String uai, List<Refusal> reasons) {
        UaiCheck check = Uai.check(uai);
        if (!check.valid()) {
            reasons.add(new Refusal("uai", check.sentence(), ARTICLE));
        } else if (codes.containsKey(check.normalised())) {
            reasons.add(new Refusal("uai", "L’UAI " + check.normalised() + " est déjà celui de l’école «" + codes.get(check.normalised()) + "».", ARTICLE));
        }
    }
}
