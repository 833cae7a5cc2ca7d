package fr.paraphe.calendar;

import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A part of France with legal holidays of its own (code du travail, art. L3133-1, L3134-13 and L3422-2). */
public enum Territory {

    METROPOLE(Set.of()),
    /** Good Friday is a holiday where there is a Protestant temple or a mixed church: here everywhere, so that no time limit ends on it. */
    ALSACE_MOSELLE(Set.of("57", "67", "68")),
    GUADELOUPE(Set.of("971"), MonthDay.of(5, 27)),
    MARTINIQUE(Set.of("972"), MonthDay.of(5, 22)),
    GUYANE(Set.of("973"), MonthDay.of(6, 10)),
    REUNION(Set.of("974"), MonthDay.of(12, 20)),
    MAYOTTE(Set.of("976"), MonthDay.of(4, 27));

    private final Set<String> departements;
    private final MonthDay abolitionOfSlavery;

    Territory(Set<String> departements) {
        this(departements, null);
    }

    Territory(Set<String> departements, MonthDay abolitionOfSlavery) {
        this.departements = departements;
        this.abolitionOfSlavery = abolitionOfSlavery;
    }

    /**
     * @param code a département on two or three characters: {@code 11}, {@code 011}, {@code 2A}, {@code 02A}, {@code 974}
     * @return empty for what is no département, Saint-Barthélemy, Saint-Martin and the Pacific included: their holidays are not known here
     */
    public static Optional<Territory> ofDepartement(String code) {
        String shortCode = code.length() == 3 && code.startsWith("0") ? code.substring(1) : code;
        Optional<Territory> special = Arrays.stream(values()).filter(territory -> territory.departements.contains(shortCode)).findFirst();
        return special.isPresent() || !isMetropolitan(shortCode) ? special : Optional.of(METROPOLE);
    }

    private static boolean isMetropolitan(String code) {
        if (List.of("2A", "2B").contains(code)) {
            return true;
        }
        return code.matches("\\d\\d") && !Set.of("00", "20", "96", "97", "98", "99").contains(code);
    }

    Optional<LocalDate> abolitionOfSlavery(int year) {
        return Optional.ofNullable(abolitionOfSlavery).map(day -> day.atYear(year));
    }
}
