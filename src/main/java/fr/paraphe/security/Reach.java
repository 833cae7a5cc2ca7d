package fr.paraphe.security;

/** How far a right goes: whose cases it is about. Which commune, circonscription or académie, is said by the account's {@link Scope}. */
public enum Reach {

    COMMUNE("the commune"),
    CIRCONSCRIPTION("the circonscription’s communes"),
    /** Its communes' cases, and those that it has for itself. */
    ACADEMIE("the académie"),
    /** As the account is a commune's or an académie's: some groups exist on either side. */
    COMMUNE_OR_ACADEMIE("the commune, or the académie"),
    EVERYWHERE("everywhere");

    private final String words;

    Reach(String words) {
        this.words = words;
    }

    /** As docs/access.md says it. */
    String words() {
        return words;
    }

    /** Whether an account with that scope is one of those for which the right was meant, not only somebody who happens to see so far. */
    boolean isOf(Scope.Kind scope) {
        return switch (this) {
            case COMMUNE -> scope == Scope.Kind.COMMUNE;
            case CIRCONSCRIPTION -> scope == Scope.Kind.CIRCONSCRIPTION;
            case ACADEMIE -> scope == Scope.Kind.ACADEMIE;
            case COMMUNE_OR_ACADEMIE -> scope != Scope.Kind.CIRCONSCRIPTION;
            case EVERYWHERE -> true;
        };
    }
}
