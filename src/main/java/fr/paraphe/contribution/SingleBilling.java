package fr.paraphe.contribution;

import fr.paraphe.Euros;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.Billable;
import fr.paraphe.convention.BillableConventions;
import fr.paraphe.convention.ConventionEnded;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.SchoolListChanged;
import jakarta.persistence.EntityManager;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.event.TransactionPhase;
import org.springframework.transaction.event.TransactionalEventListener;

/** The contribution of one convention: outside any campaign, and anew when its list changes, or the convention ends, after it was computed. */
@Component
class SingleBilling {

    private final CampaignRepository campaigns;
    private final ContributionRepository contributions;
    private final BillableConventions billables;
    private final AvenantNews avenants;
    private final IssuedTitres titres;
    private final ConventionService conventions;
    private final EntityManager entities;
    private final CivilClock clock;

    SingleBilling(CampaignRepository campaigns, ContributionRepository contributions, BillableConventions billables, AvenantNews avenants, IssuedTitres titres,
                  ConventionService conventions, EntityManager entities, CivilClock clock) {
        this.campaigns = campaigns;
        this.contributions = contributions;
        this.billables = billables;
        this.avenants = avenants;
        this.titres = titres;
        this.conventions = conventions;
        this.entities = entities;
        this.clock = clock;
    }

    /** @return empty when nothing is owed for that year */
    @Transactional(propagation = Propagation.MANDATORY)
    Optional<Contribution> billAlone(String reference, String academie, SchoolYear year, LocalDate closesOn) {
        return billable(reference, year).map(convention ->
            contributions.saveAndFlush(new Contribution(convention, year, academie, bill(convention, year, closesOn), clock.now())));
    }

    /**
     * Just before the change commits, when the avenant that made it says what it is. A closing that runs meanwhile either has not read the list, and will read the new
     * one, or has committed what it read, which is computed anew here: both hold the campaign's row.
     */
    @TransactionalEventListener(phase = TransactionPhase.BEFORE_COMMIT)
    void listChanged(SchoolListChanged change) {
        campaigns.lockFrom(conventions.byReference(change.reference()).academie(), change.from().toString());
        for (Contribution contribution : contributions.lockFrom(change.reference(), change.from().toString())) {
            billable(change.reference(), contribution.schoolYear()).ifPresent(convention -> anew(contribution, convention, change.source()));
        }
    }

    /**
     * Within the transaction that ends the convention. A closing that runs meanwhile either has not come to it, and will find it ended, or has committed what it found
     * in force, which is corrected here: both hold the campaign's row.
     */
    @EventListener
    @Transactional(propagation = Propagation.MANDATORY)
    void conventionEnded(ConventionEnded end) {
        String from = SchoolYear.of(end.endedOn()).toString();
        Map<String, Campaign> campaignOf = campaigns.lockFrom(conventions.byReference(end.reference()).academie(), from).stream()
            .collect(Collectors.toMap(Campaign::reference, Function.identity()));
        EndRule rule = new EndRule(end.endedOn());
        for (Contribution contribution : contributions.lockFrom(end.reference(), from)) {
            boolean checked = contribution.campaign().map(campaignOf::get).map(campaign -> campaign.checkedAt().isPresent())
                .orElse(contribution.decidedBy().isPresent());
            EndRule.Effect effect = rule.of(contribution.schoolYear(), titres.standing(contribution.reference(), contribution.schoolYear()), checked);
            if (effect.changes()) {
                contribution.conventionEnded(effect);
            }
        }
    }

    private void anew(Contribution contribution, Billable convention, String source) {
        SchoolYear year = contribution.schoolYear();
        LocalDate closesOn = conventions.byReference(contribution.reference()).terms().windowClosesOn().atYear(year.firstYear());
        boolean issued = titres.standing(contribution.reference(), year);
        String because = "L’avenant " + source + " a changé la liste après " + (issued ? "l’émission du titre : il est à annuler et à réémettre" : "la clôture")
            + " (auparavant " + FeeRule.schools(contribution.schools()) + ", " + Euros.written(contribution.amount()) + ").";
        contribution.bill(bill(convention, year, closesOn).flagged(issued ? ContributionFlag.TITRE_TO_REISSUE : ContributionFlag.RECOMPUTED, because), clock.now());
    }

    private Bill bill(Billable convention, SchoolYear year, LocalDate closesOn) {
        return new FeeRule(year, closesOn).bill(convention, avenants.of(List.of(convention.reference()), year).getOrDefault(convention.reference(), List.of()));
    }

    private Optional<Billable> billable(String reference, SchoolYear year) {
        // it is asked past the entities
        entities.flush();
        return billables.of(reference, year);
    }
}
