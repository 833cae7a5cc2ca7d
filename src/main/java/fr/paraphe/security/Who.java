package fr.paraphe.security;

import java.util.Objects;
import java.util.Set;

/**
 * Who is asking, and which communes' cases this person may see (README, accounts).
 *
 * @param id           the account, e.g. {@code secretariat-11076}
 * @param groups       the roles, e.g. {@code secretariat}, {@code ien}
 * @param everyCommune sees every commune, those not yet created included (operators only)
 * @param communes     INSEE codes of the communes seen, when not every one
 */
public record Who(String id, Set<String> groups, boolean everyCommune, Set<String> communes) {

    public Who {
        Objects.requireNonNull(id, "id");
        groups = Set.copyOf(groups);
        communes = Set.copyOf(communes);
    }

    public boolean sees(String insee) {
        return everyCommune || communes.contains(insee);
    }

    public boolean isIn(String group) {
        return groups.contains(group);
    }
}
