package fr.paraphe.web.avenant;

import fr.paraphe.avenant.AvenantViews;
import fr.paraphe.avenant.AvenantWindow;
import fr.paraphe.avenant.ListKind;
import fr.paraphe.avenant.WindowAnswer;
import fr.paraphe.avenant.WindowOutcome;
import fr.paraphe.convention.ConventionSchool;
import fr.paraphe.convention.ListChange;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * What a list would do.
 *
 * @param summary      «1 école ajoutée, 1 retirée : permutation.»
 * @param before       schools on the list in force
 * @param after        schools on the new one
 * @param outcome      what the window would answer; null for a mere correction, which needs none
 * @param feePerSchool euros TTC per school and school year
 * @param cost         «4 écoles × 50,00 € = 200,00 € à partir de l’année scolaire 2018-2019, au lieu de …»
 */
record Simulated(String summary, ListKind kind, int before, int after, List<Named> added, List<Named> removed, List<Named> corrected, WindowOutcome outcome, boolean lastDay,
                 String clause, String sentence, BigDecimal feePerSchool, BigDecimal amountBefore, BigDecimal amountAfter, String cost) {

    /** @param label «EE Alphonse Daudet (Castelnaudary)», of a correction «EE Est (Castelnaudary) devient EE Est, 0341301E (Castelnaudary)» */
    record Named(String uai, String label) {
    }

    /** @param communeNames names by INSEE code */
    static Simulated of(AvenantViews.Effect effect, Function<Collection<String>, Map<String, String>> communeNames) {
        ListChange change = effect.change();
        Map<String, String> names = communeNames.apply(Stream.of(change.added(), change.removed(), change.corrected().stream().map(ListChange.Correction::after).toList())
            .flatMap(List::stream).map(ConventionSchool::commune).distinct().toList());
        WindowAnswer answer = effect.answer().orElse(null);
        return new Simulated(summary(effect), effect.kind(), change.sizeBefore(), change.sizeAfter(), named(change.added(), names), named(change.removed(), names),
            change.corrected().stream().map(each -> new Named(each.after().uai(), label(each.before(), names) + " devient " + label(each.after(), names))).toList(),
            answer == null ? null : answer.outcome(), answer instanceof WindowAnswer.InTime inTime && inTime.lastDay(),
            answer == null ? AvenantWindow.ARTICLE : answer.clause(), answer == null ? withoutWindow(change) : answer.sentence(), effect.cost().fee(),
            effect.cost().amountBefore(), effect.cost().amountAfter(), effect.costSentence());
    }

    private static String withoutWindow(ListChange change) {
        return change.corrected().isEmpty() ? "La liste est celle qui est en vigueur : il n’y a rien à changer."
            : "Simple rectification : ni signature, ni fenêtre, la liste en vigueur est corrigée.";
    }

    private static String summary(AvenantViews.Effect effect) {
        int added = effect.change().added().size();
        int removed = effect.change().removed().size();
        int corrected = effect.change().corrected().size();
        List<String> parts = Stream.of(count(added, "ajoutée"), count(removed, "retirée"), count(corrected, "rectifiée")).filter(part -> !part.isEmpty()).toList();
        String label = effect.kind().label();
        return parts.isEmpty() ? "Liste inchangée." : String.join(", ", parts).replaceFirst("^(\\d+) ", "$1 " + (parts.get(0).startsWith("1 ") ? "école " : "écoles ")) + " : "
            + label + ".";
    }

    private static String count(int number, String participle) {
        return number == 0 ? "" : number + " " + participle + (number > 1 ? "s" : "");
    }

    private static List<Named> named(List<ConventionSchool> schools, Map<String, String> names) {
        return schools.stream().map(school -> new Named(school.uai(), label(school, names))).toList();
    }

    private static String label(ConventionSchool school, Map<String, String> names) {
        return school.type() + " " + school.name() + (school.uai() == null ? "" : ", " + school.uai()) + " (" + names.getOrDefault(school.commune(), school.commune()) + ")";
    }
}
