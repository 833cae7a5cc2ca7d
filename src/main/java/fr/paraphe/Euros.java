package fr.paraphe;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

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
        String plain = cents.abs().toPlainString();
        int point = plain.indexOf('.');
        String whole = String.format(Locale.ROOT, "%,d", cents.abs().toBigInteger()).replace(",", group);
        return (cents.signum() < 0 ? "-" : "") + whole + "," + plain.substring(point + 1);
    }
}
