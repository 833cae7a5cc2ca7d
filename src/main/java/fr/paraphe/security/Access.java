package fr.paraphe.security;

import static fr.paraphe.security.Reach.ACADEMIE;
import static fr.paraphe.security.Reach.CIRCONSCRIPTION;
import static fr.paraphe.security.Reach.COMMUNE;
import static fr.paraphe.security.Reach.COMMUNE_OR_ACADEMIE;
import static fr.paraphe.security.Reach.EVERYWHERE;

import java.util.Arrays;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Who may do what, and how far: the one table of the house (docs/access.md). The engine's grants, what an account sees, and every check of our own pages and API come
 * from here. What is not in it nobody may.
 */
public final class Access {

    private static final Map<Action, Map<Role, Reach>> TABLE = new EnumMap<>(Action.class);

    static {
        communes(Action.SEE_CASES, Role.SECRETARIAT, Role.DGS, Role.MAIRE);
        academies(Action.SEE_CASES, Role.ACADEMIE, Role.RECTEUR);
        right(Action.SEE_CASES, Role.IEN, CIRCONSCRIPTION);
        right(Action.SEE_CASES, Role.DIRECTION, COMMUNE_OR_ACADEMIE);

        communes(Action.SEE_TITRES, Role.SECRETARIAT, Role.DGS, Role.MAIRE);
        academies(Action.SEE_TITRES, Role.ACADEMIE, Role.RECTEUR, Role.GIP);
        right(Action.SEE_TITRES, Role.DIRECTION, COMMUNE_OR_ACADEMIE);
        academies(Action.SEE_CAMPAIGNS, Role.ACADEMIE, Role.RECTEUR, Role.GIP, Role.DIRECTION);

        communes(Action.SEE_CONFIDENCES, Role.SECRETARIAT, Role.DGS, Role.MAIRE);
        academies(Action.SEE_CONFIDENCES, Role.ACADEMIE, Role.RECTEUR);
        right(Action.SEE_CONFIDENCES, Role.DIRECTION, COMMUNE_OR_ACADEMIE);

        for (Action work : List.of(Action.USE_TASKLIST, Action.WORK_ON_TASKS, Action.RESEND_MAILS)) {
            communes(work, Role.SECRETARIAT, Role.DGS, Role.MAIRE);
            academies(work, Role.ACADEMIE, Role.RECTEUR, Role.GIP);
            right(work, Role.IEN, CIRCONSCRIPTION);
        }
        communes(Action.DEPOSIT_PAPERS, Role.SECRETARIAT, Role.DGS, Role.MAIRE);
        academies(Action.DEPOSIT_PAPERS, Role.ACADEMIE, Role.RECTEUR);
        right(Action.DEPOSIT_PAPERS, Role.IEN, CIRCONSCRIPTION);
        right(Action.USE_COCKPIT, Role.DIRECTION, COMMUNE_OR_ACADEMIE);

        communes(Action.OPEN_FILES, Role.SECRETARIAT);
        communes(Action.WITHDRAW_FILES, Role.SECRETARIAT, Role.MAIRE);
        communes(Action.WRITE_LETTERS, Role.SECRETARIAT);
        academies(Action.WRITE_LETTERS, Role.ACADEMIE);
        communes(Action.RELAY_PREFECTURE, Role.SECRETARIAT);
        academies(Action.MANAGE_TITRES, Role.GIP);

        communes(Action.RECORD_OWN_ABSENCE, Role.DGS, Role.MAIRE);
        academies(Action.RECORD_OWN_ABSENCE, Role.RECTEUR);
        communes(Action.RECORD_ABSENCES, Role.SECRETARIAT);
        academies(Action.RECORD_ABSENCES, Role.ACADEMIE);

        for (Action operated : List.of(Action.SEE_CASES, Action.SEE_TITRES, Action.SEE_CAMPAIGNS, Action.SEE_CONFIDENCES, Action.USE_TASKLIST, Action.USE_COCKPIT, Action.RELAY_PREFECTURE,
            Action.RESEND_MAILS, Action.RECORD_ABSENCES, Action.ASSIGN_TASKS, Action.IMPORT_DIRECTORY, Action.MANAGE_ACCOUNTS, Action.KEEP_RECORDS, Action.MANAGE_FILTERS, Action.DEPLOY)) {
            right(operated, Role.ADMINISTRATION, EVERYWHERE);
        }
    }

    private Access() {
    }

    /** How far that right of that group goes; empty when it has none. */
    public static Optional<Reach> of(Role role, Action action) {
        return Optional.ofNullable(TABLE.getOrDefault(action, Map.of()).get(role));
    }

    public static boolean permits(Role role, Action action) {
        return of(role, action).isPresent();
    }

    /** Whether one of these groups may; how far is another question. */
    public static boolean permits(Collection<String> groups, Action action) {
        return roles(groups).anyMatch(role -> permits(role, action));
    }

    /** The groups that may, in the order of {@link Role}. */
    public static List<Role> rolesThat(Action action) {
        return Arrays.stream(Role.values()).filter(role -> permits(role, action)).toList();
    }

    /** Whether whoever is in these groups is meant by the right in an account of that scope, in every capacity. */
    static boolean isMeant(Collection<String> groups, Action action, Scope.Kind scope) {
        return roles(groups).findAny().isPresent() && roles(groups).allMatch(role -> of(role, action).filter(reach -> reach.isOf(scope)).isPresent());
    }

    private static Stream<Role> roles(Collection<String> groups) {
        return groups.stream().map(Role::of).flatMap(Optional::stream);
    }

    private static void communes(Action action, Role... roles) {
        for (Role role : roles) {
            right(action, role, COMMUNE);
        }
    }

    private static void academies(Action action, Role... roles) {
        for (Role role : roles) {
            right(action, role, ACADEMIE);
        }
    }

    private static void right(Action action, Role role, Reach reach) {
        TABLE.computeIfAbsent(action, any -> new EnumMap<>(Role.class)).put(role, reach);
    }
}
