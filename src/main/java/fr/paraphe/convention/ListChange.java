package fr.paraphe.convention;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * What becomes of a list of schools when another takes its place (art. 6.2). A school is known by its code where both lists have it, else by its type, name and
 * commune: another name or another code of the same school is a correction, not a change of the list.
 *
 * @param added     on the new list only
 * @param removed   on the old list only
 * @param kept      on both, the same
 * @param corrected on both, under another name, code or type
 */
public record ListChange(List<ConventionSchool> added, List<ConventionSchool> removed, List<ConventionSchool> kept, List<Correction> corrected) {

    public ListChange {
        added = List.copyOf(added);
        removed = List.copyOf(removed);
        kept = List.copyOf(kept);
        corrected = List.copyOf(corrected);
    }

    /** The same school before and after. */
    public record Correction(ConventionSchool before, ConventionSchool after) {
    }

    /** Both lists as stored ({@link ConventionSchool#normalised}), no school twice on either. */
    public static ListChange between(List<ConventionSchool> before, List<ConventionSchool> after) {
        List<ConventionSchool> left = new ArrayList<>(before);
        List<Correction> same = new ArrayList<>();
        List<ConventionSchool> unknown = pair(left, after, ConventionSchool::uai, same);
        List<ConventionSchool> added = pair(left, unknown, ConventionSchool::key, same);
        List<ConventionSchool> kept = same.stream().filter(each -> each.before().equals(each.after())).map(Correction::after).toList();
        return new ListChange(added, left, kept, same.stream().filter(each -> !each.before().equals(each.after())).toList());
    }

    /** The list is another: a correction alone is none. */
    public boolean changesList() {
        return !added.isEmpty() || !removed.isEmpty();
    }

    public int sizeBefore() {
        return removed.size() + kept.size() + corrected.size();
    }

    public int sizeAfter() {
        return added.size() + kept.size() + corrected.size();
    }

    /** Pairs what has the same mark, takes it off {@code left}, and answers what found no pair. */
    private static List<ConventionSchool> pair(List<ConventionSchool> left, List<ConventionSchool> after, Function<ConventionSchool, String> mark, List<Correction> pairs) {
        Map<String, ConventionSchool> byMark = new HashMap<>();
        left.stream().filter(school -> mark.apply(school) != null).forEach(school -> byMark.putIfAbsent(mark.apply(school), school));
        List<ConventionSchool> alone = new ArrayList<>();
        for (ConventionSchool school : after) {
            ConventionSchool before = mark.apply(school) == null ? null : byMark.remove(mark.apply(school));
            if (before == null) {
                alone.add(school);
            } else {
                pairs.add(new Correction(before, school.uai() == null ? school.withCode(before.uai()) : school));
                left.remove(before);
            }
        }
        return alone;
    }
}
