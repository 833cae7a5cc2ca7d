package fr.paraphe.security;

import fr.paraphe.Confidential;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who is asking, and whose cases this person may see (README, accounts): those of communes, those that an académie has for itself, which are its campaigns
 * and titres, and what a party to a convention prepares alone against the other.
 *
 * @param id           the account, e.g. {@code secretariat-11076}
 * @param name         the person's, «Prénom Nom»; the account where it has none
 * @param groups       the roles, e.g. {@code secretariat}, {@code ien}
 * @param everyCommune sees every commune and every académie, those not yet created included (operators only)
 * @param communes     INSEE codes of the communes seen, when not every one; none for the GIP
 * @param academies    codes of the académies whose own cases are seen, when not every one
 * @param confidences  communes and académies in whose confidence this person is ({@link Confidential}), when not in everybody's
 * @param deputyships  whose tasks this person does today in their absence
 */
public record Who(String id, String name, Set<String> groups, boolean everyCommune, Set<String> communes, Set<String> academies, Set<String> confidences,
                  List<Deputyship> deputyships) {

    public Who {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        groups = Set.copyOf(groups);
        communes = Set.copyOf(communes);
        academies = Set.copyOf(academies);
        confidences = Set.copyOf(confidences);
        deputyships = List.copyOf(deputyships);
    }

    /** Of somebody whose name does not matter. */
    public Who(String id, Set<String> groups, boolean everyCommune, Set<String> communes, Set<String> academies, Set<String> confidences, List<Deputyship> deputyships) {
        this(id, id, groups, everyCommune, communes, academies, confidences, deputyships);
    }

    /** Of somebody who stands in for nobody. */
    public Who(String id, Set<String> groups, boolean everyCommune, Set<String> communes, Set<String> academies, Set<String> confidences) {
        this(id, groups, everyCommune, communes, academies, confidences, List.of());
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

    /** Whether a group of this person's own may do so; in which cases is asked with {@link #seesCasesOf}. Standing in for somebody gives that person's tasks and nothing else. */
    public boolean may(Action action) {
        return Access.permits(groups, action);
    }

    /** The groups in whose name this person works on tasks of that owner's cases, those of absent people included. */
    public Set<String> worksAs(String owner) {
        Set<String> all = groups.stream().filter(group -> Access.permits(Set.of(group), Action.WORK_ON_TASKS)).collect(Collectors.toCollection(HashSet::new));
        deputyships.stream().filter(deputyship -> deputyship.isFor(owner)).forEach(deputyship -> all.add(deputyship.group()));
        return all;
    }

    /**
     * In whose absence this person works on a task.
     *
     * @param owner of its case
     * @param taskGroups its candidate groups
     * @return empty where one of them is this person's own
     */
    public Optional<Deputyship> standsIn(String owner, Collection<String> taskGroups) {
        return taskGroups.stream().anyMatch(groups::contains) ? Optional.empty()
            : deputyships.stream().filter(deputyship -> deputyship.isFor(owner) && taskGroups.contains(deputyship.group())).findFirst();
    }

    /**
     * Groups in which this person stands in for somebody, each with the owners of the cases for which it is so; only those that are not this person's own, and not meant for every case seen.
     * The engine knows groups for all cases at once, so its lists have to leave out the others.
     */
    public Map<String, Set<String>> lentForSome() {
        Map<String, Set<String>> lent = new TreeMap<>();
        deputyships.stream().filter(deputyship -> !groups.contains(deputyship.group()))
            .forEach(deputyship -> lent.computeIfAbsent(deputyship.group(), group -> new TreeSet<>()).addAll(deputyship.owners()));
        Set<String> seen = tenants();
        lent.values().removeIf(owners -> owners.containsAll(seen));
        return lent;
    }

    /** What the engine is told: own groups, and those of absent people, whose tasks so stand in this person's lists. */
    Set<String> groupsInTheEngine() {
        Set<String> all = new HashSet<>(groups);
        deputyships.forEach(deputyship -> all.add(deputyship.group()));
        return all;
    }
}
