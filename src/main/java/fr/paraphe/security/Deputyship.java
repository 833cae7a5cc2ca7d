package fr.paraphe.security;

import java.util.Objects;
import java.util.Set;

/**
 * The tasks of an absent person, which somebody does today in her place (CGCT, art. L2122-17 for a mayor).
 *
 * @param group      whose tasks: {@code maire}, {@code dgs} or {@code recteur}
 * @param absent     the account of the absent person
 * @param absentName as the history says it, «Mme Evelyne GUILHEM»
 * @param deputyName of who stands in, «M. Philippe GREFFIER, premier adjoint»
 * @param owners     of the cases: a commune, or an académie with its communes, and the confidence of that party
 */
public record Deputyship(String group, String absent, String absentName, String deputyName, Set<String> owners) {

    public Deputyship {
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(absent, "absent");
        Objects.requireNonNull(absentName, "absentName");
        Objects.requireNonNull(deputyName, "deputyName");
        owners = Set.copyOf(owners);
    }

    boolean isFor(String owner) {
        return owner != null && owners.contains(owner);
    }

    /** «M. Philippe GREFFIER, premier adjoint, en l’absence de Mme Evelyne GUILHEM» */
    public String sentence() {
        return deputyName + ", en l’absence de " + absentName;
    }
}
