package fr.paraphe.document;

import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * The extract of the register of deliberations (CGCT, art. L2121-23 and R2121-9), laid out like the source's.
 *
 * @param reference       the case, e.g. {@code ENT-11076-2017}
 * @param communeName     e.g. «Castelnaudary»
 * @param number          the deliberation's display number, e.g. «2017-276»; empty when it has none yet
 * @param matter          matière, e.g. «Domaines de compétences par thèmes»
 * @param subMatter       sous-matière, e.g. «Enseignement»; empty when there is none
 * @param object          objet, e.g. «Convention Ville / Rectorat Éducation nationale - Environnement numérique de travail 2017-2021»
 * @param inOffice        number of councillors en exercice
 * @param convocationDate when the convocation was sent
 * @param convocationPosted when it was posted or published
 * @param sessionDate     the day of the session
 * @param place           where, as it reads after «s’est rassemblé», e.g. «au lieu ordinaire de ses séances»
 * @param president       who presides
 * @param presidentTitle  as what, e.g. «Maire», «premier adjoint au maire»
 * @param present         members present for this item, in the order of the table, the president left out
 * @param proxies         the valid proxies
 * @param absent          members neither present nor represented
 * @param withdrawn       members who took no part because interested (CGCT, art. L2131-11)
 * @param quorumRequired  false at a second session on the same items (CGCT, art. L2121-17)
 * @param secretaries     secretaries of the session (CGCT, art. L2121-15)
 * @param statement       the exposé, paragraphs separated by a line break
 * @param decision        the dispositif, paragraphs separated by a line break; a leading word in capitals is printed bold: «AUTORISE Monsieur le Maire à …»
 * @param result          the result of the vote as the commune writes it, e.g. «ADOPTÉ À L’UNANIMITÉ», «26 voix Pour (…), 2 voix Contre (…), 1 Abstention (…)»
 * @param regime          which form the paper takes, from the session's date
 * @param decisionsPosted when the compte rendu or the liste des délibérations was posted (CGCT, art. L2121-25); null when not yet
 * @param signedOn        date below the text
 * @param mayor           who certifies the extract
 * @param stamps          what the stamp block says; {@link Stamps#NONE} leaves the places empty
 */
public record ExtractSheet(String reference, String communeName, String number, String matter, String subMatter, String object, int inOffice,
                           LocalDate convocationDate, LocalDate convocationPosted, LocalDate sessionDate, String place, Person president,
                           String presidentTitle, List<Person> present, List<Proxy> proxies, List<Person> absent, List<Person> withdrawn,
                           boolean quorumRequired, List<Person> secretaries, String statement, String decision, String result, Regime regime,
                           LocalDate decisionsPosted, LocalDate signedOn, Person mayor, Stamps stamps) implements Sheet {

    public ExtractSheet {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(communeName, "communeName");
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(matter, "matter");
        Objects.requireNonNull(subMatter, "subMatter");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(convocationDate, "convocationDate");
        Objects.requireNonNull(convocationPosted, "convocationPosted");
        Objects.requireNonNull(sessionDate, "sessionDate");
        Objects.requireNonNull(place, "place");
        Objects.requireNonNull(president, "president");
        Objects.requireNonNull(presidentTitle, "presidentTitle");
        present = List.copyOf(present);
        proxies = List.copyOf(proxies);
        absent = List.copyOf(absent);
        withdrawn = List.copyOf(withdrawn);
        secretaries = List.copyOf(secretaries);
        Objects.requireNonNull(statement, "statement");
        Objects.requireNonNull(decision, "decision");
        Objects.requireNonNull(result, "result");
        Objects.requireNonNull(regime, "regime");
        Objects.requireNonNull(signedOn, "signedOn");
        Objects.requireNonNull(mayor, "mayor");
        Objects.requireNonNull(stamps, "stamps");
    }

    /** Council law changed on 1 July 2022 (ordonnance 2021-1310): the session's date chooses who signs and what is posted. */
    public enum Regime {
        /** All members present sign the register; a compte rendu is posted. */
        BEFORE_JULY_2022,
        /** Mayor and secretary sign; the liste des délibérations examinées is posted and put online. */
        SINCE_JULY_2022
    }

    /**
     * @param giver  the absent councillor
     * @param holder the present councillor who votes in the giver's name
     */
    public record Proxy(Person giver, Person holder) {
        public Proxy {
            Objects.requireNonNull(giver, "giver");
            Objects.requireNonNull(holder, "holder");
        }
    }

    /**
     * The stamp block, filled as far as known.
     *
     * @param ampliation     when copies were made; null when not yet
     * @param received       reception by the prefecture; null when not yet
     * @param published      publication of the act; null when not yet
     * @param certifier      who certifies; null when not yet
     * @param certifierTitle as what, e.g. «Le Directeur Général des Services»; empty when not yet
     * @param byDelegation   true when somebody other than the mayor certifies
     * @param receiptNumber  e.g. «011-211100763-20171030-2017-276-DE»; empty when not yet
     */
    public record Stamps(LocalDate ampliation, LocalDate received, LocalDate published, Person certifier, String certifierTitle,
                         boolean byDelegation, String receiptNumber) {

        public static final Stamps NONE = new Stamps(null, null, null, null, "", false, "");

        public Stamps {
            Objects.requireNonNull(certifierTitle, "certifierTitle");
            Objects.requireNonNull(receiptNumber, "receiptNumber");
        }
    }

    @Override
    public String title() {
        return "Extrait du registre des délibérations du conseil municipal " + PlaceName.de(communeName);
    }

    @Override
    public String author() {
        return "Commune " + PlaceName.de(communeName);
    }

    @Override
    public String subject() {
        return object;
    }

    @Override
    public LocalDate dated() {
        return signedOn;
    }
}
