package fr.paraphe;

/** What was asked for does not exist, or is not this user's to see: the answer is the same. The message is a French sentence. */
public class NotFoundException extends RuntimeException {

    public NotFoundException(String sentence) {
        super(sentence);
    }
}
