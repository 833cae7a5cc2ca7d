package fr.paraphe.dispute;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * What a party reproaches the other with (art. 10).
 *
 * @param article    code of a {@link ConventionArticle} that binds the other party, e.g. «2.1»
 * @param obligation code of a {@link MissingObligation}, null where the grievance is about none in particular
 * @param facts      what has happened, or has not
 */
@Embeddable
public record Grievance(String article, @Column(columnDefinition = "text") String obligation, @Column(columnDefinition = "text") String facts) {

    Grievance normalised() {
        return new Grievance(stripped(article), stripped(obligation), stripped(facts));
    }

    private static String stripped(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }
}
