package fr.paraphe.contribution;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Campaigns from their creation to their end, apart from the closing ({@link CampaignClosing}), the mails ({@link WindowMails}) and the titres ({@link TitreService}). */
@Service
@Transactional
public class CampaignService {

    private static final int LONGEST_TEXT = 2000;
    private static final String ARTICLE = "Convention, art. 6";

    private final CampaignRepository campaigns;
    private final ContributionRepository contributions;
    private final SingleBilling billing;
    private final IssuedTitres titres;
    private final ConventionService conventions;
    private final CivilClock clock;

    CampaignService(CampaignRepository campaigns, ContributionRepository contributions, SingleBilling billing, IssuedTitres titres, ConventionService conventions,
                    CivilClock clock) {
        this.campaigns = campaigns;
        this.contributions = contributions;
        this.billing = billing;
        this.titres = titres;
        this.conventions = conventions;
        this.clock = clock;
    }

    /**
     * What the GIP decides about a contribution that was put to it.
     *
     * @param reference the convention's
     * @param due       null where the person has not said it
     */
    public record Decision(String reference, Boolean due, String reason) {
    }

    /** @throws NotFoundException when there is none */
    @Transactional(readOnly = true)
    public Campaign get(String reference) {
        return campaigns.findById(reference).orElseThrow(() -> new NotFoundException(CampaignClosing.UNKNOWN));
    }

    /** Every campaign, the latest school year first. */
    @Transactional(readOnly = true)
    public List<Campaign> all() {
        return campaigns.findAllByOrderBySchoolYearDescAcademie();
    }

    /** @param academies codes */
    @Transactional(readOnly = true)
    public List<Campaign> ofAcademies(Collection<String> academies) {
        return campaigns.findByAcademieInOrderBySchoolYearDescAcademie(academies);
    }

    /** The school years that a convention pays (art. 6), the first one first. */
    @Transactional(readOnly = true)
    public List<SchoolYear> paidYears(String reference) {
        Convention convention = conventions.byReference(reference);
        return IntStream.rangeClosed(convention.firstSchoolYear().firstYear(), SchoolYear.parse(convention.terms().lastPaidSchoolYear()).firstYear())
            .mapToObj(SchoolYear::new).toList();
    }

    /**
     * Sees to it that a convention in force will be billed for a school year, and once: by the campaign of its académie, or by itself where that campaign has begun to
     * close or its window was over when the convention came into force.
     *
     * @throws RefusedException when the convention is not in force
     */
    public Coverage cover(String reference, SchoolYear year) {
        Convention convention = conventions.byReference(reference);
        LocalDate effectiveOn = convention.effectiveOn().orElseThrow(() -> new RefusedException("",
            "La convention " + reference + " n’est pas en vigueur : aucune contribution n’est due.", "Convention, art. 3"));
        LocalDate opensOn = convention.terms().windowOpensOn().atYear(year.firstYear());
        LocalDate closesOn = convention.terms().windowClosesOn().atYear(year.firstYear());
        Optional<Campaign> campaign = campaigns.lock(Campaign.referenceOf(convention.academie(), year));
        if (contributions.existsById(new ContributionId(reference, year.toString()))) {
            return Coverage.NOTHING_TO_DO;
        }
        if (campaign.filter(each -> each.closingSince().isEmpty() && !effectiveOn.isAfter(each.closesOn())).isPresent()) {
            return Coverage.IN_CAMPAIGN;
        }
        if (campaign.isEmpty() && clock.now().isBefore(clock.endOf(closesOn))) {
            create(convention.academie(), year, opensOn, closesOn);
            return Coverage.CAMPAIGN_CREATED;
        }
        return billing.billAlone(reference, convention.academie(), year, closesOn).isPresent() ? Coverage.OUTSIDE_CAMPAIGN : Coverage.NOTHING_TO_DO;
    }

    /**
     * The campaign of an académie for that school year, created where there is none yet; its process is the caller's to start.
     *
     * @param opensOn  first day of its window
     * @param closesOn last day, 24:00 included
     */
    public Campaign create(String academie, SchoolYear year, LocalDate opensOn, LocalDate closesOn) {
        return campaigns.findById(Campaign.referenceOf(academie, year))
            .orElseGet(() -> campaigns.saveAndFlush(new Campaign(academie, year, opensOn, closesOn, clock.now())));
    }

    /**
     * Writes down the GIP's check of the bordereau: what it decides about conventions that are over, and its own note.
     *
     * @param confirmed true once the person has checked number, total and what is flagged
     * @param note      optional
     * @throws RefusedException while the closing runs, and for a decision without its reason or about a contribution that waits for none
     */
    public void check(String reference, List<Decision> decisions, Boolean confirmed, String note, String by) {
        Campaign campaign = campaigns.lock(reference).orElseThrow(() -> new NotFoundException(CampaignClosing.UNKNOWN));
        requireClosed(campaign);
        if (campaign.checkedAt().isPresent()) {
            throw new RefusedException("", "Le bordereau de la campagne " + reference + " a été vérifié le " + FrenchDates.numeric(clock.dayOf(campaign.checkedAt().get()))
                + " : les titres partent.", ARTICLE);
        }
        for (int at = 0; at < decisions.size(); at++) {
            decide(campaign, decisions.get(at), "decisions[" + at + "]", by);
        }
        if (!Boolean.TRUE.equals(confirmed)) {
            throw new RefusedException("confirmed", "Confirmez le nombre et le total des contributions : les titres partent ensuite.", ARTICLE);
        }
        campaign.check(text("note", note), by);
    }

    /**
     * The titres may be issued.
     *
     * @throws RefusedException while the closing runs, while a convention that is over waits for a decision, and before {@link #check}
     */
    public void issue(String reference) {
        Campaign campaign = campaigns.lock(reference).orElseThrow(() -> new NotFoundException(CampaignClosing.UNKNOWN));
        requireClosed(campaign);
        long open = contributions.countByCampaignAndFlagAndDecidedByIsNull(reference, ContributionFlag.ENDED);
        if (open > 0) {
            throw new RefusedException("decisions", (open == 1 ? "Une convention terminée attend votre décision : sa contribution est-elle due ?"
                : open + " conventions terminées attendent votre décision : leur contribution est-elle due ?"), "Convention, art. 9");
        }
        if (campaign.checkedBy().isEmpty()) {
            throw new RefusedException("", "Vérifiez d’abord le bordereau et confirmez son total.", ARTICLE);
        }
        campaign.issue(clock.now());
    }

    /** @throws RefusedException while something is unpaid and no reason was given */
    @Transactional(readOnly = true)
    public void requireSettled(String reference) {
        int unpaid = titres.unpaid(reference);
        if (unpaid > 0 && get(reference).settlementReason().isEmpty()) {
            throw new RefusedException("settlementReason", unpaid(unpaid) + " : dites pourquoi la campagne se clôt sans attendre le paiement.", ARTICLE);
        }
    }

    /** The campaign is over. */
    public void close(String reference) {
        Campaign campaign = campaigns.lock(reference).orElseThrow(() -> new NotFoundException(CampaignClosing.UNKNOWN));
        if (campaign.closedAt().isEmpty()) {
            campaign.close(clock.now());
        }
    }

    private void requireClosed(Campaign campaign) {
        if (campaign.listsClosedAt().isPresent()) {
            return;
        }
        throw campaign.closingSince().isEmpty()
            ? new RefusedException("", "La clôture des listes n’a pas commencé : la fenêtre se ferme le " + FrenchDates.numeric(campaign.closesOn()) + " à 24 h.",
                ClosingRule.ARTICLE)
            : new RefusedException("", "La clôture est en cours : " + number(campaign.done()) + " conventions sur " + number(campaign.total()) + ".", ARTICLE);
    }

    private void decide(Campaign campaign, Decision decision, String path, String by) {
        Contribution contribution = contributions.findById(new ContributionId(decision.reference(), campaign.schoolYear().toString()))
            .filter(each -> each.campaign().filter(campaign.reference()::equals).isPresent() && each.flag().filter(flag -> flag == ContributionFlag.ENDED).isPresent())
            .orElseThrow(() -> new RefusedException(path, "La contribution de la convention " + decision.reference() + " n’attend pas de décision.", ARTICLE));
        if (decision.due() == null) {
            return;
        }
        String reason = text(path + ".reason", decision.reason());
        if (!decision.due() && reason == null) {
            throw new RefusedException(path + ".reason", "Dites pourquoi l’année commencée n’est pas due.", "Convention, art. 9");
        }
        contribution.decide(decision.due() && contribution.amount().signum() > 0, reason, by, clock.now());
    }

    private static String unpaid(int titres) {
        return titres == 1 ? "Un titre n’est pas payé" : number(titres) + " titres ne sont pas payés";
    }

    /** «12 000» */
    private static String number(int number) {
        return String.format(Locale.ROOT, "%,d", number).replace(',', '\u00a0');
    }

    private static String text(String field, String given) {
        if (given == null || given.isBlank()) {
            return null;
        }
        if (given.strip().length() > LONGEST_TEXT) {
            throw new RefusedException(field, "Ce texte compte " + given.strip().length() + " caractères : " + LONGEST_TEXT + " au plus.", "");
        }
        return given.strip();
    }
}
