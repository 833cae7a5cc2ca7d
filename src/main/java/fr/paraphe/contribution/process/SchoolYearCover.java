package fr.paraphe.contribution.process;

import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.contribution.Campaign;
import fr.paraphe.contribution.CampaignService;
import fr.paraphe.contribution.Coverage;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.convention.TermsChanged;
import java.util.Map;
import org.camunda.bpm.engine.RuntimeService;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * A convention comes into force, or an avenant gives it further years: each of its paid school years gets its campaign or its own process, and the row that says so is
 * written in the same transaction, so that doing it again starts nothing twice.
 */
@Component
public class SchoolYearCover {

    private final CampaignService campaigns;
    private final ConventionService conventions;
    private final PartyReader parties;
    private final RuntimeService runtime;
    private final TransactionTemplate transaction;

    SchoolYearCover(CampaignService campaigns, ConventionService conventions, PartyReader parties, RuntimeService runtime, PlatformTransactionManager transactions) {
        this.campaigns = campaigns;
        this.conventions = conventions;
        this.parties = parties;
        this.runtime = runtime;
        this.transaction = new TransactionTemplate(transactions);
    }

    /**
     * @param reference of a convention in force
     * @throws fr.paraphe.RefusedException when it is not
     */
    public void cover(String reference) {
        transaction.executeWithoutResult(status -> campaigns.paidYears(reference).forEach(year -> cover(reference, year)));
    }

    /** What an avenant adds to the paid years is billed as they are (art. 6). */
    @EventListener
    void termsChanged(TermsChanged change) {
        cover(change.reference());
    }

    private void cover(String reference, SchoolYear year) {
        Coverage coverage = campaigns.cover(reference, year);
        String academie = conventions.byReference(reference).academie();
        switch (coverage) {
            case CAMPAIGN_CREATED -> start("contribution-campaign", Campaign.referenceOf(academie, year), academie, year, parties.academie(academie).name());
            case OUTSIDE_CAMPAIGN -> start("contribution-outside-campaign", reference, academie, year, parties.commune(reference).name());
            case IN_CAMPAIGN, NOTHING_TO_DO -> { }
        }
    }

    /** The académie is the tenant: there is no variable that names a commune. */
    private void start(String process, String reference, String academie, SchoolYear year, String name) {
        runtime.startProcessInstanceByKey(process, reference, Map.of("academie", academie, "reference", reference, "schoolYear", year.toString(),
            "communeName", name));
    }
}
