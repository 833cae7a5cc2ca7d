package fr.paraphe.web.form.dispute;

import fr.paraphe.convention.Side;
import fr.paraphe.dispute.Letter;
import fr.paraphe.dispute.LetterKind;
import fr.paraphe.security.Action;
import fr.paraphe.security.Role;
import fr.paraphe.security.Who;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** On which side of a convention somebody stands. */
public final class Sides {

    private static final Map<Side, Set<Role>> ROLES = Map.of(
        Side.COMMUNE, Set.of(Role.SECRETARIAT, Role.DGS, Role.MAIRE),
        Side.ACADEMIE, Set.of(Role.ACADEMIE, Role.RECTEUR));

    private Sides() {
    }

    /**
     * @param commune  INSEE code
     * @param academie code
     * @return empty for who works for neither, or is not in its confidence: the GIP, an inspector, another commune's people
     */
    public static Optional<Side> of(Who who, String commune, String academie) {
        return standing(who).filter(side -> who.isInConfidenceOf(side == Side.COMMUNE ? commune : academie)).findFirst();
    }

    /** Whether this person may take that letter back while its dispute runs: a mise en demeure, by those who write for its author. */
    public static boolean takesBack(Who who, Letter letter) {
        return letter.kind() == LetterKind.MISE_EN_DEMEURE && of(who, letter.commune(), letter.academie()).filter(side -> side == letter.author() && writes(who, side)).isPresent();
    }

    /** Whose draft somebody reads and writes in a task that either party may do. */
    static String draftOf(Who who) {
        return standing(who).findFirst().map(Side::name).orElse("");
    }

    private static Stream<Side> standing(Who who) {
        return Stream.of(Side.values()).filter(side -> ROLES.get(side).stream().map(Role::id).anyMatch(who::isIn));
    }

    /** Whether letters of that side are written and sent by this person. */
    public static boolean writes(Who who, Side side) {
        return who.may(Action.WRITE_LETTERS) && who.isIn(side.writerGroup());
    }
}
