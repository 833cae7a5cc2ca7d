package fr.paraphe.security;

import java.util.Objects;

/**
 * Part of what an account may see: the cases of a commune, or of all communes of a circonscription or an académie, those that join it later included;
 * with an académie also the cases that it has for itself.
 *
 * @param kind what the code names
 * @param code INSEE code, code of the circonscription or code of the académie
 */
public record Scope(Kind kind, String code) {

    public enum Kind { COMMUNE, CIRCONSCRIPTION, ACADEMIE }

    public Scope {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(code, "code");
    }

    public static Scope commune(String insee) {
        return new Scope(Kind.COMMUNE, insee);
    }

    public static Scope circonscription(String code) {
        return new Scope(Kind.CIRCONSCRIPTION, code);
    }

    public static Scope academie(String code) {
        return new Scope(Kind.ACADEMIE, code);
    }
}
