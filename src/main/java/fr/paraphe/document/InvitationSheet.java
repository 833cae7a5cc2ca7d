package fr.paraphe.document;

import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Objects;

/**
 * The invitation of both parties to a conciliation (art. 10).
 *
 * @param reference      the dispute, e.g. {@code ENT-11076-2017-M1}
 * @param convention     e.g. {@code ENT-11076-2017}
 * @param commune        «Commune de Castelnaudary»
 * @param communeAddress lines separated by a line break; empty when unknown
 * @param academie       «Académie de Montpellier»
 * @param academieAddress lines separated by a line break; empty when unknown
 * @param convenedBy     the party that convenes, as one of the two above
 * @param city           where it is written
 * @param invitedOn      the day of the invitation
 * @param heldAt         hour of the meeting, in the zone of the académie
 * @param noticeBy       the party that sent the mise en demeure, as a sentence begins with it: «La commune de Castelnaudary»
 * @param noticeSentOn   when it sent it
 * @param limit          one sentence on the limit of the conciliation
 * @param agreedLater    who agreed to a day past the limit; empty when it is within it
 * @param postponedFrom  the day from which the meeting is put off; null for a first invitation
 * @param consequence    what follows without an agreement, one sentence
 */
public record InvitationSheet(String reference, String convention, String commune, String communeAddress, String academie, String academieAddress, String convenedBy,
                              String city, LocalDate invitedOn, LocalDate heldOn, LocalTime heldAt, String place, List<String> participants, String noticeBy,
                              LocalDate noticeSentOn, String limit, String agreedLater, LocalDate postponedFrom, String consequence) implements Sheet {

    public InvitationSheet {
        Objects.requireNonNull(reference, "reference");
        Objects.requireNonNull(convention, "convention");
        Objects.requireNonNull(commune, "commune");
        Objects.requireNonNull(communeAddress, "communeAddress");
        Objects.requireNonNull(academie, "academie");
        Objects.requireNonNull(academieAddress, "academieAddress");
        Objects.requireNonNull(convenedBy, "convenedBy");
        Objects.requireNonNull(city, "city");
        Objects.requireNonNull(invitedOn, "invitedOn");
        Objects.requireNonNull(heldOn, "heldOn");
        Objects.requireNonNull(heldAt, "heldAt");
        Objects.requireNonNull(place, "place");
        participants = List.copyOf(participants);
        Objects.requireNonNull(noticeBy, "noticeBy");
        Objects.requireNonNull(noticeSentOn, "noticeSentOn");
        Objects.requireNonNull(limit, "limit");
        Objects.requireNonNull(agreedLater, "agreedLater");
        Objects.requireNonNull(consequence, "consequence");
    }

    /** The address of the party that convenes. */
    public String senderAddress() {
        return convenedBy.equals(commune) ? communeAddress : academieAddress;
    }

    @Override
    public String title() {
        return "Invitation à une conciliation – " + reference;
    }

    @Override
    public String author() {
        return convenedBy;
    }

    @Override
    public String subject() {
        return "Conciliation, convention " + convention + " (art. 10)";
    }

    @Override
    public LocalDate dated() {
        return invitedOn;
    }
}
