package fr.paraphe.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.List;
import java.util.Objects;

/**
 * The convention ENT-école as it is frozen for signature: the articles are the template's, everything that one convention has and another has not is here.
 *
 * @param reference     the case, e.g. {@code ENT-11076-2017}
 * @param deliberatedOn the date of the deliberation that authorises the signature
 * @param academie      the first party
 * @param commune       the second party
 * @param terms         what the convention fixes, as signed
 * @param contact       the commune's contact for annexe 1; {@link Contact#NONE} leaves the places empty
 * @param schools       the schools of the first school year, in the order of annexe 1; more than {@link Terms#annexRows()} of them are printed as «liste jointe»
 */
public record ConventionSheet(String reference, LocalDate deliberatedOn, Academie academie, Commune commune, Terms terms, Contact contact,
                              List<School> schools) implements Sheet {

    public ConventionSheet {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(deliberatedOn, "deliberatedOn");
        Objects.requireNonNull(academie, "academie");
        Objects.requireNonNull(commune, "commune");
        Objects.requireNonNull(terms, "terms");
        Objects.requireNonNull(contact, "contact");
        schools = List.copyOf(schools);
    }

    /**
     * @param name           e.g. «Académie de Montpellier»
     * @param address        lines separated by a line break
     * @param representative the recteur
     * @param quality        e.g. «Recteur de la région académique Occitanie, Recteur de l’académie de Montpellier»
     */
    public record Academie(String name, String address, Person representative, String quality) {
        public Academie {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(representative, "representative");
            Objects.requireNonNull(quality, "quality");
        }
    }

    /**
     * @param name           e.g. «Castelnaudary»
     * @param address        lines separated by a line break
     * @param representative the mayor
     * @param quality        e.g. «Maire»
     */
    public record Commune(String name, String address, Person representative, String quality) {
        public Commune {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(address, "address");
            Objects.requireNonNull(representative, "representative");
            Objects.requireNonNull(quality, "quality");
        }
    }

    /**
     * @param firstSchoolYear   e.g. «2017-2018» (art. 7)
     * @param lastSchoolYear    the last one that is paid, e.g. «2020-2021» (art. 6)
     * @param endsOn            e.g. 31/10/2021 (art. 3)
     * @param fee               euros TTC for one school and one school year (art. 5)
     * @param windowOpens       first day on which an avenant to the list may be transmitted, 1 September (art. 6.2)
     * @param windowCloses      last day, 15 October (art. 6.2)
     * @param noticeMonths      notice of a dénonciation, in months (art. 9)
     * @param conciliationMonths time for the conciliation, in months (art. 10)
     * @param terminationDays   from the résiliation letter to its effect, in days (art. 10)
     * @param creditor          who issues the titres, «GIP Formavie» (art. 5)
     * @param annexRows         rows of annexe 1; a longer list is joined (15)
     */
    public record Terms(String firstSchoolYear, String lastSchoolYear, LocalDate endsOn, BigDecimal fee, MonthDay windowOpens,
                        MonthDay windowCloses, int noticeMonths, int conciliationMonths, int terminationDays, String creditor, int annexRows) {
        public Terms {
            Objects.requireNonNull(firstSchoolYear, "firstSchoolYear");
            Objects.requireNonNull(lastSchoolYear, "lastSchoolYear");
            Objects.requireNonNull(endsOn, "endsOn");
            Objects.requireNonNull(fee, "fee");
            Objects.requireNonNull(windowOpens, "windowOpens");
            Objects.requireNonNull(windowCloses, "windowCloses");
            Objects.requireNonNull(creditor, "creditor");
        }
    }

    /** The commune's contact (annexe 1); what is unknown is empty. */
    public record Contact(String lastName, String firstName, String email, String phone) {

        public static final Contact NONE = new Contact("", "", "", "");

        public Contact {
            Objects.requireNonNull(lastName, "lastName");
            Objects.requireNonNull(firstName, "firstName");
            Objects.requireNonNull(email, "email");
            Objects.requireNonNull(phone, "phone");
        }
    }

    /**
     * @param uai     seven digits and a letter; empty when missing, as in the source
     * @param type    «EM», «EE» or «EP»
     * @param name    e.g. «Prosper Estieu»; may be empty
     * @param commune name of the school's commune (in a RPI not always the signing one)
     */
    public record School(String uai, String type, String name, String commune) {
        public School {
            Objects.requireNonNull(uai, "uai");
            Objects.requireNonNull(type, "type");
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(commune, "commune");
        }
    }

    /** The first school year's contribution, euros TTC (art. 7). */
    public BigDecimal amount() {
        return terms.fee().multiply(BigDecimal.valueOf(schools.size()));
    }

    /** True when annexe 1 has too few rows and the list established with the IEN is joined instead. */
    public boolean listJoined() {
        return schools.size() > terms.annexRows();
    }

    @Override
    public String title() {
        return "Convention de partenariat pour la mise à disposition d’un environnement numérique de travail (ENT-école)";
    }

    @Override
    public String author() {
        return academie.name() + " et commune " + PlaceName.de(commune.name());
    }

    @Override
    public String subject() {
        return "Convention " + reference + ", années scolaires " + terms.firstSchoolYear() + " à " + terms.lastSchoolYear();
    }

    @Override
    public LocalDate dated() {
        return deliberatedOn;
    }
}
