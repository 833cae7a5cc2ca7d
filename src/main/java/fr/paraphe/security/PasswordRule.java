package fr.paraphe.security;

import fr.paraphe.Refusal;
import fr.paraphe.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What a password must be: long, rather than full of signs that are written down because nobody remembers them (CNIL, délibération 2022-100; the engine's
 * growing delay after wrong ones is the other half).
 *
 * @param shortest fewest characters, 8 at least
 */
public record PasswordRule(int shortest) {

    /** Longer ones are nobody's: hashing them would only be work for the server. */
    public static final int LONGEST = 200;

    /** The password of the demonstration's accounts, which everybody knows. */
    public static final String DEMONSTRATION = "paraphe-demo";

    private static final int FLOOR = 8;
    private static final int DIFFERENT = 5;

    public PasswordRule {
        if (shortest < FLOOR || shortest > LONGEST) {
            throw new IllegalArgumentException("paraphe.accounts.password-length is between " + FLOOR + " and " + LONGEST);
        }
    }

    /** What can be wrong with a password, each told in one sentence that begins « Le mot de passe ». */
    public enum Fault {
        SHORT, LONG, KNOWN, ACCOUNT, MONOTONOUS
    }

    /** @param account its id, null where there is none yet */
    public Verdict check(String field, String password, String account) {
        return Verdict.of(Stream.of(Fault.values()).filter(fault -> has(fault, password, account)).map(fault -> new Refusal(field, sentence(fault), "")).toList());
    }

    public boolean has(Fault fault, String password, String account) {
        return switch (fault) {
            case SHORT -> password.codePointCount(0, password.length()) < shortest;
            case LONG -> password.length() > LONGEST;
            case KNOWN -> password.equals(DEMONSTRATION);
            case ACCOUNT -> Optional.ofNullable(account).filter(id -> id.length() >= DIFFERENT).map(id -> lower(password).contains(lower(id))).orElse(false);
            case MONOTONOUS -> password.codePoints().distinct().count() < DIFFERENT;
        };
    }

    public String sentence(Fault fault) {
        return switch (fault) {
            case SHORT -> "Le mot de passe compte au moins " + shortest + " caractères.";
            case LONG -> "Le mot de passe compte au plus " + LONGEST + " caractères.";
            case KNOWN -> "Le mot de passe n’est pas celui de la démonstration, que tout le monde connaît.";
            case ACCOUNT -> "Le mot de passe ne contient pas l’identifiant du compte.";
            case MONOTONOUS -> "Le mot de passe compte au moins " + DIFFERENT + " caractères différents.";
        };
    }

    /** For the page on which one is chosen. */
    public List<String> sentences() {
        return Stream.of(Fault.SHORT, Fault.ACCOUNT, Fault.MONOTONOUS).map(this::sentence).toList();
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
