package fr.paraphe.security;

import fr.paraphe.Confidential;
import java.util.HashSet;
import java.util.Objects;
import java.util.Set;

/**
 * Who is asking, and whose cases this person may see (README, accounts): those of communes, those that an académie has for itself, which are its campaigns
 * and titres, and what a party to a convention prepares alone against the other.
 *
 * @param id           the account, e.g. {@code secretariat-11076}
 * @param groups       the roles, e.g. {@code secretariat}, {@code ien}
 * @param everyCommune sees every commune and every académie, those not yet created included (operators only)
 * @param communes     INSEE codes of the communes seen, when not every one; none for the GIP
 * @param academies    codes of the académies whose own cases are seen, when not every one
 * @param confidences  communes and académies in whose confidence this person is ({@link Confidential}), when not in everybody's
 */
public record Who(String id, Set<String> groups, boolean everyCommune, Set<String> communes, Set<String> academies, Set<String> confidences) {

    public Who {
        Objects.requireNonNull(id, "id");
        groups = Set.copyOf(groups);
        communes = Set.copyOf(communes);
        academies = Set.copyOf(academies);
        confidences = Set.copyOf(confidences);
    }

    /** Of somebody who is in nobody's confidence. */
    public Who(String id, Set<String> groups, boolean everyCommune, Set<String> communes, Set<String> academies) {
        this(id, groups, everyCommune, communes, academies, Set.of());
    }

    /** Of somebody who sees no académie's own cases. */
    public Who(String id, Set<String> groups, boolean everyCommune, Set<String> communes) {
        this(id, groups, everyCommune, communes, Set.of());
    }

    public boolean sees(String insee) {
        return everyCommune || communes.contains(insee);
    }

    /** @param code of an académie, e.g. {@code montpellier} */
    public boolean seesAcademie(String code) {
        return everyCommune || academies.contains(code);
    }

    /** @param party INSEE code of a commune or code of an académie */
    public boolean isInConfidenceOf(String party) {
        return everyCommune || confidences.contains(party);
    }

    /** @param owner whose cases they are, as the engine's tenant says: an INSEE code, an académie's code, or the confidential owner of either; they never look alike */
    public boolean seesCasesOf(String owner) {
        return Confidential.partyOf(owner).map(this::isInConfidenceOf).orElseGet(() -> sees(owner) || seesAcademie(owner));
    }

    /** Whose cases the engine shows this person: communes, académies, and confidential owners. */
    public Set<String> tenants() {
        Set<String> all = new HashSet<>(communes);
        all.addAll(academies);
        confidences.forEach(party -> all.add(Confidential.ownerFor(party)));
        return Set.copyOf(all);
    }

    public boolean isIn(String group) {
        return groups.contains(group);
    }
}
