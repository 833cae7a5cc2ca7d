package fr.paraphe.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/**
 * A titre de perception: what a commune owes for one school year, with the bases of its liquidation (décret 2012-1246, art. 24), who issues it, until when it should
 * be paid and how it can be contested (CJA, art. R421-1 and R421-5).
 *
 * @param number         «2018-000001»
 * @param reference      of the convention, e.g. {@code ENT-11076-2017}
 * @param schoolYear     «2018-2019»
 * @param creditor       who issues it
 * @param debtor         who owes
 * @param basis          how the sum comes about
 * @param issuedOn       its date
 * @param dueOn          until when it should be paid
 * @param term           how that day is counted, e.g. «30 jours à compter de l’émission du titre le 20/11/2018 : jusqu’au 20/12/2018.»
 * @param termArticle    what the term rests on, e.g. «usage, non contractuel»
 * @param court          e.g. «tribunal administratif de Montpellier»; empty where it is not known
 * @param replaces       the number of the cancelled titre in whose place it stands; empty for a first one
 */
public record TitreSheet(String number, String reference, String schoolYear, Creditor creditor, Debtor debtor, Basis basis, LocalDate issuedOn, LocalDate dueOn,
                         String term, String termArticle, String court, String replaces) implements Sheet {

    public TitreSheet {
        Objects.requireNonNull(number, "number");
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(schoolYear, "schoolYear");
        Objects.requireNonNull(creditor, "creditor");
        Objects.requireNonNull(debtor, "debtor");
        Objects.requireNonNull(basis, "basis");
        Objects.requireNonNull(issuedOn, "issuedOn");
        Objects.requireNonNull(dueOn, "dueOn");
        Objects.requireNonNull(term, "term");
        Objects.requireNonNull(termArticle, "termArticle");
        Objects.requireNonNull(court, "court");
        Objects.requireNonNull(replaces, "replaces");
    }

    /**
     * @param name       «GIP Formavie»
     * @param address    lines separated by a line break; empty when unknown
     * @param issuer     the ordonnateur by name, e.g. «Madame Claire MARTIN»; empty leaves the place to be filled in
     * @param quality    of the ordonnateur, e.g. «Directeur du GIP Formavie, ordonnateur»
     * @param accountant to whom it is paid, e.g. «Agent comptable du GIP Formavie»
     * @param means      how, e.g. «par mandat administratif, virement au compte FR76…»
     */
    public record Creditor(String name, String address, String issuer, String quality, String accountant, String means) {
        public Creditor {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(issuer, "issuer");
            Objects.requireNonNull(quality, "quality");
            Objects.requireNonNull(accountant, "accountant");
            Objects.requireNonNull(means, "means");
        }
    }

    /**
     * @param name    e.g. «Commune de Castelnaudary», or the body that stands in its place (art. 8)
     * @param siren   nine digits; empty when unknown
     * @param address lines separated by a line break; empty when unknown
     */
    public record Debtor(String name, String siren, String address) {
        public Debtor {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(siren, "siren");
            Objects.requireNonNull(address, "address");
        }
    }

    /**
     * @param schools   billed
     * @param unitPrice euros TTC for one school and one school year
     * @param amount    euros TTC
     * @param sentence  «3 écoles × 50,00 € = 150,00 € (art. 6.1, liste inchangée)»
     * @param avenant   reference of the avenant that gave the list; empty for annexe 1
     * @param list      the schools in force that year; their number is not always that billed (art. 6.3)
     */
    public record Basis(int schools, BigDecimal unitPrice, BigDecimal amount, String sentence, String avenant, List<School> list) {
        public Basis {
            Objects.requireNonNull(unitPrice, "unitPrice");
            Objects.requireNonNull(amount, "amount");
            Objects.requireNonNull(sentence, "sentence");
            Objects.requireNonNull(avenant, "avenant");
            list = List.copyOf(list);
        }
    }

    /**
     * @param uai  empty when missing
     * @param type «EM», «EE» or «EP»
     */
    public record School(String uai, String type, String name) {
        public School {
            Objects.requireNonNull(uai, "uai");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(name, "name");
        }
    }

    /** True when another number is billed than that of the schools listed: the sentence says why. */
    public boolean billsAnotherNumber() {
        return basis.list().size() != basis.schools();
    }

    @Override
    public String title() {
        return "Titre de perception n° " + number;
    }

    @Override
    public String author() {
        return creditor.name();
    }

    @Override
    public String subject() {
        return "Contribution ENT-école, année scolaire " + schoolYear + ", convention " + reference;
    }

    @Override
    public LocalDate dated() {
        return issuedOn;
    }
}
