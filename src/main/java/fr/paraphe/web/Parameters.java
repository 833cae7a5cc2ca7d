package fr.paraphe.web;

import fr.paraphe.Refusal;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.List;

/** Query parameters read so that every one that is wrong is named at once. */
public final class Parameters {

    private Parameters() {
    }

    /** The date written 2017-10-30; otherwise null, and the reason added to the list. */
    public static LocalDate date(String name, String text, List<Refusal> reasons) {
        if (text != null && text.strip().matches("[12]\\d{3}-\\d{2}-\\d{2}")) {
            try {
                return LocalDate.parse(text.strip());
            } catch (DateTimeParseException noSuchDay) {
                reasons.add(new Refusal(name, "Le " + text.strip() + " n’existe pas.", ""));
                return null;
            }
        }
        reasons.add(new Refusal(name, "Le paramètre «" + name + "» est une date de la forme 2017-10-30.", ""));
        return null;
    }
}
