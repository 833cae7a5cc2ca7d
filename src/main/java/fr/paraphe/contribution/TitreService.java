package fr.paraphe.contribution;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.convention.EnrolledSchool;
import fr.paraphe.convention.Party;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.convention.SchoolLists;
import fr.paraphe.document.PlaceName;
import fr.paraphe.document.StoredDocument;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Issues titres, alone or by campaigns, and cancels them. What is left to do is what the tables say, so that work which stopped goes on where it was and done work
 * is not done again.
 */
@Service
@Transactional
public class TitreService {

    static final String UNKNOWN = "Titre introuvable.";
    private static final int LONGEST_NOTE = 2000;


    private final TitreRepository titres;
    private final ContributionsToBill contributions;
    private final CampaignRepository campaigns;
    private final BordereauLeafRepository leaves;
    private final TitreCounter counter;
    private final TitrePapers papers;
    private final ConventionService conventions;
    private final PartyReader parties;
    private final SchoolLists schools;
    private final CivilClock clock;

    TitreService(TitreRepository titres, ContributionsToBill contributions, CampaignRepository campaigns, BordereauLeafRepository leaves, TitreCounter counter, TitrePapers papers,
                 ConventionService conventions, PartyReader parties, SchoolLists schools, CivilClock clock) {
        this.titres = titres;
        this.contributions = contributions;
        this.campaigns = campaigns;
        this.leaves = leaves;
        this.counter = counter;
        this.papers = papers;
        this.conventions = conventions;
        this.parties = parties;
        this.schools = schools;
        this.clock = clock;
    }

    /**
     * Numbers the next titres of a campaign and writes the leaf of its bordereau that holds them.
     *
     * @param campaign its reference
     * @param limit    titres at most
     * @return true while some are left
     * @throws RefusedException before the bordereau has been checked
     */
    public boolean numberNext(String campaign, int limit) {
        Campaign locked = lock(campaign);
        if (locked.status().compareTo(CampaignStatus.ISSUING) < 0) {
            throw new RefusedException("", "Le bordereau de la campagne " + campaign + " n’est pas vérifié : aucun titre n’est émis.", "Convention, art. 6");
        }
        List<Contribution> found = contributions.toNumber(campaign, Limit.of(limit + 1));
        List<Contribution> next = found.subList(0, Math.min(limit, found.size()));
        Map<String, Convention> conventionOf = conventions.ofCommunes(next.stream().map(Contribution::commune).distinct().toList()).stream()
            .collect(Collectors.toMap(Convention::reference, convention -> convention));
        List<String> references = next.stream().map(Contribution::reference).toList();
        Map<String, Party> communeOf = parties.communes(references);
        Map<String, Party> debtorOf = parties.debtors(references);
        // by name: two campaigns that wait for the same counters take them in the same order
        Map<String, List<Contribution>> byCreditor = next.stream()
            .collect(Collectors.groupingBy(contribution -> creditor(conventionOf.get(contribution.reference())), TreeMap::new, Collectors.toList()));
        byCreditor.forEach((creditor, billed) -> {
            LocalDate today = clock.today();
            TitreNumber number = counter.take(creditor, today, billed.size());
            List<Titre> issued = new ArrayList<>();
            for (Contribution contribution : billed) {
                String reference = contribution.reference();
                Party debtor = debtorOf.get(reference);
                issued.add(new Titre(number, creditor, contribution, debtor, name(debtor, communeOf.get(reference)), list(contribution), today,
                    conventionOf.get(reference).terms().paymentDays(), null));
                number = number.next();
            }
            titres.saveAll(issued);
            writeLeaf(locked, issued);
        });
        return found.size() > limit;
    }

    /**
     * Writes the next numbered titres of a campaign and mails them; each commits with its mail. When all are out, the campaign collects.
     *
     * @return true while some are left
     */
    public boolean sendNext(String campaign, int limit) {
        Campaign locked = lock(campaign);
        List<Titre> found = titres.toSend(campaign, Limit.of(limit + 1));
        found.stream().limit(limit).forEach(this::send);
        boolean more = found.size() > limit;
        if (!more && locked.status() == CampaignStatus.ISSUING) {
            locked.collect();
        }
        return more;
    }

    /**
     * Issues and sends the titre of one contribution outside any campaign. A titre that was once issued for it is not issued again.
     *
     * @return empty where nothing is due
     */
    public Optional<Titre> issueAlone(String reference, SchoolYear year) {
        Contribution contribution = lockContribution(reference, year);
        Optional<Titre> there = lastOf(reference, year);
        if (there.isPresent() || !contribution.due() || contribution.amount().signum() == 0) {
            return there;
        }
        return Optional.of(issue(contribution, null));
    }

    /**
     * Confirms a contribution outside any campaign; its titre follows where it is due.
     *
     * @param confirmed true once the person has compared schools and sum with the convention
     * @param due       what the GIP decides where the convention is over; null where it is not asked
     * @param note      why, where the year is not due; optional otherwise
     */
    public void confirm(String reference, SchoolYear year, Boolean confirmed, Boolean due, String note, String by) {
        Contribution contribution = lockContribution(reference, year);
        String reason = note == null || note.isBlank() ? null : note.strip();
        boolean ended = contribution.flag().filter(flag -> flag == ContributionFlag.ENDED).isPresent();
        if (ended && due == null) {
            throw new RefusedException("due", "La convention est terminée : dites si l’année commencée est due.", "Convention, art. 9");
        }
        if (ended && !due && reason == null) {
            throw new RefusedException("note", "Dites pourquoi l’année commencée n’est pas due.", "Convention, art. 9");
        }
        if (!Boolean.TRUE.equals(confirmed)) {
            throw new RefusedException("confirmed", "Confirmez le nombre d’écoles et le montant : le titre part ensuite.", "Convention, art. 6 et 7");
        }
        if (reason != null && reason.length() > LONGEST_NOTE) {
            throw new RefusedException("note", "Ce texte compte " + reason.length() + " caractères : " + LONGEST_NOTE + " au plus.", "");
        }
        contribution.decide(ended ? due && contribution.amount().signum() > 0 : contribution.due(), reason, by, clock.now());
    }

    /** @throws RefusedException until {@link #confirm} has been done */
    @Transactional(readOnly = true)
    public void requireChecked(String reference, SchoolYear year) {
        if (contribution(reference, year).decidedBy().isEmpty()) {
            throw new RefusedException("", "Confirmez d’abord le nombre d’écoles et le montant de la contribution.", "Convention, art. 6 et 7");
        }
    }

    /** @throws NotFoundException when there is none */
    @Transactional(readOnly = true)
    public Contribution contribution(String reference, SchoolYear year) {
        return contributions.findById(new ContributionId(reference, year.toString())).orElseThrow(() -> noContribution(reference, year));
    }

    /**
     * Cancels a titre that nothing has been paid for, and issues another in its place from the contribution as it now stands.
     *
     * @param reissue null where the person has not said it
     * @return the new titre, if one was asked for
     * @throws RefusedException when something has been paid (art. 9 and 10), when it is cancelled already, or without a reason
     */
    public Optional<Titre> cancel(long id, String reason, Boolean reissue, String by) {
        // as everybody else who works on both: first the campaign, then its titre
        Optional<Campaign> campaign = titres.campaignOf(id).map(this::lock);
        Titre titre = titres.lock(id).orElseThrow(() -> new NotFoundException(UNKNOWN));
        new CancellationRule(titre.number(), titre.paid(), titre.standing()).check(reason).orThrow();
        if (reissue == null) {
            throw new RefusedException("reissue", "Dites si un nouveau titre doit être émis à la place de celui-ci.", "");
        }
        titre.cancel(reason.strip(), by, clock.now());
        titres.flush();
        if (!reissue) {
            papers.tellCancelled(titre);
            return Optional.empty();
        }
        Contribution contribution = lockContribution(titre.reference(), titre.schoolYear());
        if (!contribution.due() || contribution.amount().signum() == 0) {
            throw new RefusedException("reissue", "La contribution de la convention " + titre.reference() + " pour " + titre.schoolYear()
                + " n’est plus due : annulez le titre sans en émettre un autre.", "Convention, art. 6");
        }
        Titre anew = issue(contribution, titre);
        contribution.titreReissued();
        campaign.ifPresent(listed -> writeLeaf(listed, List.of(anew)));
        return Optional.of(anew);
    }

    private void writeLeaf(Campaign campaign, List<Titre> issued) {
        int leaf = leaves.countByCampaign(campaign.reference()) + 1;
        BigDecimal total = issued.stream().map(Titre::amount).reduce(BigDecimal.ZERO, BigDecimal::add);
        leaves.saveAndFlush(new BordereauLeaf(campaign.reference(), leaf, issued, total, papers.write(campaign, leaf, issued)));
    }

    private Titre issue(Contribution contribution, Titre replaced) {
        Convention convention = conventions.byReference(contribution.reference());
        LocalDate today = clock.today();
        Party debtor = parties.debtor(contribution.reference());
        Titre titre = titres.saveAndFlush(new Titre(counter.take(creditor(convention), today, 1), creditor(convention), contribution, debtor,
            name(debtor, parties.commune(contribution.reference())), list(contribution), today, convention.terms().paymentDays(), replaced));
        send(titre);
        return titre;
    }

    private void send(Titre titre) {
        Optional<TitreNumber> replaced = titre.replaces().flatMap(titres::findById).map(Titre::number);
        StoredDocument paper = papers.write(titre, replaced);
        titre.sent(paper.id(), clock.today(), papers.send(titre, paper, replaced).orElse(null));
    }

    private Campaign lock(String campaign) {
        return campaigns.lock(campaign).orElseThrow(() -> new NotFoundException("Campagne introuvable."));
    }

    private Contribution lockContribution(String reference, SchoolYear year) {
        return contributions.lock(new ContributionId(reference, year.toString()))
            .orElseThrow(() -> noContribution(reference, year));
    }

    private static NotFoundException noContribution(String reference, SchoolYear year) {
        return new NotFoundException("Aucune contribution de la convention " + reference + " pour l’année scolaire " + year + ".");
    }

    private Optional<Titre> lastOf(String reference, SchoolYear year) {
        List<Titre> all = titres.findByReferenceAndSchoolYearOrderById(reference, year.toString());
        return all.isEmpty() ? Optional.empty() : Optional.of(all.get(all.size() - 1));
    }

    private List<TitreSchool> list(Contribution contribution) {
        return schools.inForce(contribution.reference(), contribution.schoolYear()).stream().map(TitreService::listed).toList();
    }

    private static TitreSchool listed(EnrolledSchool school) {
        return new TitreSchool(school.uai(), String.valueOf(school.type()), school.name());
    }

    /** «Commune de Castelnaudary», or the name of the body that stands in its place (art. 8). */
    private static String name(Party debtor, Party commune) {
        return debtor.name().equals(commune.name()) ? "Commune " + PlaceName.de(debtor.name()) : debtor.name();
    }

    private static String creditor(Convention convention) {
        return convention.terms().creditor();
    }
}
