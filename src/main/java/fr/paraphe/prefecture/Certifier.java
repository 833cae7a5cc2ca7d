package fr.paraphe.prefecture;

import java.util.Objects;

/**
 * Who certifies the executory force: the mayor, under his or her responsibility, or somebody by delegation (CGCT, art. L2131-1).
 *
 * @param civility     «M.» or «Mme»
 * @param title        as the certificate prints it: «Le Directeur Général des Services»
 * @param byDelegation whether somebody other than the mayor signs
 */
public record Certifier(String civility, String firstName, String lastName, String title, boolean byDelegation) {

    public Certifier {
        Objects.requireNonNull(civility, "civility");
        Objects.requireNonNull(firstName, "firstName");
        Objects.requireNonNull(lastName, "lastName");
        Objects.requireNonNull(title, "title");
    }
}
