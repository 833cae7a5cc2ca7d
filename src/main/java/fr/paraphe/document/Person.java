package fr.paraphe.document;

import java.util.Locale;
import java.util.Objects;

/**
 * A person as papers name them.
 *
 * @param civility  «M.» or «Mme»
 * @param firstName given name, e.g. «Jean-Claude»
 * @param lastName  family name; the register prints it in capitals, the convention as given
 */
public record Person(String civility, String firstName, String lastName) {

    public Person {
        Objects.requireNonNull(civility, "civility");
        Objects.requireNonNull(firstName, "firstName");
        Objects.requireNonNull(lastName, "lastName");
    }

    /** «GREFFIER Philippe», as the list of those present */
    public String listed() {
        return capitals() + " " + firstName;
    }

    /** «Mme Sarah EL KAHAZ», as the secretary */
    public String named() {
        return civility + " " + signed();
    }

    /** «Monsieur Patrick MAUGARD», as the president of the session */
    public String namedInFull() {
        return fullCivility() + " " + signed();
    }

    /** «Patrick MAUGARD», below a signature */
    public String signed() {
        return firstName + " " + capitals();
    }

    /** «Armande Le Pellec Muller», the family name as given */
    public String plain() {
        return firstName + " " + lastName;
    }

    /** «Monsieur» or «Madame» */
    public String fullCivility() {
        return isWoman() ? "Madame" : "Monsieur";
    }

    public boolean isWoman() {
        return civility.equals("Mme");
    }

    private String capitals() {
        return lastName.toUpperCase(Locale.FRENCH);
    }
}
