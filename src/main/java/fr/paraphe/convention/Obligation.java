package fr.paraphe.convention;

import java.time.LocalDate;

/**
 * Something that a party has promised for the start of the service (art. 2), done or still missing: a mise en demeure refers to it (art. 10).
 *
 * @param subject what it is about, e.g. «école JEAN MOULIN»
 * @param dueOn   null where the convention sets no date, as art. 2 does
 * @param doneOn  null while it is missing
 * @param party   who owes it
 */
public record Obligation(Kind kind, String subject, String article, LocalDate dueOn, LocalDate doneOn, Side party) {

    /** What is promised. */
    public enum Kind {
        SCHOOL_ACTIVATION("Activation de l’école", "Convention, art. 2", Side.ACADEMIE),
        EQUIPMENT("Équipement et connexion de l’école", "Convention, art. 2.1", Side.COMMUNE),
        TRAINING("Formation et accompagnement des utilisateurs", "Convention, art. 2.4", Side.ACADEMIE),
        ACCOUNTS("Profils «référent ville» et contributeurs", "Convention, art. 2.7", Side.ACADEMIE);

        private final String label;
        private final String article;
        private final Side party;

        Kind(String label, String article, Side party) {
            this.label = label;
            this.article = article;
            this.party = party;
        }

        public String label() {
            return label;
        }

        Obligation of(String subject, LocalDate doneOn) {
            return new Obligation(this, subject, article, null, doneOn, party);
        }
    }

    public boolean isDone() {
        return doneOn != null;
    }
}
