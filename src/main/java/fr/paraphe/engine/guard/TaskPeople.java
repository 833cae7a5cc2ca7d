package fr.paraphe.engine.guard;

import fr.paraphe.RefusedException;
import fr.paraphe.security.Role;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.engine.task.IdentityLink;
import org.camunda.bpm.engine.task.IdentityLinkType;

/**
 * Who may work on a task: the members of its candidate groups, and once it is claimed only the one who did. A task without candidates is nobody's.
 *
 * @param groups   candidate groups
 * @param users    candidate users beside them
 * @param assignee who has claimed it, or null
 */
record TaskPeople(Set<String> groups, Set<String> users, String assignee) {

    static TaskPeople of(Collection<? extends IdentityLink> links, String assignee) {
        List<? extends IdentityLink> candidates = links.stream().filter(link -> IdentityLinkType.CANDIDATE.equals(link.getType())).toList();
        return new TaskPeople(
            candidates.stream().map(IdentityLink::getGroupId).filter(group -> group != null).collect(Collectors.toSet()),
            candidates.stream().map(IdentityLink::getUserId).filter(user -> user != null).collect(Collectors.toSet()),
            assignee);
    }

    /** @throws RefusedException when this person is not among the task's, or somebody else has claimed it */
    void require(String user, Collection<String> groupsOfUser) {
        Set<String> shared = new HashSet<>(groups);
        shared.retainAll(groupsOfUser == null ? Set.of() : groupsOfUser);
        if (shared.isEmpty() && !users.contains(user)) {
            String names = groups.stream().sorted().map(Role::nameOf).collect(Collectors.joining(", "));
            throw new RefusedException("", names.isEmpty() ? "Cette tâche n’est confiée à aucun groupe." : "Cette tâche revient à : " + names + ".", "");
        }
        if (assignee != null && !assignee.equals(user)) {
            throw new RefusedException("", "Cette tâche est prise en charge par « " + assignee + " », qui doit d’abord la libérer.", "");
        }
    }
}
