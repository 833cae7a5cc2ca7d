package fr.paraphe.web.dossier;

import fr.paraphe.calendar.Deadline;
import fr.paraphe.convention.Side;
import fr.paraphe.engine.CasePhase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/**
 * A case as one person sees it.
 *
 * @param effectiveOn   null before the signatures
 * @param endedOn       null while it has not ended
 * @param renews        the convention that it renews, null without one
 * @param dates         what the law, the convention or a letter fixes, in their order
 * @param timeline      what happened, oldest first
 * @param tasks         open ones, the most urgent first
 * @param letters       as far as the person knows of them: its author's alone until it is sent
 * @param contributions by school year; empty for those who see no money
 * @param processes     the case's own and those that they called, in the order in which they began
 */
public record Dossier(String reference, String object, CasePhase phase, String phaseName, String firstSchoolYear, String lastPaidSchoolYear, LocalDate effectiveOn,
                      LocalDate endsOn, LocalDate endedOn, String endReason, String renews, BigDecimal feePerSchool, String creditor, Parties parties, List<School> schools,
                      List<Fixed> dates, List<Document> documents, List<Event> timeline, List<Task> tasks, List<Promise> obligations, List<AvenantLine> avenants,
                      List<LetterLine> letters, List<Dispute> disputes, List<Contribution> contributions, List<Mail> mails, List<Process> processes) {

    public record Place(String code, String name) {
    }

    /**
     * @param mayor   as the convention names him, e.g. «M. Patrick Maugard»
     * @param members the other communes of an RPI, which the signatory represents
     */
    public record Parties(Place commune, Place academie, String mayor, String recteur, String recteurTitle, List<Member> members, String contact, String contactEmail,
                          String contactPhone) {
    }

    public record Member(String commune, String name, String mandate) {
    }

    /**
     * @param uai         null while it is missing
     * @param from        school year from which it is enrolled; null before the convention is in force
     * @param until       last school year, null while it is on the list
     * @param source      the avenant that enrolled it, null for annexe 1
     * @param activatedOn null while it is not in service
     */
    public record School(String uai, String type, String name, String commune, String from, String until, String source, LocalDate activatedOn, LocalDate deactivatedOn) {
    }

    /**
     * A date that a rule fixes.
     *
     * @param about the convention, the avenant or the letter that it concerns
     * @param past  its day is over
     */
    public record Fixed(LocalDate date, String rule, String article, String explanation, String about, boolean past) {

        static Fixed of(Deadline deadline, String about, LocalDate today) {
            return new Fixed(deadline.date(), deadline.rule(), deadline.article(), deadline.explanation(), about, deadline.date().isBefore(today));
        }
    }

    /** @param size in bytes */
    public record Document(long id, String reference, String kind, String title, String mediaType, long size, String sha256, Instant createdAt, String createdBy, String href) {
    }

    /** What a line of the timeline tells of; of one moment, what led to something comes before it. What began by itself, and not as a part of another process, is OPENED. */
    public enum EventKind { OPENED, ACT, TASK_DONE, CHANGE, PROCESS_ENDED, PROCESS_BEGUN, MONEY }

    /**
     * @param by     account, null where the house did it or nobody is known
     * @param byName of that account; where a deputy did it, with the name of the absent person
     */
    public record Event(Instant at, EventKind kind, String what, String by, String byName, String reference) {
    }

    /**
     * @param assignee null while nobody has taken it
     * @param groups   whose it is, as people read it
     * @param due      why it is due when; null without a date
     * @param href     where it opens in Tasklist
     */
    public record Task(String id, String reference, String key, String name, String assignee, String assigneeName, List<String> groups, Deadline due, boolean overdue, String href) {
    }

    /** Something promised for the start of the service; {@code doneOn} is null while it is missing. */
    public record Promise(String what, String subject, String article, Side party, String partyName, LocalDate dueOn, LocalDate doneOn) {
    }

    /** @param sentence what the window answered; null before the transmission */
    public record AvenantLine(String reference, String nature, String schoolYear, String status, LocalDate signedOn, LocalDate sentOn, String sentence, String clause) {
    }

    public record LetterLine(String reference, String kind, Side author, String authorName, String status, LocalDate sentOn, LocalDate deliveredOn) {
    }

    /** @param nextLimit null for a closed one, and while its author has not said what follows a failure */
    public record Dispute(String reference, String kind, Side author, String authorName, String status, boolean open, LocalDate sentOn, Deadline nextLimit, String closeReason) {
    }

    /**
     * What is owed for a school year.
     *
     * @param titre number of the titre that stands for it; null before it is issued, with what follows
     */
    public record Contribution(String schoolYear, int schools, BigDecimal amount, boolean due, String sentence, String article, String titre, String state, BigDecimal paid,
                               BigDecimal left, LocalDate dueOn, String href) {
    }

    public record Mail(long id, String reference, String to, String subject, String status, Instant postedAt, Instant sentAt) {
    }

    /**
     * @param end      the end it reached; null while it runs, and where it was stopped
     * @param calledBy id of the process that it is a part of, null for one by itself
     */
    public record Process(String id, String reference, String key, String name, Instant startedAt, Instant endedAt, String end, String calledBy) {
    }

    /**
     * A step of one of its processes, in the order in which it began.
     *
     * @param activity id in the model
     * @param endedAt  null while it runs
     * @param by       account, null where nobody did it
     * @param byName   of that account; where a deputy did it, with the name of the absent person
     * @param called   id of the process that it called; null for none, and for one that is not this person's to see
     */
    public record Step(String activity, String name, String type, Instant startedAt, Instant endedAt, boolean cancelled, String by, String byName, String called) {
    }
}
