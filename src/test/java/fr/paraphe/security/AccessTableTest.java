package fr.paraphe.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The table of rights as people read it, and what must be true of it whatever becomes of its rows. */
class AccessTableTest {

    @Test
    void theDocumentedTableIsTheOneInTheCode() throws IOException {
        String page = Files.readString(Path.of("docs/access.md"));
        assertThat(page).contains(table());
        assertThat(Arrays.stream(Role.values()).filter(role -> !page.contains("| `" + role.id() + "` | " + role.frenchName() + " |"))).isEmpty();
    }

    @Test
    void managersSeeAndCompleteNothing() {
        assertThat(actionsOf(Role.DIRECTION)).containsOnly(Action.SEE_CASES, Action.SEE_TITRES, Action.SEE_CAMPAIGNS, Action.SEE_CONFIDENCES, Action.USE_COCKPIT);
    }

    @Test
    void theGipSeesContributionsOnly() {
        assertThat(actionsOf(Role.GIP)).doesNotContain(Action.SEE_CASES, Action.SEE_CONFIDENCES, Action.DEPOSIT_PAPERS).contains(Action.SEE_TITRES, Action.SEE_CAMPAIGNS);
    }

    @ParameterizedTest
    @EnumSource(names = {"DEPLOY", "MANAGE_ACCOUNTS", "MANAGE_FILTERS", "ASSIGN_TASKS", "IMPORT_DIRECTORY"})
    void nobodyButAnOperator(Action action) {
        assertThat(Access.rolesThat(action)).containsExactly(Role.ADMINISTRATION);
    }

    @Test
    void anOperatorCompletesNothing() {
        assertThat(Access.permits(Role.ADMINISTRATION, Action.WORK_ON_TASKS)).isFalse();
    }

    @Test
    void nobodyButAnOperatorReachesEverywhere() {
        for (Action action : Action.values()) {
            for (Role role : Role.values()) {
                assertThat(Access.of(role, action).filter(Reach.EVERYWHERE::equals).isPresent()).as(role + " " + action).isEqualTo(role == Role.ADMINISTRATION && Access.permits(role, action));
            }
        }
    }

    @Test
    void whoeverHasNoGroupOfOursMayNothing() {
        for (Action action : Action.values()) {
            assertThat(Access.permits(List.of("somebody", ""), action)).isFalse();
            assertThat(Access.isMeant(List.of(), action, Scope.Kind.COMMUNE)).isFalse();
        }
    }

    private static Set<Action> actionsOf(Role role) {
        return Arrays.stream(Action.values()).filter(action -> Access.permits(role, action)).collect(Collectors.toSet());
    }

    /** As the page must have it. */
    private static String table() {
        List<Role> roles = List.of(Role.values());
        StringBuilder table = new StringBuilder("| to |").append(roles.stream().map(role -> " `" + role.id() + "` |").collect(Collectors.joining())).append("\n|---|")
            .append("---|".repeat(roles.size())).append('\n');
        for (Action action : Action.values()) {
            table.append("| ").append(action.words()).append(" |")
                .append(roles.stream().map(role -> " " + Access.of(role, action).map(Reach::words).orElse("–") + " |").collect(Collectors.joining())).append('\n');
        }
        return table.toString();
    }
}
