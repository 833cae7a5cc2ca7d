package fr.paraphe.prefecture;

import fr.paraphe.Verdict;

/** The object of an act as ACTES carries it: one line of at most 499 characters. */
public final class ActObject {

    public static final int MAX_LENGTH = 499;

    private ActObject() {
    }

    public static Verdict check(String entered) {
        Verdict length = Entered.required("object", entered, MAX_LENGTH, "Indiquez l’objet de l’acte.", "Norme d’échange @CTES");
        return length.isAccepted() && entered.strip().chars().anyMatch(Character::isISOControl)
                ? Verdict.refused("object", "L’objet de l’acte tient sur une seule ligne.", "Norme d’échange @CTES") : length;
    }

    /** An object written for the register, on one line and cut where ACTES takes no more: a proposal that the clerk still sees. */
    public static String proposed(String written) {
        String line = written.strip().replaceAll("[\\s\\p{Cntrl}]+", " ");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH - 1).stripTrailing() + "…";
    }
}
