package fr.paraphe.avenant;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Which communes an RPI may count after an avenant (art. 8). It has no legal personality: each commune gives the signatory its mandate, and the paper that says so.
 *
 * @param signatory INSEE code
 * @param before    the communes it represents now, with their mandates
 * @param known     INSEE codes that the directory knows
 */
public record RpiRule(String signatory, Map<String, String> before, Set<String> known) {

    private static final String ARTICLE = "Convention, art. 8";
    private static final int MANDATE_LENGTH = 240;

    public RpiRule {
        before = Map.copyOf(before);
        known = Set.copyOf(known);
    }

    /** Each row for itself: may be entered while papers are still missing. */
    public Verdict rows(List<AvenantMember> after) {
        List<Refusal> reasons = new ArrayList<>();
        Set<String> seen = new HashSet<>(Set.of(signatory));
        for (int i = 0; i < after.size(); i++) {
            AvenantMember member = after.get(i);
            String row = "members[" + i + "]";
            if (member.commune() == null || !known.contains(member.commune())) {
                reasons.add(new Refusal(row + ".commune", "La commune «" + (member.commune() == null ? "" : member.commune()) + "» du RPI n’est pas dans l’annuaire.", ARTICLE));
            } else if (!seen.add(member.commune())) {
                reasons.add(new Refusal(row + ".commune", "La commune " + member.commune() + (member.commune().equals(signatory) ? " est la signataire : elle n’est pas à inscrire."
                    : " figure deux fois dans le RPI."), ARTICLE));
            }
            if (member.mandate() == null || member.mandate().isBlank()) {
                reasons.add(new Refusal(row + ".mandate", "Indiquez la délibération par laquelle la commune donne mandat à la commune signataire.", ARTICLE));
            } else if (member.mandate().strip().length() > MANDATE_LENGTH) {
                reasons.add(new Refusal(row + ".mandate", "Ce texte compte " + member.mandate().strip().length() + " caractères : " + MANDATE_LENGTH + " au plus.", ""));
            }
        }
        return Verdict.of(reasons);
    }

    /**
     * Whether the communes are those of the case that was chosen, and every new mandate has its paper.
     *
     * @param listChanges whether the list of schools changes too
     * @param mandates    papers of that kind that were deposited for the avenant
     */
    public Verdict whole(AvenantNature nature, List<AvenantMember> after, boolean listChanges, Set<Long> mandates) {
        List<Refusal> reasons = new ArrayList<>(rows(after).reasons());
        Set<String> communes = after.stream().map(AvenantMember::commune).collect(Collectors.toSet());
        boolean enters = !before.keySet().containsAll(communes);
        boolean leaves = !communes.containsAll(before.keySet());
        boolean otherMandate = after.stream().anyMatch(this::isNewMandate);
        if (nature == AvenantNature.RPI_ENTRY && !enters) {
            reasons.add(new Refusal("members", "Aucune commune n’entre dans le RPI : ajoutez-la, ou choisissez un autre cas de l’article 8.", ARTICLE));
        }
        if (nature == AvenantNature.RPI_EXIT && !leaves) {
            reasons.add(new Refusal("members", "Aucune commune ne sort du RPI : retirez-la, ou choisissez un autre cas de l’article 8.", ARTICLE));
        }
        if (nature == AvenantNature.RPI_CHANGE && !enters && !leaves && !otherMandate && !listChanges) {
            reasons.add(new Refusal("members", "Ni les communes du RPI ni leurs écoles ne changent.", ARTICLE));
        }
        for (int i = 0; i < after.size(); i++) {
            AvenantMember member = after.get(i);
            if (isNewMandate(member) && (member.document() == null || !mandates.contains(member.document()))) {
                reasons.add(new Refusal("members[" + i + "].document", "Déposez la délibération par laquelle la commune " + member.commune()
                    + " donne mandat à la commune signataire.", ARTICLE));
            }
        }
        return Verdict.of(reasons);
    }

    private boolean isNewMandate(AvenantMember member) {
        return !before.containsKey(member.commune()) || !before.get(member.commune()).equals(member.mandate());
    }
}
