package fr.paraphe.council;

import java.time.LocalTime;
import java.util.List;
import java.util.Optional;

/**
 * The attendance sheet: every member en exercice once, present or not. The mayor who presides is on it like the others, although the extract
 * names him apart.
 */
public record RollCall(List<Presence> presences) {

    public RollCall {
        presences = List.copyOf(presences);
    }

    public int inOffice() {
        return presences.size();
    }

    public Optional<Presence> of(long councillor) {
        return presences.stream().filter(presence -> presence.councillor() == councillor).findFirst();
    }

    /** The members who count when an item is put under discussion, or to a vote, at that hour: present and not interested (CGCT, art. L2131-11). */
    public List<Presence> countedAt(LocalTime hour) {
        return presences.stream().filter(presence -> presence.countsAt(hour)).toList();
    }

    /**
     * The quorum of an item. Whoever leaves once its discussion has begun does not break it, so the hour is that at which it was put under discussion.
     *
     * @param needed false after a second convocation
     */
    public Quorum quorumAt(LocalTime discussed, boolean needed) {
        return new Quorum(inOffice(), countedAt(discussed).size(), needed);
    }
}
