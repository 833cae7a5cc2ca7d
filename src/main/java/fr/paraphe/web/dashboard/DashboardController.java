package fr.paraphe.web.dashboard;

import fr.paraphe.Confidential;
import fr.paraphe.Euros;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.contribution.Campaign;
import fr.paraphe.contribution.CampaignService;
import fr.paraphe.contribution.CampaignStatus;
import fr.paraphe.contribution.TitreReader;
import fr.paraphe.contribution.TitreTotals;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.dispute.DisputeFilter;
import fr.paraphe.dispute.DisputeLine;
import fr.paraphe.dispute.DisputeReader;
import fr.paraphe.engine.CaseSearch;
import fr.paraphe.engine.OpenWork;
import fr.paraphe.security.Action;
import fr.paraphe.security.CurrentUser;
import fr.paraphe.security.Role;
import fr.paraphe.security.Who;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** The managers' figures, each counted by the database, and only of what the one who asks may see. */
@RestController
@RequestMapping("/api/dashboard")
@Tag(name = "Tableau de bord")
class DashboardController {

    private static final int MOST_COMMUNES = 2000;
    private static final int DISPUTES_SHOWN = 20;

    private final CurrentUser currentUser;
    private final CivilClock clock;
    private final OpenWork work;
    private final CaseSearch search;
    private final Figures figures;
    private final PartyReader parties;
    private final DisputeReader disputes;
    private final CampaignService campaigns;
    private final TitreReader titres;

    DashboardController(CurrentUser currentUser, CivilClock clock, OpenWork work, CaseSearch search, Figures figures, PartyReader parties, DisputeReader disputes,
                        CampaignService campaigns, TitreReader titres) {
        this.currentUser = currentUser;
        this.clock = clock;
        this.work = work;
        this.search = search;
        this.figures = figures;
        this.parties = parties;
        this.disputes = disputes;
        this.campaigns = campaigns;
        this.titres = titres;
    }

    @GetMapping
    @Operation(summary = "Où en sont les conventions, les tâches, les litiges, la campagne et les contributions que l’utilisateur voit")
    Dashboard read(@Parameter(description = "nombre de communes détaillées, les plus en retard d’abord") @RequestParam(defaultValue = "15") int communes) {
        Who who = currentUser.who();
        LocalDate today = clock.today();
        LocalDate soonUntil = today.plusDays(CaseSearch.SOON_DAYS);
        Set<String> owners = who.everyCommune() ? null : who.tenants();
        // as everywhere, a task is late once its day is over
        Instant late = clock.startOf(today);
        Instant soon = clock.endOf(soonUntil);
        List<Dashboard.Work> byGroup = summed(work.byGroup(owners, late, soon), OpenWork.Tasks::key, Role::nameOf, group -> "/echeancier?quoi=taches&qui=groupe:" + group);
        List<Dashboard.Work> byCommune = byCommune(work.byOwner(owners, late, soon));
        DisputeFilter open = openDisputes(who);
        return new Dashboard(today, soonUntil, phases(who), byGroup, byCommune.stream().limit(Math.min(MOST_COMMUNES, Math.max(1, communes))).toList(), byCommune.size(),
            openDisputes(open), disputes.count(open), search.count(who, CaseSearch.Wanted.of(null, null, null, false, false, null, true, null, null)),
            "/dossiers?disputed=true", runningCampaigns(who), figures.years(who, today),
            work.incidents(owners).stream().map(each -> new Dashboard.Trouble(each.definition(), each.name(), each.count())).toList());
    }

    private List<Dashboard.Phase> phases(Who who) {
        return search.phases(who).entrySet().stream().map(each -> new Dashboard.Phase(each.getKey(), each.getKey().label(), each.getValue(),
            "/dossiers?phase=" + each.getKey().name())).toList();
    }

    private List<Dashboard.Work> byCommune(List<OpenWork.Tasks> open) {
        Map<String, String> names = parties.communeNames(open.stream().map(DashboardController::commune).distinct().toList());
        List<OpenWork.Tasks> ofCommunes = open.stream().filter(tasks -> names.containsKey(commune(tasks))).toList();
        return summed(ofCommunes, DashboardController::commune, names::get, insee -> "/echeancier?quoi=taches&qui=tous&commune=" + insee);
    }

    /** What a commune prepares in confidence is its own work; who is not in its confidence has not been given it. */
    private static String commune(OpenWork.Tasks tasks) {
        return Confidential.partyOf(tasks.key()).orElse(tasks.key());
    }

    private static List<Dashboard.Work> summed(List<OpenWork.Tasks> open, Function<OpenWork.Tasks, String> key, UnaryOperator<String> name,
                                               UnaryOperator<String> list) {
        return open.stream().collect(Collectors.groupingBy(key)).entrySet().stream()
            .map(each -> new Dashboard.Work(each.getKey(), name.apply(each.getKey()), each.getValue().stream().mapToInt(OpenWork.Tasks::overdue).sum(),
                each.getValue().stream().mapToInt(OpenWork.Tasks::soon).sum(), list.apply(each.getKey()) + "&quand=retard", list.apply(each.getKey()) + "&quand=bientot"))
            .sorted(Comparator.comparingInt(Dashboard.Work::overdue).thenComparingInt(Dashboard.Work::soon).reversed().thenComparing(Dashboard.Work::name)).toList();
    }

    private static DisputeFilter openDisputes(Who who) {
        // the GIP sees an académie's campaigns, not its disputes
        Set<String> academies = who.academies().stream().filter(who::isInConfidenceOf).collect(Collectors.toSet());
        return DisputeFilter.openFor(who.everyCommune(), who.communes(), academies);
    }

    private List<Dashboard.OpenDispute> openDisputes(DisputeFilter filter) {
        return disputes.all(filter).stream()
            .sorted(Comparator.comparing((DisputeLine line) -> line.nextLimit().map(limit -> limit.date()).orElse(LocalDate.MAX)))
            .limit(DISPUTES_SHOWN).map(line -> new Dashboard.OpenDispute(line.reference(), line.convention(), line.communeName(), line.kind().label(), line.status().label(),
                line.nextLimit().orElse(null))).toList();
    }

    private List<Dashboard.RunningCampaign> runningCampaigns(Who who) {
        return (who.everyCommune() ? campaigns.all() : campaigns.ofAcademies(who.academies())).stream()
            .filter(campaign -> campaign.status() != CampaignStatus.WAITING && campaign.status() != CampaignStatus.CLOSED).map(campaign -> running(who, campaign)).toList();
    }

    private Dashboard.RunningCampaign running(Who who, Campaign campaign) {
        return switch (campaign.status()) {
            case OPEN, CLOSING, TO_CHECK -> running(campaign, "listes closes", BigDecimal.valueOf(campaign.done()), BigDecimal.valueOf(campaign.total()), false,
                who.may(Action.SEE_CASES) ? "/dossiers?campaign=" + campaign.reference() : null);
            case ISSUING -> {
                TitreTotals totals = titres.totals(campaign.reference());
                yield running(campaign, "titres émis", BigDecimal.valueOf(totals.titres()), BigDecimal.valueOf(figures.toIssue(campaign.reference())), false, titresOf(campaign));
            }
            case COLLECTING, WAITING, CLOSED -> {
                TitreTotals totals = titres.totals(campaign.reference());
                yield running(campaign, "recouvré", totals.paid(), totals.amount(), true, titresOf(campaign));
            }
        };
    }

    private static Dashboard.RunningCampaign running(Campaign campaign, String step, BigDecimal done, BigDecimal total, boolean euros, String href) {
        return new Dashboard.RunningCampaign(campaign.reference(), campaign.schoolYear().toString(), campaign.status().label(), campaign.opensOn(), campaign.closesOn(), step,
            done, total, euros ? Euros.written(done) : done.toPlainString(), euros ? Euros.written(total) : total.toPlainString(),
            href);
    }

    private static String titresOf(Campaign campaign) {
        return "/titres?campagne=" + campaign.reference();
    }
}
