package fr.paraphe.security;

/** The application does not start as it is configured. The message is one French sentence that says what to change. */
public class StartRefusedException extends RuntimeException {

    public StartRefusedException(String sentence) {
        super(sentence);
    }
}
