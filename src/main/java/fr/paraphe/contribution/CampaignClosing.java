package fr.paraphe.contribution;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.audit.AuditEvent;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.audit.AuditTrail;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.convention.Billable;
import fr.paraphe.convention.BillableConventions;
import java.math.BigDecimal;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Closes the lists of a campaign and computes what each convention owes, chunk by chunk (docs/adr/0003). A chunk is one page read, one question to the avenants and one
 * batch written, in one transaction that holds the campaign's row: it commits whole or not at all, two nodes never do the same one, and memory holds one page.
 */
@Service
@Transactional
public class CampaignClosing {

    static final String UNKNOWN = "Campagne introuvable.";

    private static final String INSERT = """
        insert into contribution (reference, school_year, campaign, academie, commune, schools, schools_year_before, unit_price, amount, sentence, article, avenant,
        evolution, flag, note, due, closed_at, version) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)""";

    private final CampaignRepository campaigns;
    private final ContributionRepository contributions;
    private final BillableConventions billables;
    private final AvenantNews avenants;
    private final JdbcTemplate jdbc;
    private final CivilClock clock;
    private final AuditTrail trail;

    CampaignClosing(CampaignRepository campaigns, ContributionRepository contributions, BillableConventions billables, AvenantNews avenants, JdbcTemplate jdbc,
                    CivilClock clock, AuditTrail trail) {
        this.campaigns = campaigns;
        this.contributions = contributions;
        this.billables = billables;
        this.avenants = avenants;
        this.jdbc = jdbc;
        this.clock = clock;
        this.trail = trail;
    }

    /**
     * Closes the next lists of a campaign; the first call counts what there is to do, the last one hands the campaign to the GIP's check.
     *
     * @param campaign its reference
     * @param limit    conventions at most
     * @throws RefusedException before the end of the window (art. 6.2), however often the clock was set back, and once the closing is over
     */
    public ClosingProgress closeNext(String campaign, int limit) {
        Campaign locked = campaigns.lock(campaign).orElseThrow(() -> new NotFoundException(UNKNOWN));
        new ClosingRule(campaign, locked.closesOn(), locked.listsClosedAt().map(clock::dayOf).orElse(null)).check(clock).orThrow();
        if (locked.closingSince().isEmpty()) {
            locked.startClosing((int) billables.count(locked.academie(), locked.schoolYear(), locked.closesOn()), clock.now());
        }
        List<Billable> found = billables.next(locked.academie(), locked.schoolYear(), locked.closesOn(), locked.lastReference(), limit + 1);
        List<Billable> page = found.subList(0, Math.min(limit, found.size()));
        List<Bill> written = write(locked, page);
        if (!page.isEmpty()) {
            trail.record(AuditEvent.ofCase(campaign, locked.academie(), AuditKind.BULK_WRITTEN, "Contributions calculées")
                .change("firstReference", null, page.get(0).reference()).change("lastReference", null, page.get(page.size() - 1).reference())
                .change("conventions", null, String.valueOf(written.size())).change("amount", null, written.stream().map(Bill::amount)
                    .reduce(BigDecimal.ZERO, BigDecimal::add).toPlainString()));
            locked.closedUpTo(page.get(page.size() - 1).reference(), written.size());
        }
        boolean more = found.size() > limit;
        if (!more) {
            locked.listsClosed(clock.now());
        }
        return new ClosingProgress(locked.done(), locked.total(), more);
    }

    /** @return those that are new: a convention that was billed by itself meanwhile is left as it is */
    private List<Bill> write(Campaign campaign, List<Billable> page) {
        SchoolYear year = campaign.schoolYear();
        Set<String> billed = billed(page, year);
        List<Billable> left = page.stream().filter(convention -> !billed.contains(convention.reference())).toList();
        Map<String, List<ListNews>> news = avenants.of(left.stream().map(Billable::reference).toList(), year);
        FeeRule rule = new FeeRule(year, campaign.closesOn());
        OffsetDateTime now = clock.now().atOffset(ZoneOffset.UTC);
        List<Bill> bills = new ArrayList<>(left.size());
        jdbc.batchUpdate(INSERT, left, Math.max(1, left.size()), (row, convention) -> {
            Bill bill = rule.bill(convention, news.getOrDefault(convention.reference(), List.of()));
            fill(row, campaign, convention, bill, now);
            bills.add(bill);
        });
        return bills;
    }

    private static void fill(PreparedStatement row, Campaign campaign, Billable convention, Bill bill, OffsetDateTime now) throws SQLException {
        row.setString(1, convention.reference());
        row.setString(2, campaign.schoolYear().toString());
        row.setString(3, campaign.reference());
        row.setString(4, campaign.academie());
        row.setString(5, convention.commune());
        row.setInt(6, bill.schools());
        row.setInt(7, bill.schoolsYearBefore());
        row.setBigDecimal(8, bill.unitPrice());
        row.setBigDecimal(9, bill.amount());
        row.setString(10, bill.sentence());
        row.setString(11, bill.article());
        row.setString(12, bill.avenant());
        row.setString(13, bill.evolution().name());
        row.setString(14, bill.flag() == null ? null : bill.flag().name());
        row.setString(15, bill.note());
        row.setBoolean(16, bill.due());
        row.setObject(17, now);
    }

    private Set<String> billed(List<Billable> page, SchoolYear year) {
        return page.isEmpty() ? Set.of() : new HashSet<>(contributions.billedBetween(year.toString(), page.get(0).reference(), page.get(page.size() - 1).reference()));
    }}
