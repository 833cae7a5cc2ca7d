package fr.paraphe;

import java.math.BigDecimal;
import java.math.RoundingMode;

/** Sums of euros as sentences and papers write them. */
public final class Euros {

    /** Keeps the groups of digits and the sign on one line. */
    private static final String NBSP = "\u00a0";

    private Euros() {
    }

    /** «1 250,00 €», always with its cents, with no-break spaces */
    public static String written(BigDecimal euros) {
        return figures(euros, NBSP) + NBSP + "€";
    }

    /** «1250,00», as a French spreadsheet reads it */
    public static String cell(BigDecimal euros) {
        return figures(euros, "");
    }

    private static String figures(BigDecimal euros, String group) {
        BigDecimal cents = euros.setScale(2, RoundingMode.UNNECESSARY);
        StringBuilder figures = new StringBuilder(cents.abs().toPlainString());
        int point = figures.length() - 3;
        figures.setCharAt(point, ',');
        for (int thousands = point - 3; thousands > 0; thousands -= 3) {
            figures.insert(thousands, group);
        }
        return cents.signum() < 0 ? figures.insert(0, '-').toString() : figures.toString();
    }
}
