package fr.paraphe.web.contribution;

import fr.paraphe.Euros;
import fr.paraphe.NotFoundException;
import fr.paraphe.contribution.BordereauTotals;
import fr.paraphe.contribution.Campaign;
import fr.paraphe.contribution.CampaignService;
import fr.paraphe.contribution.CampaignStatus;
import fr.paraphe.contribution.ContributionFilter;
import fr.paraphe.contribution.ContributionFlag;
import fr.paraphe.contribution.ContributionLine;
import fr.paraphe.contribution.ContributionOrder;
import fr.paraphe.contribution.ContributionReader;
import fr.paraphe.contribution.Evolution;
import fr.paraphe.csv.CsvSheet;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/**
 * Campaigns and contributions to read. The GIP, the académie and its managers see those of their académie; the people of a commune see what their commune owes, and no
 * campaign, which names all communes; the inspectors see neither.
 */
@RestController
@RequestMapping("/api")
@Tag(name = "Contributions")
class CampaignController {

    private static final int LARGEST_PAGE = 500;
    private static final int TABLE_PAGE = 5000;
    private static final MediaType CSV = new MediaType("text", "csv", StandardCharsets.UTF_8);
    private static final List<String> TABLE = List.of("convention", "commune", "annee_scolaire", "campagne", "ecoles", "ecoles_annee_precedente", "liste",
        "prix_par_ecole", "montant", "calcul", "article", "avenant", "signalement", "a_savoir", "due", "motif");

    private final CampaignService campaigns;
    private final ContributionReader contributions;
    private final CurrentUser currentUser;

    CampaignController(CampaignService campaigns, ContributionReader contributions, CurrentUser currentUser) {
        this.campaigns = campaigns;
        this.contributions = contributions;
        this.currentUser = currentUser;
    }

    /**
     * @param closed conventions closed so far
     * @param total  conventions to close: a forecast until the closing is over
     */
    record Summary(String reference, String academie, String schoolYear, CampaignStatus status, String statusName, LocalDate opensOn, LocalDate closesOn, int closed, int total) {

        static Summary of(Campaign campaign) {
            return new Summary(campaign.reference(), campaign.academie(), campaign.schoolYear().toString(), campaign.status(), campaign.status().label(), campaign.opensOn(),
                campaign.closesOn(), campaign.done(), campaign.total());
        }
    }

    /**
     * @param due        contributions for which a titre is issued
     * @param amount     euros TTC of those
     * @param evolutions how many lists grew, shrank and so on
     * @param flags      how many contributions carry each flag
     */
    record Shown(Summary campaign, Instant closingSince, Instant listsClosedAt, Instant checkedAt, String checkedBy, Instant closedAt, int contributions, int due, int schools,
                 BigDecimal amount, int contributionsYearBefore, BigDecimal amountYearBefore, Map<Evolution, Integer> evolutions, Map<ContributionFlag, Integer> flags) {
    }

    /** @param total of all pages */
    record Page(List<ContributionLine> items, long total, int page, int size) {
    }

    @GetMapping("/campaigns")
    @Operation(summary = "Les campagnes que l’utilisateur voit, la plus récente d’abord")
    List<Summary> list() {
        Who who = currentUser.who();
        return (who.everyCommune() ? campaigns.all() : campaigns.ofAcademies(who.academies())).stream().map(Summary::of).toList();
    }

    @GetMapping("/campaigns/{reference}")
    @Operation(summary = "Une campagne : où en est sa clôture, son nombre et son total, ce qui change, ce qui est signalé")
    Shown read(@Parameter(example = "ENT-montpellier-2018-2019") @PathVariable String reference) {
        Campaign campaign = campaigns.get(reference);
        if (!currentUser.who().seesAcademie(campaign.academie())) {
            throw new NotFoundException("Campagne introuvable.");
        }
        BordereauTotals totals = contributions.totals(reference);
        return new Shown(Summary.of(campaign), campaign.closingSince().orElse(null), campaign.listsClosedAt().orElse(null), campaign.checkedAt().orElse(null),
            campaign.checkedBy().orElse(null), campaign.closedAt().orElse(null), totals.count(), totals.due(), totals.schools(), totals.amount(), totals.countBefore(),
            totals.amountBefore(), totals.evolutions(), totals.flags());
    }

    @GetMapping("/contributions")
    @Operation(summary = "Les contributions que l’utilisateur voit, page par page")
    Page list(@Parameter(example = "ENT-montpellier-2018-2019") @RequestParam(required = false) String campaign,
              @Parameter(example = "2018-2019") @RequestParam(required = false) String schoolYear,
              @Parameter(example = "11076") @RequestParam(required = false) String commune,
              @Parameter(example = "ENT-11076-2017") @RequestParam(required = false) String reference,
              @RequestParam(required = false) ContributionFlag flag, @Parameter(description = "celles qui sont signalées") @RequestParam(defaultValue = "false") boolean flagged,
              @Parameter(description = "celles dont la liste n’est pas celle de l’année précédente") @RequestParam(defaultValue = "false") boolean changed,
              @RequestParam(defaultValue = "REFERENCE") ContributionOrder sort, @RequestParam(defaultValue = "false") boolean descending,
              @RequestParam(defaultValue = "0") int page, @RequestParam(defaultValue = "50") int size) {
        ContributionFilter filter = filter(campaign, schoolYear, commune, reference, flag, flagged, changed);
        int first = Math.max(0, page);
        int most = Math.min(LARGEST_PAGE, Math.max(1, size));
        return new Page(contributions.list(filter, sort, descending, most, (long) first * most), contributions.count(filter), first, most);
    }

    @GetMapping(path = "/contributions.csv", produces = "text/csv")
    @Operation(summary = "Les mêmes contributions en un fichier CSV", description = "UTF-8, points-virgules ; aucune case ne peut être lue comme une formule.")
    ResponseEntity<byte[]> table(@RequestParam(required = false) String campaign, @RequestParam(required = false) String schoolYear,
                                 @RequestParam(required = false) String commune, @RequestParam(required = false) String reference,
                                 @RequestParam(required = false) ContributionFlag flag, @RequestParam(defaultValue = "false") boolean flagged,
                                 @RequestParam(defaultValue = "false") boolean changed) {
        ContributionFilter filter = filter(campaign, schoolYear, commune, reference, flag, flagged, changed);
        CsvSheet sheet = new CsvSheet(TABLE);
        List<ContributionLine> lines;
        long offset = 0;
        do {
            lines = contributions.list(filter, ContributionOrder.REFERENCE, false, TABLE_PAGE, offset);
            lines.forEach(line -> sheet.row(line.reference(), line.commune(), line.schoolYear(), line.campaign(), line.schools(), line.schoolsYearBefore(),
                line.evolutionName(), Euros.cell(line.unitPrice()), Euros.cell(line.amount()), line.sentence(), line.article(), line.avenant(), line.flagName(), line.note(),
                line.due() ? "oui" : "non", line.decisionReason()));
            offset += lines.size();
        } while (lines.size() == TABLE_PAGE);
        return ResponseEntity.ok().contentType(CSV).cacheControl(CacheControl.noStore())
            .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename("contributions.csv").build().toString()).body(sheet.bytes());
    }

    private ContributionFilter filter(String campaign, String schoolYear, String commune, String reference, ContributionFlag flag, boolean flagged, boolean changed) {
        Who who = currentUser.who();
        return new ContributionFilter(who.everyCommune(), TitreAccess.communes(who), who.academies(), campaign, schoolYear, commune, reference, flag, flagged, changed);
    }
}
