package fr.paraphe.engine.retention;

import fr.paraphe.Verdict;
import fr.paraphe.audit.Actor;
import fr.paraphe.audit.AuditEvent;
import fr.paraphe.audit.AuditKeeper;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.audit.AuditTrail;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.document.DocumentKind;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.camunda.bpm.engine.HistoryService;
import org.camunda.bpm.engine.history.HistoricProcessInstance;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes a case out at the end of its retention: its rows in every table, its papers but those that are kept longer, its mails and reminders, the engine's history of
 * it and its audit trail, in one transaction. What is left is one row that says that it was there, and the house's line of the audit trail.
 */
@Service
@Transactional
public class Elimination {

    private final EndedCases cases;
    private final RetentionSettings settings;
    private final AuditKeeper keeper;
    private final AuditTrail trail;
    private final HistoryService history;
    private final JdbcClient jdbc;
    private final CivilClock clock;

    Elimination(EndedCases cases, RetentionSettings settings, AuditKeeper keeper, AuditTrail trail, HistoryService history, JdbcClient jdbc, CivilClock clock) {
        this.cases = cases;
        this.settings = settings;
        this.keeper = keeper;
        this.trail = trail;
        this.history = history;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** A case whose duration is over, and whether it may go. */
    public record Due(String reference, LocalDate endedOn, Verdict verdict) {
    }

    /** Cases whose durée d’utilité administrative is over: what is put before the departmental archives. */
    @Transactional(readOnly = true)
    public List<Due> due(int limit) {
        LocalDate today = clock.today();
        return cases.endedBy(today.minus(settings.cases()), limit).stream().map(cases::of)
            .map(one -> new Due(one.reference(), one.endedOn(), rule().check(one, today))).toList();
    }

    /** Papers that outlive their case. */
    public record Kept(String reference, String owner, LocalDate endedOn, LocalDate eliminatedOn, String visa, int papers) {
    }

    /** Cases that are gone, the latest first. */
    @Transactional(readOnly = true)
    public List<Kept> eliminated(int limit) {
        return jdbc.sql("""
            select e.reference, e.owner, e.ended_on, e.eliminated_on, e.visa, (select count(*) from document d where d.reference = e.reference) as papers
            from eliminated_case e order by e.eliminated_on desc, e.reference limit ?""").param(limit)
            .query((row, number) -> new Kept(row.getString("reference"), row.getString("owner"), row.getObject("ended_on", LocalDate.class),
                row.getObject("eliminated_on", LocalDate.class), row.getString("visa"), row.getInt("papers"))).list();
    }

    /**
     * Eliminates one convention with everything under it, if the rule lets it go.
     *
     * @return whether it did; not for one that somebody else has just eliminated
     */
    public boolean eliminate(String convention) {
        if (cases.lock(convention).isEmpty()) {
            return false;
        }
        EliminationRule.Case one = cases.of(convention);
        if (!(rule().check(one, clock.today()) instanceof Verdict.Accepted)) {
            return false;
        }
        List<String> references = cases.references(convention);
        String owner = cases.ownerOf(convention, false);
        Map<String, Object> named = Map.of("references", references);
        CaseTables.LET_GO.forEach(sql -> cases.update(sql, named));
        remove(CaseTables.OF_A_CASE, named);
        leave(references, owner, one.endedOn(), convention);
        return true;
    }

    /** Campaigns of which no contribution and no titre is kept any more. */
    public int eliminateCampaigns() {
        if (!settings.mayEliminate()) {
            return 0;
        }
        List<String> campaigns = cases.campaignsClosedBefore(clock.endOf(clock.today().minus(settings.cases())));
        for (String campaign : campaigns) {
            LocalDate closedOn = clock.dayOf(cases.closedAt(campaign));
            String owner = cases.ownerOf(campaign, true);
            remove(CaseTables.OF_A_CAMPAIGN, Map.of("references", List.of(campaign)));
            leave(List.of(campaign), owner, closedOn, null);
        }
        return campaigns.size();
    }

    /** Mails and reminders of a case that has ended longer ago than they are kept, and of which nothing is under way. */
    public boolean thin(String convention) {
        if (cases.lock(convention).isEmpty()) {
            return false;
        }
        EliminationRule.Case one = cases.of(convention);
        LocalDate today = clock.today();
        List<String> references = cases.references(convention);
        Map<String, Object> named = Map.of("references", references);
        boolean mails = new EliminationRule(settings.visa(), settings.mails()).check(one, today) instanceof Verdict.Accepted;
        boolean reminders = new EliminationRule(settings.visa(), settings.reminders()).check(one, today) instanceof Verdict.Accepted;
        int removed = mails ? remove(CaseTables.MAILS, named) : 0;
        int forgotten = reminders ? remove(CaseTables.REMINDERS, named) : 0;
        if (removed + forgotten > 0) {
            trail.record(AuditEvent.ofCase(convention, cases.ownerOf(convention, false), AuditKind.REMOVED, "Courriels et rappels du dossier, durée échue")
                .change("mails", String.valueOf(removed), null).change("reminders", String.valueOf(forgotten), null));
        }
        return removed + forgotten > 0;
    }

    /** Ended conventions that still have mails or reminders which need not be kept. */
    @Transactional(readOnly = true)
    public List<String> toThin(int limit) {
        if (!settings.mayEliminate()) {
            return List.of();
        }
        LocalDate today = clock.today();
        return jdbc.sql("""
            select reference from convention c where status in ('ENDED', 'CLOSED') and (
                ended_on <= :mails and exists (select 1 from mail m where m.reference = c.reference or m.reference like concat(c.reference, '-%'))
                or ended_on <= :reminders and exists (select 1 from reminder r where r.reference = c.reference or r.reference like concat(c.reference, '-%')))
            order by ended_on, reference limit :limit""").param("mails", today.minus(settings.mails())).param("reminders", today.minus(settings.reminders()))
            .param("limit", limit).query(String.class).list();
    }

    private record Gone(String reference, LocalDate endedOn) {
    }

    /** Papers of cases that are gone, once their own duration is over too. */
    public int eliminatePapers() {
        if (!settings.mayEliminate()) {
            return 0;
        }
        int removed = 0;
        for (Gone gone : jdbc.sql("""
            select e.reference, e.ended_on from eliminated_case e where exists (select 1 from document d where d.reference = e.reference) order by e.reference""")
            .query((row, number) -> new Gone(row.getString("reference"), row.getObject("ended_on", LocalDate.class))).list()) {
            removed += removePapers(List.of(gone.reference()), gone.endedOn());
        }
        return removed;
    }

    private EliminationRule rule() {
        return new EliminationRule(settings.visa(), settings.cases());
    }

    private void leave(List<String> references, String owner, LocalDate endedOn, String convention) {
        Map<String, Object> named = Map.of("references", references);
        remove(CaseTables.MAILS, named);
        remove(CaseTables.REMINDERS, named);
        removePapers(references, endedOn);
        removeHistory(references);
        for (String reference : references) {
            jdbc.sql("insert into eliminated_case (reference, owner, ended_on, eliminated_on, visa, under) values (?, ?, ?, ?, ?, ?)")
                .params(reference, owner, endedOn, clock.today(), settings.visa(), reference.equals(convention) ? null : convention).update();
        }
        keeper.remove(references, Actor.house(), "Durée d’utilité administrative échue, dossier terminé le " + FrenchDates.numeric(endedOn) + ", visa " + settings.visa());
    }

    private int removePapers(List<String> references, LocalDate endedOn) {
        LocalDate today = clock.today();
        List<String> kinds = Arrays.stream(DocumentKind.values())
            .filter(kind -> settings.documentUntil(kind, endedOn).filter(day -> !today.isBefore(day)).isPresent()).map(Enum::name).toList();
        return kinds.isEmpty() ? 0 : remove(CaseTables.DOCUMENTS, Map.of("references", references, "kinds", kinds));
    }

    /** @return rows of the last table, which is the one that the others hang on */
    private int remove(List<CaseTables.Rows> tables, Map<String, Object> named) {
        int removed = 0;
        for (CaseTables.Rows rows : tables) {
            removed = cases.update(rows.delete(), named);
        }
        return removed;
    }

    private void removeHistory(List<String> references) {
        List<String> instances = new ArrayList<>();
        references.forEach(reference -> history.createHistoricProcessInstanceQuery().processInstanceBusinessKey(reference).list().stream().map(HistoricProcessInstance::getId)
            .forEach(instances::add));
        if (!instances.isEmpty()) {
            history.deleteHistoricProcessInstancesBulk(instances);
        }
    }
}
