package fr.paraphe.engine.replay;

import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.contribution.Campaign;
import fr.paraphe.contribution.CampaignService;
import fr.paraphe.contribution.Contribution;
import fr.paraphe.contribution.NewPayment;
import fr.paraphe.contribution.Titre;
import fr.paraphe.contribution.TitreReader;
import fr.paraphe.contribution.TitreService;
import fr.paraphe.contribution.process.PaymentDesk;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/** How the GIP bills a convention and is paid in a replay. */
@Component
class Billing {

    static final String GIP = "gip";
    private static final LocalTime MORNING = LocalTime.of(9, 0);

    private static final String ACADEMIE = "montpellier";

    private final CampaignService campaigns;
    private final TitreService titres;
    private final TitreReader issued;
    private final PaymentDesk payments;

    Billing(CampaignService campaigns, TitreService titres, TitreReader issued, PaymentDesk payments) {
        this.campaigns = campaigns;
        this.titres = titres;
        this.issued = issued;
        this.payments = payments;
    }

    /** Signed after its year's window: the contribution comes by itself and is confirmed on that day. */
    void confirmAlone(Stage stage, String reference, SchoolYear year, LocalDate on) {
        stage.at(on, MORNING);
        stage.complete(reference, GIP, "UserTask_CheckContribution", task -> titres.confirm(reference, year, true, null, null, GIP));
    }

    /** At the end of the window every list has been closed; the GIP checks the bordereau on that day, and the titres go out. */
    void issueCampaign(Stage stage, SchoolYear year, LocalDate on) {
        stage.at(on, MORNING);
        String campaign = Campaign.referenceOf(ACADEMIE, year);
        stage.complete(campaign, GIP, "UserTask_CheckBordereau", task -> campaigns.check(campaign, List.of(), true, null, GIP));
    }

    Campaign campaign(SchoolYear year) {
        return campaigns.get(Campaign.referenceOf(ACADEMIE, year));
    }

    /** What was computed when the list of the year was closed, or since. */
    Contribution contribution(String reference, SchoolYear year) {
        return titres.contribution(reference, year);
    }

    Optional<Titre> titre(String reference, SchoolYear year) {
        return issued.of(reference, year);
    }

    /** @param paper the sum that the paper has for the year, null where it is silent */
    Titre show(Stage stage, String reference, SchoolYear year, String paper) {
        Titre titre = issued.of(reference, year).orElseThrow(() -> new IllegalStateException("aucun titre de " + reference + " pour " + year));
        stage.show("Titre " + titre.number() + " pour " + year + " : " + titre.amount() + " €", GIP, titre.amount().toPlainString() + " €", titre.sentence(), titre.article(), paper);
        return titre;
    }

    /** The commune pays the whole sum on that day. */
    void pay(Stage stage, String reference, SchoolYear year, LocalDate on) {
        stage.at(on, MORNING);
        Titre titre = issued.of(reference, year).orElseThrow();
        stage.act(() -> payments.enter(titre.id(), new NewPayment(titre.left(), on, "VIR-" + reference + "-" + year, null, null, null), GIP));
    }
}
