package fr.paraphe.directory;

import java.util.Map;
import java.util.Optional;

/** Which administrative court hears the cases of a département (CJA, art. R221-3): the départements of the académie de Montpellier so far. */
public final class AdministrativeCourt {

    private static final Map<String, String> SEATS = Map.of("011", "Montpellier", "034", "Montpellier", "066", "Montpellier", "030", "Nîmes", "048", "Nîmes");

    private AdministrativeCourt() {
    }

    /** «tribunal administratif de Montpellier»; empty for a département that is not in the table, so that no paper names a wrong court. */
    public static Optional<String> ofDepartement(String departement) {
        return Optional.ofNullable(SEATS.get(departement)).map(seat -> "tribunal administratif de " + seat);
    }
}
