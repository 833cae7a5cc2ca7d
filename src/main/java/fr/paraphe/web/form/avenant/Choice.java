package fr.paraphe.web.form.avenant;

import fr.paraphe.avenant.AvenantNature;
import java.util.Arrays;
import java.util.List;

/** One of several that can be chosen, and what it leads to. */
public record Choice(String code, String label, String effect) {

    /** What an avenant may change: its list, the four cases of art. 8, the terms. */
    public static List<Choice> natures() {
        return Arrays.stream(AvenantNature.values()).map(nature -> new Choice(nature.name(), nature.label(), ShownAvenants.route(nature))).toList();
    }
}
