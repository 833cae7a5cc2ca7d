package fr.paraphe.security;

/** Why somebody stands before the login page again, in a sentence of its own. */
public enum LoginProblem {

    WRONG("Identifiant ou mot de passe incorrect, ou compte verrouillé quelques secondes après une erreur : patientez avant de réessayer."),
    /** The engine locks an account after each wrong password, twice as long each time and for a minute at most. */
    REPEATED("Trop d’erreurs de suite. Chaque erreur verrouille le compte, une minute au plus, même pour le bon mot de passe : attendez une minute avant de réessayer. "
        + "Si vous ne savez plus votre mot de passe, votre administrateur vous en donne un autre."),
    BLOCKED("Ce compte est bloqué : adressez-vous à votre administrateur."),
    UNKNOWN_HERE("Votre identité est reconnue, mais Paraphe ne vous ouvre pas de compte : adressez-vous à votre administrateur."),
    NOT_DONE("La connexion n’a pas abouti : réessayez."),
    EXPIRED("Votre session a pris fin : reconnectez-vous.");

    private final String sentence;

    LoginProblem(String sentence) {
        this.sentence = sentence;
    }

    public String sentence() {
        return sentence;
    }

    /** Whether another name or password would help: the fields are described by it. */
    public boolean isOfFields() {
        return this == WRONG || this == REPEATED;
    }

    /** Nothing went wrong when a session has ended. */
    public boolean isNotice() {
        return this == EXPIRED;
    }
}
