package fr.paraphe.convention;

import fr.paraphe.NotFoundException;
import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import fr.paraphe.Verdict;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.directory.Siren;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What avenants make of a convention in force, apart from its list: terms, members of its RPI, the body in the commune's place (art. 8). Each change names the
 * avenant that it comes from, is written down, and changes nothing when it is made again. The text that was signed stays in the store of documents.
 */
@Service
@Transactional
public class ConventionLife {

    private static final String UNKNOWN = "Dossier introuvable.";

    private final ConventionRepository conventions;
    private final ConventionFeeRepository fees;
    private final PartySubstitutionRepository substitutions;
    private final ConventionChangeRepository changes;
    private final StartUpRepository startUps;
    private final ApplicationEventPublisher events;
    private final CivilClock clock;

    ConventionLife(ConventionRepository conventions, ConventionFeeRepository fees, PartySubstitutionRepository substitutions, ConventionChangeRepository changes,
                   StartUpRepository startUps, ApplicationEventPublisher events, CivilClock clock) {
        this.conventions = conventions;
        this.fees = fees;
        this.substitutions = substitutions;
        this.changes = changes;
        this.startUps = startUps;
        this.events = events;
        this.clock = clock;
    }

    /**
     * Changes fee, term or last paid year. The fee holds from its school year on; a convention whose years are billed already is not billed anew.
     *
     * @return true when the term has changed: its timer is then to be set anew
     */
    public boolean applyTerms(String reference, NewTerms terms, String source) {
        Convention convention = inForce(reference);
        if (isApplied(reference, ConventionChange.Kind.TERMS, source)) {
            return false;
        }
        LocalDate former = convention.terms().endsOn();
        // a term that was ahead when the avenant was prepared may have come since: the convention then ends at once
        new TermsRule(convention.firstSchoolYear(), convention.terms(), convention.effectiveOn().orElse(former)).check(terms).orThrow();
        List<String> parts = new ArrayList<>();
        if (terms.feePerSchool() != null) {
            BigDecimal fee = terms.feePerSchool().setScale(2, RoundingMode.UNNECESSARY);
            fees.save(new ConventionFee(reference, terms.feeFrom(), fee, source));
            parts.add(String.format(Locale.FRANCE, "contribution de %.2f € par école à compter de ", fee) + terms.feeFrom());
        }
        if (terms.endsOn() != null) {
            parts.add("terme le " + FrenchDates.numeric(terms.endsOn()));
        }
        if (terms.lastPaidSchoolYear() != null) {
            parts.add("dernière année scolaire " + terms.lastPaidSchoolYear());
        }
        convention.changeTerms(convention.terms().with(terms));
        log(reference, ConventionChange.Kind.TERMS, source, "Conditions changées par l’avenant " + source + " : " + String.join(", ", parts) + ".");
        events.publishEvent(new TermsChanged(reference));
        return !convention.terms().endsOn().equals(former);
    }

    /** @param members communes of the RPI from now on, with their mandates; empty for a commune alone (art. 8) */
    public void changeMembers(String reference, List<ConventionMember> members, String source) {
        Convention convention = inForce(reference);
        if (isApplied(reference, ConventionChange.Kind.MEMBERS, source)) {
            return;
        }
        // a mandate that stays keeps its paper
        Map<ConventionMember, ConventionMember> former = convention.members().stream().collect(Collectors.toMap(member -> member.with(null), Function.identity()));
        convention.changeMembers(members.stream().map(member -> member.document() == null ? former.getOrDefault(member, member) : member).toList());
        log(reference, ConventionChange.Kind.MEMBERS, source, members.isEmpty() ? "La commune n’est plus en RPI (avenant " + source + ")."
            : "Communes du RPI (avenant " + source + ") : " + FrenchDates.enumeration(members.stream().map(member -> member.commune() + ", " + member.mandate()).toList()) + ".");
    }

    /**
     * Puts a body in the commune's place as debtor (art. 8: communauté de communes, agglomération, métropole).
     *
     * @param on the day from which it is
     */
    public void substituteParty(String reference, String name, String siren, String address, LocalDate on, String source) {
        inForce(reference);
        List<Refusal> reasons = new ArrayList<>();
        String article = "Convention, art. 8";
        if (name == null || name.isBlank()) {
            reasons.add(new Refusal("name", "Indiquez le nom de l’établissement qui se substitue à la commune.", article));
        }
        if (address == null || address.isBlank()) {
            reasons.add(new Refusal("postalAddress", "Indiquez son adresse postale : le titre de perception y est envoyé.", article));
        }
        if (on == null) {
            reasons.add(new Refusal("substitutedOn", "Indiquez à compter de quelle date il se substitue à la commune.", article));
        }
        if (siren == null || siren.isBlank()) {
            reasons.add(new Refusal("siren", "Indiquez son numéro SIREN.", article));
        }
        Verdict.of(reasons).and(BodyRule.check(name, siren, address)).orThrow();
        PartySubstitution substitution = substitutions.findById(new PartySubstitution.Key(reference, source)).orElseGet(() -> new PartySubstitution(reference, source));
        substitution.name(name.strip(), Siren.check(siren).normalised(), address.strip(), on);
        substitutions.save(substitution);
        if (!isApplied(reference, ConventionChange.Kind.PARTY, source)) {
            log(reference, ConventionChange.Kind.PARTY, source, name.strip() + " se substitue à la commune à compter du " + FrenchDates.numeric(on) + " (avenant " + source
                + ", art. 8).");
        }
    }

    /** What is recorded of the start of the service; empty rows before anything is. */
    @Transactional(readOnly = true)
    public StartUp startUp(String reference) {
        return startUps.findById(reference).orElseGet(() -> new StartUp(reference));
    }

    /**
     * Records the accounts of the commune's agents (art. 2.7).
     *
     * @param referent     who holds the profile «référent ville»
     * @param contributors profiles «contributeur»
     */
    public void recordAccounts(String reference, LocalDate createdOn, String referent, Integer contributors, String note, String by) {
        inForce(reference);
        String article = "Convention, art. 2.7";
        List<Refusal> reasons = new ArrayList<>();
        pastDay("createdOn", createdOn, "Indiquez la date à laquelle les profils ont été créés.", article, reasons);
        if (referent == null || referent.isBlank()) {
            reasons.add(new Refusal("referent", "Indiquez qui porte le profil «référent ville».", article));
        } else if (referent.strip().length() > 200) {
            reasons.add(new Refusal("referent", "Ce nom compte " + referent.strip().length() + " caractères : 200 au plus.", ""));
        }
        if (contributors == null || contributors < 0 || contributors > 9999) {
            reasons.add(new Refusal("contributors", "Indiquez le nombre de profils «contributeur» créés, zéro s’il n’y en a pas.", article));
        }
        note(note, reasons);
        Verdict.of(reasons).orThrow();
        StartUp startUp = startUp(reference);
        startUp.createAccounts(createdOn, referent.strip(), contributors, blankToNull(note), by);
        startUps.save(startUp);
    }

    public void requireAccounts(String reference) {
        startUp(reference).accountsCreatedOn().orElseThrow(() -> new RefusedException("", "Enregistrez d’abord la création des profils de la commune.", "Convention, art. 2.7"));
    }

    /**
     * Records the training agreed on with the circonscription (art. 2.4).
     *
     * @param plannedOn the day of the agreement
     * @param startsOn  the day of the first session, which may lie ahead
     */
    public void recordTraining(String reference, LocalDate plannedOn, LocalDate startsOn, String note, String by) {
        Convention convention = inForce(reference);
        String article = "Convention, art. 2.4";
        List<Refusal> reasons = new ArrayList<>();
        pastDay("plannedOn", plannedOn, "Indiquez la date à laquelle la formation a été convenue avec la circonscription.", article, reasons);
        if (startsOn == null) {
            reasons.add(new Refusal("startsOn", "Indiquez la date prévue de la première séance de formation.", article));
        } else if (startsOn.isAfter(convention.terms().endsOn())) {
            reasons.add(new Refusal("startsOn", "La formation est prévue après le terme de la convention, le " + FrenchDates.numeric(convention.terms().endsOn()) + ".", article));
        }
        note(note, reasons);
        Verdict.of(reasons).orThrow();
        StartUp startUp = startUp(reference);
        startUp.planTraining(plannedOn, startsOn, blankToNull(note), by);
        startUps.save(startUp);
    }

    public void requireTraining(String reference) {
        startUp(reference).trainingPlannedOn().orElseThrow(() -> new RefusedException("", "Enregistrez d’abord la formation convenue avec la circonscription.",
            "Convention, art. 2.4"));
    }

    private void pastDay(String field, LocalDate day, String missing, String article, List<Refusal> reasons) {
        if (day == null) {
            reasons.add(new Refusal(field, missing, article));
        } else if (day.isAfter(clock.today())) {
            reasons.add(new Refusal(field, "La date ne peut pas être postérieure à aujourd’hui, " + FrenchDates.inWords(clock.today()) + ".", article));
        }
    }

    private static void note(String note, List<Refusal> reasons) {
        if (note != null && note.strip().length() > 1000) {
            reasons.add(new Refusal("note", "Ce texte compte " + note.strip().length() + " caractères : 1000 au plus.", ""));
        }
    }

    private static String blankToNull(String text) {
        return text == null || text.isBlank() ? null : text.strip();
    }

    private boolean isApplied(String reference, ConventionChange.Kind kind, String source) {
        return changes.findByReferenceOrderById(reference).stream().anyMatch(change -> change.kind() == kind && change.source().equals(source));
    }

    private void log(String reference, ConventionChange.Kind kind, String source, String sentence) {
        changes.save(new ConventionChange(reference, kind, source, sentence, clock.now(), source));
    }

    private Convention inForce(String reference) {
        Convention convention = conventions.lock(reference).orElseThrow(() -> new NotFoundException(UNKNOWN));
        convention.requireInForce();
        return convention;
    }
}
