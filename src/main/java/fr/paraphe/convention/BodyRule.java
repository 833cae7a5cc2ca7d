package fr.paraphe.convention;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import fr.paraphe.directory.Siren;
import java.util.ArrayList;
import java.util.List;

/** How the body that is to take a commune's place is written down (art. 8), while parts of it may still be missing. */
public final class BodyRule {

    private static final int NAME_LENGTH = 240;
    private static final int ADDRESS_LENGTH = 500;

    private BodyRule() {
    }

    /** @return what of it is wrong: fields {@code name}, {@code siren} and {@code postalAddress}; null and blank are no error */
    public static Verdict check(String name, String siren, String postalAddress) {
        List<Refusal> reasons = new ArrayList<>();
        length("name", name, NAME_LENGTH, reasons);
        length("postalAddress", postalAddress, ADDRESS_LENGTH, reasons);
        return Verdict.of(reasons).and(siren == null || siren.isBlank() ? Verdict.accepted() : Siren.check(siren).verdict("siren"));
    }

    /** Nine digits, as stored; null where there is none. */
    public static String siren(String entered) {
        return entered == null || entered.isBlank() ? null : Siren.check(entered).normalised();
    }

    private static void length(String field, String text, int most, List<Refusal> reasons) {
        if (text != null && text.strip().length() > most) {
            reasons.add(new Refusal(field, "Ce texte compte " + text.strip().length() + " caractères : " + most + " au plus.", ""));
        }
    }
}
