package fr.paraphe.document;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.MonthDay;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;

/**
 * An avenant as it is frozen for signature. Which articles it has follows from what it changes: the list of schools (art. 6.2), the communes of the RPI or the body
 * in the commune's place (art. 8), the terms (art. 3, 5 and 6).
 *
 * @param reference     of the avenant, e.g. {@code ENT-11076-2017-A1}
 * @param convention    reference of the convention
 * @param inForceSince  the day of the convention's last signature
 * @param academie      the first party
 * @param commune       the second party
 * @param schoolYear    e.g. «2018-2019»
 * @param object        what it is for, as a sentence of article 1, e.g. «établit la nouvelle liste des écoles inscrites …»
 * @param list          the new list; null where it stays as it is
 * @param members       communes of the RPI from now on; null where they stay as they are, empty where there is no RPI any more
 * @param body          who takes the commune's place; null where nobody does
 * @param terms         the new terms; null where they stay as they are
 * @param window        when it must be transmitted; null where it has no window
 * @param deliberatedOn the deliberation that authorises its signature; null for the list of art. 6.2, which the mayor signs alone
 * @param recteurSigns  whether the académie signs too
 * @param dated         the day of its text
 */
public record AvenantSheet(String reference, String convention, LocalDate inForceSince, ConventionSheet.Academie academie, ConventionSheet.Commune commune, String schoolYear,
                           String object, SchoolList list, List<Member> members, Body body, Terms terms, Window window, LocalDate deliberatedOn, boolean recteurSigns,
                           LocalDate dated) implements Sheet {

    public AvenantSheet {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(convention, "convention");
        Objects.requireNonNull(inForceSince, "inForceSince");
        Objects.requireNonNull(academie, "academie");
        Objects.requireNonNull(commune, "commune");
        Objects.requireNonNull(schoolYear, "schoolYear");
        Objects.requireNonNull(object, "object");
        Objects.requireNonNull(dated, "dated");
        members = members == null ? null : List.copyOf(members);
    }

    /**
     * @param schools all of the new list
     * @param added   those that are new on it
     * @param removed those that leave it
     * @param fee     euros TTC for one school and one school year (art. 5)
     */
    public record SchoolList(List<ConventionSheet.School> schools, List<ConventionSheet.School> added, List<ConventionSheet.School> removed, BigDecimal fee) {
        public SchoolList {
            schools = List.copyOf(schools);
            added = List.copyOf(added);
            removed = List.copyOf(removed);
            Objects.requireNonNull(fee, "fee");
        }

        /** A school year's contribution by this list, euros TTC. */
        public BigDecimal amount() {
            return fee.multiply(BigDecimal.valueOf(schools.size()));
        }
    }

    /**
     * @param commune name
     * @param mandate by which it lets the signatory sign, e.g. «délibération du 12/09/2018»
     */
    public record Member(String commune, String mandate) {
        public Member {
            Objects.requireNonNull(commune, "commune");
            Objects.requireNonNull(mandate, "mandate");
        }
    }

    /**
     * @param name    of the communauté de communes, agglomération or métropole
     * @param siren   nine digits; empty when unknown
     * @param address lines separated by a line break; empty when unknown
     * @param from    null when the day is not known yet
     */
    public record Body(String name, String siren, String address, LocalDate from) {
        public Body {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(siren, "siren");
            Objects.requireNonNull(address, "address");
        }
    }

    /**
     * Null where a term stays as it is.
     *
     * @param fee            euros TTC for one school and one school year (art. 5)
     * @param feeFrom        first school year of that fee
     * @param endsOn         last day of the convention (art. 3)
     * @param lastSchoolYear the last one that is paid (art. 6)
     */
    public record Terms(BigDecimal fee, String feeFrom, LocalDate endsOn, String lastSchoolYear) {
    }

    /** First and last day on which it may be transmitted (art. 6.2 and 8). */
    public record Window(MonthDay opens, MonthDay closes) {
        public Window {
            Objects.requireNonNull(opens, "opens");
            Objects.requireNonNull(closes, "closes");
        }
    }

    /** What may be changed, in the order of its articles. */
    public enum Part {
        MEMBERS, BODY, TERMS, LIST, AMOUNT, EFFECT
    }

    /** The number of the article about that part; the first one is always the object. */
    public int article(Part part) {
        return 2 + (int) Arrays.stream(Part.values()).filter(each -> each.compareTo(part) < 0 && has(each)).count();
    }

    private boolean has(Part part) {
        return switch (part) {
            case MEMBERS -> members != null;
            case BODY -> body != null;
            case TERMS -> terms != null;
            case LIST, AMOUNT -> list != null;
            case EFFECT -> true;
        };
    }

    /** «1» of {@code ENT-11076-2017-A1}. */
    public String number() {
        return reference.substring(reference.lastIndexOf("-A") + 2);
    }

    @Override
    public String title() {
        return "Avenant n° " + number() + " à la convention de partenariat pour la mise à disposition d’un environnement numérique de travail (ENT-école)";
    }

    @Override
    public String author() {
        return recteurSigns ? academie.name() + " et commune " + PlaceName.de(commune.name()) : "Commune " + PlaceName.de(commune.name());
    }

    @Override
    public String subject() {
        return "Avenant " + reference + " à la convention " + convention + ", année scolaire " + schoolYear;
    }
}
