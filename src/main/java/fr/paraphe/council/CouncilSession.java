package fr.paraphe.council;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Version;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Optional;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;

/** A session at which an item is on the agenda, from its calling to the posting of what it decided. After one without quorum there is a second. */
@Entity
class CouncilSession {

    @Id
    @GeneratedValue(strategy = GenerationType.IDENTITY)
    private Long id;
    private long agendaItem;
    private int attempt;
    private LocalDate sessionDate;
    // An hour of a town hall's clock, whatever zone the machine or the connection is in.
    @JdbcTypeCode(SqlTypes.LOCAL_TIME)
    private LocalTime sessionTime;
    private String place;
    private boolean usualPlace;
    private boolean urgent;
    private String urgencyReason;
    private boolean afterRenewal;
    private boolean onAgenda;
    @Column(columnDefinition = "text")
    private String otherItems;
    @Column(columnDefinition = "text")
    private String explanatoryNote;
    private Long secondOf;
    private String convocationConfirmedBy;
    private Long president;
    private Long secretary;
    @JdbcTypeCode(SqlTypes.LOCAL_TIME)
    private LocalTime discussedAt;
    private Instant attendanceRecordedAt;
    private String attendanceRecordedBy;
    private String urgencyReport;
    private Boolean urgencyAccepted;
    private String urgencyRuledBy;
    @Enumerated(EnumType.STRING)
    private DeliberationOutcome outcome;
    private String outcomeReason;
    private Instant outcomeRecordedAt;
    private String outcomeRecordedBy;
    private LocalDate decisionsPostedOn;
    private LocalDate decisionsOnlineOn;
    private String decisionsRecordedBy;
    @Version
    private long version;

    protected CouncilSession() {
    }

    CouncilSession(long agendaItem, SessionPlan plan) {
        this.agendaItem = agendaItem;
        this.attempt = 1;
        plan(plan);
    }

    /** The session that is called because this one had no quorum. */
    CouncilSession again(SessionPlan plan) {
        CouncilSession second = new CouncilSession(agendaItem, plan);
        second.attempt = attempt + 1;
        second.secondOf = id;
        return second;
    }

    /** A change of plan asks for another confirmation before the convocation leaves. */
    void plan(SessionPlan plan) {
        sessionDate = plan.date();
        sessionTime = plan.time();
        place = plan.place().strip();
        usualPlace = plan.usualPlace();
        urgent = plan.urgent();
        urgencyReason = plan.urgent() ? plan.urgencyReason().strip() : null;
        afterRenewal = plan.afterRenewal();
        onAgenda = plan.onAgenda();
        otherItems = plan.otherItems().isEmpty() ? null : String.join("\n", plan.otherItems());
        explanatoryNote = plan.explanatoryNote() == null || plan.explanatoryNote().isBlank() ? null : plan.explanatoryNote().strip();
        convocationConfirmedBy = null;
    }

    void confirmConvocation(String by) {
        convocationConfirmedBy = by;
    }

    void recordAttendance(Long president, Long secretary, LocalTime discussedAt, Instant now, String by) {
        this.president = president;
        this.secretary = secretary;
        this.discussedAt = discussedAt;
        attendanceRecordedAt = now;
        attendanceRecordedBy = by;
    }

    void ruleOnUrgency(UrgencyRuling ruling, String by) {
        urgencyReport = ruling.report().strip();
        urgencyAccepted = ruling.accepted();
        urgencyRuledBy = by;
    }

    void recordOutcome(DeliberationOutcome outcome, String reason, Instant now, String by) {
        this.outcome = outcome;
        outcomeReason = reason;
        outcomeRecordedAt = now;
        outcomeRecordedBy = by;
    }

    void recordDecisionPosting(LocalDate posted, LocalDate online, String by) {
        decisionsPostedOn = posted;
        decisionsOnlineOn = online;
        decisionsRecordedBy = by;
    }

    Long id() {
        return id;
    }

    long agendaItem() {
        return agendaItem;
    }

    SessionPlan plan() {
        return new SessionPlan(sessionDate, sessionTime, place, usualPlace, urgent, urgencyReason, afterRenewal, onAgenda,
            otherItems == null ? List.of() : List.of(otherItems.split("\n")), explanatoryNote);
    }

    LocalDate date() {
        return sessionDate;
    }

    LocalTime time() {
        return sessionTime;
    }

    boolean urgent() {
        return urgent;
    }

    Notice notice() {
        return Notice.of(urgent, secondOf != null, afterRenewal);
    }

    Optional<Long> secondOf() {
        return Optional.ofNullable(secondOf);
    }

    Optional<String> convocationConfirmedBy() {
        return Optional.ofNullable(convocationConfirmedBy);
    }

    Optional<Long> president() {
        return Optional.ofNullable(president);
    }

    Optional<Long> secretary() {
        return Optional.ofNullable(secretary);
    }

    /** The hour at which the item was put under discussion; that of the session where nobody noted another. */
    LocalTime discussedAt() {
        return discussedAt == null ? sessionTime : discussedAt;
    }

    boolean attendanceRecorded() {
        return attendanceRecordedAt != null;
    }

    Optional<String> urgencyReport() {
        return Optional.ofNullable(urgencyReport);
    }

    /** Empty until the council has ruled. */
    Optional<Boolean> urgencyAccepted() {
        return Optional.ofNullable(urgencyAccepted);
    }

    /** What was recorded of this session; the item is concluded with it when the task is done. */
    Optional<DeliberationOutcome> outcome() {
        return Optional.ofNullable(outcome);
    }

    Optional<String> outcomeReason() {
        return Optional.ofNullable(outcomeReason);
    }

    Optional<LocalDate> decisionsPostedOn() {
        return Optional.ofNullable(decisionsPostedOn);
    }

    Optional<LocalDate> decisionsOnlineOn() {
        return Optional.ofNullable(decisionsOnlineOn);
    }

    long version() {
        return version;
    }
}
