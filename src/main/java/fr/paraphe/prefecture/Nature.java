package fr.paraphe.prefecture;

import java.util.Arrays;
import java.util.Optional;

/** The nature of an act as ACTES codes it ({@code CodeNatureActe} and {@code TypeAbrege}). A council's deliberation is {@link #DE}. */
public enum Nature {
    DE(1, "Délibérations"),
    AR(2, "Actes réglementaires"),
    AI(3, "Actes individuels"),
    CC(4, "Contrats, conventions et avenants"),
    BF(5, "Documents budgétaires et financiers"),
    AU(6, "Autres");

    private final int code;
    private final String label;

    Nature(int code, String label) {
        this.code = code;
        this.label = label;
    }

    public int code() {
        return code;
    }

    public String label() {
        return label;
    }

    /** @param abbreviation the two capitals that end an identifier, e.g. {@code DE} */
    public static Optional<Nature> of(String abbreviation) {
        return Arrays.stream(values()).filter(nature -> nature.name().equals(abbreviation)).findFirst();
    }
}
