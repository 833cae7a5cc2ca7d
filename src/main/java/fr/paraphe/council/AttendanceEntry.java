package fr.paraphe.council;

import java.time.LocalTime;
import java.util.List;
import java.util.Objects;

/**
 * The attendance sheet as the clerk fills it in.
 *
 * @param president   who presides; null when not yet said
 * @param secretary   null when not yet said; needed once there is a quorum
 * @param discussedAt when the item was put under discussion; null for the hour of the session
 * @param members     who came; whoever is left out is absent
 */
public record AttendanceEntry(Long president, Long secretary, LocalTime discussedAt, List<Member> members, List<GivenProxy> proxies) {

    public AttendanceEntry {
        members = members == null ? List.of() : members.stream().filter(Objects::nonNull).toList();
        proxies = proxies == null ? List.of() : List.copyOf(proxies);
    }

    /**
     * @param arrivedAt a late arrival, null when there from the opening
     * @param leftAt    an early departure, null when there to the end
     */
    public record Member(long councillor, boolean present, LocalTime arrivedAt, LocalTime leftAt, boolean interested) {
    }
}
