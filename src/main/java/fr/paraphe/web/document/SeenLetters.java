package fr.paraphe.web.document;

import fr.paraphe.NotFoundException;
import fr.paraphe.dispute.Letter;
import fr.paraphe.dispute.LetterService;
import fr.paraphe.security.CurrentUser;
import org.springframework.stereotype.Component;

/** The letters of one party to the other as far as the current user knows of them: its author's alone until it is sent. */
@Component
public class SeenLetters {

    private final LetterService letters;
    private final CurrentUser currentUser;

    SeenLetters(LetterService letters, CurrentUser currentUser) {
        this.letters = letters;
        this.currentUser = currentUser;
    }

    /** @throws NotFoundException for a letter that is not to be seen as for one that is not there, in the same words */
    public Letter get(String reference) {
        return letters.find(reference).filter(this::sees)
            .orElseThrow(() -> new NotFoundException("Lettre introuvable."));
    }

    public boolean sees(Letter letter) {
        return currentUser.who().seesCasesOf(ownerOf(letter));
    }

    /** Whose a paper is that is added to the letter now. */
    static String ownerOf(Letter letter) {
        return letter.wasSent() ? letter.commune() : letter.owner();
    }
}
