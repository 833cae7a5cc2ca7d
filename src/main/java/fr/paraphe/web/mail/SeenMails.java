package fr.paraphe.web.mail;

import fr.paraphe.mail.OutboxMail;
import fr.paraphe.security.Action;
import fr.paraphe.security.Who;

/** Which mails somebody sees: those of the cases that are theirs to see, and about titres only where money is (an inspector sees the communes' files and not their money). */
public final class SeenMails {

    /** In the subject of each mail about one. */
    private static final String TITRE = "itre de perception";

    private SeenMails() {
    }

    public static boolean sees(Who who, OutboxMail mail) {
        return who.seesCasesOf(mail.commune()) && (who.may(Action.SEE_TITRES) || !mail.subject().contains(TITRE));
    }
}
