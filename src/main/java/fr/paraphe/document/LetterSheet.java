package fr.paraphe.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A letter by which one party to a convention puts the other on notice or ends the convention (art. 9 and 10), in French administrative form.
 *
 * @param kind         what it does
 * @param reference    of the letter, e.g. {@code ENT-11076-2017-M1}
 * @param convention   reference of the convention
 * @param inForceSince the day of the convention's last signature
 * @param sender       who writes
 * @param addressee    to whom
 * @param place        where it is dated, e.g. «Castelnaudary»
 * @param grievances   what is reproached; empty unless it is a mise en demeure
 * @param text         what is demanded, the motives of a résiliation, or the reason of a dénonciation: paragraphs separated by a line break
 * @param first        the mise en demeure whose conciliation has failed; null unless it is a résiliation
 * @param terms        what the convention sets
 * @param court        where an action is filed, e.g. «tribunal administratif de Montpellier»; empty when not known
 * @param dated        the day the letter bears
 */
public record LetterSheet(Kind kind, String reference, String convention, LocalDate inForceSince, Correspondent sender, Correspondent addressee, String place,
                          List<Grievance> grievances, String text, FirstLetter first, Terms terms, String court, LocalDate dated) implements Sheet {

    public LetterSheet {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(convention, "convention");
        Objects.requireNonNull(inForceSince, "inForceSince");
        Objects.requireNonNull(sender, "sender");
        Objects.requireNonNull(addressee, "addressee");
        Objects.requireNonNull(place, "place");
        grievances = List.copyOf(grievances);
        Objects.requireNonNull(text, "text");
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(court, "court");
        Objects.requireNonNull(dated, "dated");
        if (kind == Kind.RESILIATION && first == null) {
            throw new IllegalArgumentException("a résiliation follows a mise en demeure");
        }
    }

    /** What the letter does. */
    public enum Kind {
        MISE_EN_DEMEURE("Mise en demeure", 10),
        RESILIATION("Résiliation", 10),
        DENONCIATION("Dénonciation", 9);

        private final String label;
        private final int article;

        Kind(String label, int article) {
            this.label = label;
            this.article = article;
        }

        public String label() {
            return label;
        }

        /** Of the convention. */
        public int article() {
            return article;
        }
    }

    /**
     * A party.
     *
     * @param name    «Académie de Montpellier», «Commune de Castelnaudary»
     * @param noun    how a sentence names it: «l’académie», «la commune»
     * @param address lines separated by a line break; empty when unknown
     * @param person  who signs, or to whom the letter is addressed
     * @param quality e.g. «Maire», «Recteur de la région académique Occitanie, Recteur de l’académie»
     * @param title   the office by which a letter calls that person: «Maire», «Recteur», «Rectrice»
     */
    public record Correspondent(String name, String noun, String address, Person person, String quality, String title) {
        public Correspondent {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(noun, "noun");
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(person, "person");
            Objects.requireNonNull(quality, "quality");
            Objects.requireNonNull(title, "title");
        }

        /** «Monsieur le Maire», «Madame la Rectrice» */
        public String called() {
            return person.fullCivility() + (title.equals("Rectrice") ? " la " : " le ") + title;
        }
    }

    /**
     * @param article    «art. 2.1 – équipement informatique et connexion à Internet dans les écoles»
     * @param obligation what is recorded as missing; empty where the grievance is about none in particular
     * @param facts      paragraphs separated by a line break
     */
    public record Grievance(String article, String obligation, String facts) {
        public Grievance {
            Objects.requireNonNull(article, "article");
            Objects.requireNonNull(obligation, "obligation");
            Objects.requireNonNull(facts, "facts");
        }
    }

    /**
     * @param reference   of the mise en demeure
     * @param deliveredOn when it was received, or first presented
     * @param failedOn    when the conciliation failed
     */
    public record FirstLetter(String reference, LocalDate sentOn, LocalDate deliveredOn, LocalDate failedOn) {
        public FirstLetter {
            Objects.requireNonNull(reference, "reference");
            Objects.requireNonNull(sentOn, "sentOn");
            Objects.requireNonNull(failedOn, "failedOn");
        }
    }

    /**
     * @param conciliationMonths limit of the conciliation (art. 10)
     * @param terminationDays    days after the sending of the letter of résiliation (art. 10)
     * @param noticeMonths       notice of a dénonciation (art. 9)
     * @param creditor           who has received the contributions (art. 5)
     */
    public record Terms(int conciliationMonths, int terminationDays, int noticeMonths, String creditor) {
        public Terms {
            Objects.requireNonNull(creditor, "creditor");
        }
    }

    @Override
    public String title() {
        return kind.label() + " – convention de partenariat pour la mise à disposition d’un environnement numérique de travail (ENT-école), article " + kind.article();
    }

    @Override
    public String author() {
        return sender.name();
    }

    @Override
    public String subject() {
        return kind.label() + " " + reference + ", convention " + convention;
    }
}
