package fr.paraphe.council;

import java.time.LocalDate;
import java.time.LocalTime;

/** What the clerk changes of a prepared session before its convocation leaves; what is null stays as it was. */
public record SessionChange(LocalDate date, LocalTime time, String place, Boolean usualPlace, Boolean urgent, String urgencyReason) {

    public SessionPlan applyTo(SessionPlan plan) {
        return new SessionPlan(date == null ? plan.date() : date, time == null ? plan.time() : time, place == null ? plan.place() : place,
            usualPlace == null ? plan.usualPlace() : usualPlace, urgent == null ? plan.urgent() : urgent,
            urgencyReason == null ? plan.urgencyReason() : urgencyReason, plan.afterRenewal(), plan.onAgenda(), plan.otherItems(), plan.explanatoryNote());
    }
}
