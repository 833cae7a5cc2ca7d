package fr.paraphe.council;

import fr.paraphe.calendar.Deadline;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;

/** What the forms of the council show. Where a record carries {@code version}, the form sends it back so that nobody overwrites what he has not seen. */
public final class CouncilFacts {

    private CouncilFacts() {
    }

    /** @param explanatoryNoteNeeded the note explicative de synthèse goes with the convocation */
    public record Town(String insee, String name, int population, String departement, boolean explanatoryNoteNeeded) {
    }

    /** A value to choose, with what the user reads. */
    public record Choice(String id, String label) {
    }

    /** The first session that a convocation sent today still allows. */
    public record Earliest(boolean urgent, int clearDays, LocalDate session, String article) {
    }

    public record QuorumFacts(int inOffice, int required, int present, boolean needed, boolean reached, String article, String explanation) {

        static QuorumFacts of(Quorum quorum) {
            return new QuorumFacts(quorum.inOffice(), quorum.required(), quorum.present(), quorum.needed(), quorum.reached(), quorum.article(), quorum.explanation());
        }
    }

    /**
     * @param session       null until it is first saved
     * @param latestSending the last legal day of the convocation of that session; null until then
     */
    public record Preparation(Long version, Town town, ItemText item, SessionPlan session, LocalDate today, Earliest ordinary, Earliest urgent, Deadline latestSending,
                              List<String> warnings) {
    }

    /**
     * @param channel      DEMATERIALISE, DOMICILE or AUTRE_ADRESSE
     * @param address      mail or postal address; null when the directory has none
     * @param byMail       leaves by mail as soon as the task is done; otherwise on paper, by the town
     * @param warnings     about this councillor
     */
    public record Recipient(long councillor, String name, String channel, String channelLabel, String address, boolean byMail, List<String> warnings) {
    }

    /**
     * @param second  called again after a session without quorum, on the day {@code sessionWithoutQuorum}
     * @param inTime  sending today is in time
     * @param earliest the first session that sending today allows
     */
    public record Sending(Long version, Town town, String object, SessionPlan session, List<String> agenda, boolean second, LocalDate sessionWithoutQuorum,
                          Deadline latestSending, int clearDays, LocalDate today, boolean inTime, LocalDate earliest, boolean confirmed,
                          List<Recipient> recipients, List<String> warnings) {
    }

    /** @param status of the outbox: WAITING, SENDING, SENT, FAILED, UNCERTAIN or KEPT */
    public record MailFacts(String status, String label, Instant sentAt, String lastError) {
    }

    /**
     * @param mail     null when nothing left by mail
     * @param byHand   the proof entered by hand; null when none
     * @param provedOn the day that the proof establishes; null while nothing proves the sending
     * @param warning  null when the proof is in time
     */
    public record ProofLine(long councillor, String name, String channel, String channelLabel, String address, MailFacts mail, ProofEntry byHand, LocalDate provedOn,
                            String warning) {
    }

    /** @param document id of the convocation in the store */
    public record Posting(Long version, LocalDate sessionDate, LocalDate sentOn, LocalDate latestSending, long document, LocalDate today, LocalDate postedOn,
                          List<ProofLine> lines, int missing, List<Choice> kinds, List<String> warnings) {
    }

    /**
     * @param name         «Mme GUILHEM Evelyne»
     * @param registerName «GUILHEM Evelyne», as the register lists those present
     * @param order        place in the order of the table
     */
    public record Member(long councillor, String name, String registerName, String civility, int order, String office, boolean mayor,
                         boolean present, LocalTime arrivedAt, LocalTime leftAt, boolean interested) {
    }

    /** @param recorded false while the sheet only proposes the mayor as present and presiding */
    public record AttendanceFacts(Long version, LocalDate sessionDate, LocalTime sessionTime, boolean recorded, boolean open, Long president, Long secretary,
                                  LocalTime discussedAt, List<Member> members, List<GivenProxy> proxies, QuorumFacts quorum, List<String> warnings) {
    }

    /**
     * @param missed   the session without quorum
     * @param session  the second session as saved, or null
     * @param proposed what the second session takes over from the first, without its date
     */
    public record SecondSession(Long version, Town town, String object, LocalDate missed, QuorumFacts quorum, SessionPlan session, SessionPlan proposed, LocalDate today,
                                Earliest ordinary, Earliest urgent, Deadline latestSending) {
    }

    /** @param accepted null until the council has ruled */
    public record Urgency(Long version, LocalDate sessionDate, LocalDate sentOn, int clearDaysGiven, String urgencyReason, String article, String report, Boolean accepted,
                          String ifAccepted, String ifRejected) {
    }

    /** @param holder the id of who votes in this member's name; null for a member present */
    public record Voter(long councillor, String name, Long holder, String holderName) {
    }

    /**
     * @param withoutVote sentences on who does not vote, and why
     * @param saved       what was recorded; null when nothing yet
     * @param outcome     ADOPTED, REFUSED, ADJOURNED or WITHDRAWN as recorded; null when nothing yet
     * @param explanation why, with its article; null unless voted
     * @param result      as the extract will print it; null unless voted
     */
    public record Vote(Long version, LocalDate sessionDate, LocalTime discussedAt, String object, Long president, String presidentName, QuorumFacts quorum,
                       List<Voter> voters, int present, int proxies, int total, int publicThreshold, int secretThreshold, List<String> withoutVote,
                       List<Choice> actions, List<Choice> modes, List<Choice> senses, VoteEntry saved, boolean deduced, String outcome, String explanation, String result) {
    }

    /** @param what «compte rendu de la séance» or «liste des délibérations examinées» */
    public record Decisions(Long version, LocalDate sessionDate, String object, String outcome, String regime, String what, boolean onlineExpected, Deadline latest,
                            LocalDate today, LocalDate postedOn, LocalDate onlineOn, List<String> warnings) {
    }

    /**
     * What the council made of a case.
     *
     * @param outcome  null while the item is before the council
     * @param number   the deliberation's display number, or null
     * @param extract  id of the extract in the store, or null while there is none
     */
    public record Decision(String object, LocalDate sessionDate, DeliberationOutcome outcome, String number, Long extract) {
    }
}
