package fr.paraphe.web.form.contribution;

import fr.paraphe.Euros;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.contribution.BordereauTotals;
import fr.paraphe.contribution.Campaign;
import fr.paraphe.contribution.CampaignService;
import fr.paraphe.contribution.CampaignService.Decision;
import fr.paraphe.contribution.ContributionFilter;
import fr.paraphe.contribution.ContributionFlag;
import fr.paraphe.contribution.ContributionLine;
import fr.paraphe.contribution.ContributionOrder;
import fr.paraphe.contribution.ContributionReader;
import fr.paraphe.contribution.Evolution;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.springframework.stereotype.Component;

/** The GIP's check of what a campaign will bill: how far the closing is, number and total, what changed against last year and why, what is flagged, what it must decide. */
@Component
class CheckBordereauForm implements TaskForm<CheckBordereauForm.Input> {

    /** Conventions that ended in the year, shown at once; the others follow when these are decided. */
    private static final int DECIDED_AT_ONCE = 200;

    private final CampaignService campaigns;
    private final ContributionReader contributions;
    private final CivilClock clock;

    CheckBordereauForm(CampaignService campaigns, ContributionReader contributions, CivilClock clock) {
        this.campaigns = campaigns;
        this.contributions = contributions;
        this.clock = clock;
    }

    record Count(String code, String label, int number) {
    }

    record Ended(String reference, String commune, String amount, String sentence, String note) {
    }

    /**
     * @param closed   the closing is over
     * @param done     conventions closed so far
     * @param total    conventions to close
     * @param changes  what became of the lists against the year before
     * @param flags    what is flagged, the most important first
     * @param ended    contributions of conventions that are over, which the GIP decides
     * @param moreEnded how many of them are not shown yet
     * @param lists    where the contributions of the campaign are, page by page
     * @param table    the same as CSV
     */
    record View(String campaign, String schoolYear, LocalDate windowClosedOn, boolean closed, LocalDate closedOn, int done, int total, int count, int due, int schools,
                String amount, int countBefore, String amountBefore, List<Count> changes, List<Count> flags, List<Ended> ended, long moreEnded, String lists, String table,
                List<String> warnings, Input initial) {
    }

    /** @param decisions on conventions that are over; null where a form has none */
    record Input(List<Decision> decisions, Boolean confirmed, String note) {
    }

    @Override
    public String taskKey() {
        return "UserTask_CheckBordereau";
    }

    @Override
    public Class<Input> inputType() {
        return Input.class;
    }

    @Override
    public View view(TaskRef task) {
        Campaign campaign = campaigns.get(task.reference());
        BordereauTotals totals = contributions.totals(task.reference());
        ContributionFilter endedOnly = ContributionFilter.ofCampaign(task.reference()).withFlag(ContributionFlag.ENDED);
        List<ContributionLine> ended = contributions.list(endedOnly, ContributionOrder.REFERENCE, false, DECIDED_AT_ONCE, 0);
        boolean closed = campaign.listsClosedAt().isPresent();
        String address = "/api/contributions?campaign=" + task.reference();
        return new View(task.reference(), campaign.schoolYear().toString(), campaign.closesOn(), closed, campaign.listsClosedAt().map(clock::dayOf).orElse(null),
            campaign.done(), campaign.total(), totals.count(), totals.due(), totals.schools(), Euros.written(totals.amount()), totals.countBefore(),
            Euros.written(totals.amountBefore()),
            Arrays.stream(Evolution.values()).map(each -> new Count(each.name(), each.label(), totals.evolutions().get(each))).toList(),
            Arrays.stream(ContributionFlag.values()).filter(totals.flags()::containsKey).map(each -> new Count(each.name(), each.label(), totals.flags().get(each))).toList(),
            ended.stream().map(line -> new Ended(line.reference(), line.commune(), Euros.written(line.amount()), line.sentence(), line.note())).toList(),
            contributions.count(endedOnly) - ended.size(), address, "/api/contributions.csv?campaign=" + task.reference(),
            closed ? List.of() : List.of("La clôture est en cours : actualisez la tâche pour voir où elle en est. Le bordereau se vérifie quand elle est achevée."),
            new Input(ended.stream().map(CheckBordereauForm::decision).toList(), campaign.checkedBy().isPresent() ? true : null, campaign.checkNote().orElse(null)));
    }

    @Override
    public void save(TaskRef task, Input input) {
        campaigns.check(task.reference(), input.decisions() == null ? List.of() : input.decisions(), input.confirmed(), input.note(), task.user());
    }

    private static Decision decision(ContributionLine line) {
        return new Decision(line.reference(), line.decided() ? line.due() : null, line.decisionReason());
    }
}
