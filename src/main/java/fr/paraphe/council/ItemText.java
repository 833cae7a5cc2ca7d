package fr.paraphe.council;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import java.util.ArrayList;
import java.util.List;

/**
 * What is put to the council.
 *
 * @param object    objet, one line, at most 499 characters
 * @param statement exposé, paragraphs separated by a line break
 * @param decision  dispositif, e.g. «AUTORISE Monsieur le Maire à signer …»
 * @param matter    matière, e.g. «Domaines de compétences par thèmes»
 * @param subMatter sous-matière, e.g. «Enseignement»
 */
public record ItemText(String object, String statement, String decision, String matter, String subMatter) {

    /** Matière 8.1, that of the source. */
    public static final String MATTER = "Domaines de compétences par thèmes";
    public static final String SUB_MATTER = "Enseignement";

    /** The limit of ACTES for the object of an act. */
    private static final int OBJECT = 499;
    private static final int MATTER_LENGTH = 200;
    private static final String ARTICLE = "CGCT, art. L2121-10";

    public ItemText {
        object = object == null ? "" : object.strip().replaceAll("\\s+", " ");
        statement = statement == null ? "" : statement.strip();
        decision = decision == null ? "" : decision.strip();
        matter = matter == null || matter.isBlank() ? MATTER : matter.strip();
        subMatter = subMatter == null || subMatter.isBlank() ? SUB_MATTER : subMatter.strip();
    }

    /** Refuses an item without object or dispositif, on {@code object} or {@code decision}, and what is too long for the register or for ACTES. */
    public Verdict check() {
        List<Refusal> reasons = new ArrayList<>();
        if (object.isEmpty()) {
            reasons.add(new Refusal("object", "Indiquez l’objet de la délibération, tel que la convocation l’annonce.", ARTICLE));
        } else if (object.length() > OBJECT) {
            reasons.add(new Refusal("object", "L’objet dépasse %d caractères, la limite de la télétransmission.".formatted(OBJECT), "ACTES, Objet"));
        }
        if (decision.isEmpty()) {
            reasons.add(new Refusal("decision", "Rédigez le dispositif : ce que le conseil municipal est appelé à décider.", ARTICLE));
        }
        if (matter.length() > MATTER_LENGTH) {
            reasons.add(new Refusal("matter", "La matière dépasse %d caractères.".formatted(MATTER_LENGTH), ""));
        }
        if (subMatter.length() > MATTER_LENGTH) {
            reasons.add(new Refusal("subMatter", "La sous-matière dépasse %d caractères.".formatted(MATTER_LENGTH), ""));
        }
        return Verdict.of(reasons);
    }
}
