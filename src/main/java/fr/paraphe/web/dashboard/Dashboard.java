package fr.paraphe.web.dashboard;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.engine.CasePhase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/**
 * What managers see at a glance: of their commune, or of their académie and its communes. Each number has the address of the page that lists what it counts.
 *
 * @param today       the day it is where the académie is
 * @param soonUntil   the last day of what is called soon
 * @param phases      conventions by where they stand in their life, in its order, those without any included
 * @param groups      open tasks by the group that can do them, the most overdue first
 * @param communes    open tasks by commune, the most overdue first, no more than were asked for
 * @param communesAll how many communes have an overdue or soon due task
 * @param disputes    open disputes and notices, the soonest limit first
 * @param disputesAll how many there are, in {@code disputed} cases
 * @param campaigns   those that run
 * @param years       titres that stand by school year, the latest first
 * @param incidents   what the engine could not do by itself, by procedure
 */
record Dashboard(LocalDate today, LocalDate soonUntil, List<Phase> phases, List<Work> groups, List<Work> communes, int communesAll, List<OpenDispute> disputes,
                 long disputesAll, long disputed, String disputedHref, List<RunningCampaign> campaigns, List<Year> years, List<Trouble> incidents) {

    /** @param phase as {@code GET /api/dossiers} knows it */
    record Phase(CasePhase phase, String name, long count, String href) {
    }

    /**
     * @param code    of the group, or INSEE code
     * @param name    in words
     * @param overdue past their date
     * @param soon    due until {@code soonUntil}
     */
    record Work(String code, String name, int overdue, int soon, String overdueHref, String soonHref) {
    }

    /** @param nextLimit null while its author has not said what follows a failure */
    record OpenDispute(String reference, String convention, String communeName, String kindName, String statusName, Deadline nextLimit) {
    }

    /**
     * @param step  what is being counted, in words
     * @param done  of {@code total}
     * @param total zero while there is nothing to count yet
     * @param href  the cases whose lists are closed, then the titres; null for who sees no case
     */
    record RunningCampaign(String reference, String schoolYear, String statusName, LocalDate opensOn, LocalDate closesOn, String step, BigDecimal done, BigDecimal total,
                           String doneText, String totalText, String href) {
    }

    /**
     * @param billed   euros of the titres that stand
     * @param open     euros of them not yet paid
     * @param href     those titres, with the two sums
     * @param openHref those of them that something is owed for
     */
    record Year(String schoolYear, int titres, BigDecimal billed, BigDecimal paid, BigDecimal open, int overdue, String href, String openHref, String overdueHref) {
    }

    /** @param definition of the model in Cockpit */
    record Trouble(String definition, String name, int count) {
    }
}
