package fr.paraphe.convention;

import fr.paraphe.NotFoundException;
import fr.paraphe.RefusedException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.SchoolYear;
import fr.paraphe.mail.Mail;
import fr.paraphe.mail.Outbox;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * What comes before the term (art. 3): both parties are told, the commune decides, and a new file starts from the old one's schools, members and contact, as the
 * convention of 2017 did from that of 2014. Each of these happens once, however often it is asked for.
 */
@Service
@Transactional
public class ConventionRenewal {

    private static final int NOTE_LENGTH = 1000;
    private static final String BY_ITSELF = "paraphe";

    private final ConventionRepository conventions;
    private final ConventionService service;
    private final SchoolLists lists;
    private final PartyReader parties;
    private final ConventionTemplate template;
    private final Outbox outbox;
    private final CivilClock clock;

    ConventionRenewal(ConventionRepository conventions, ConventionService service, SchoolLists lists, PartyReader parties, ConventionTemplate template, Outbox outbox,
                      CivilClock clock) {
        this.conventions = conventions;
        this.service = service;
        this.lists = lists;
        this.parties = parties;
        this.template = template;
        this.outbox = outbox;
        this.clock = clock;
    }

    /** The day on which the parties are to be told. */
    @Transactional(readOnly = true)
    public LocalDate announcedOn(String reference) {
        return notice(reference).date();
    }

    /** That day, and why. */
    @Transactional(readOnly = true)
    public Deadline notice(String reference) {
        return new RenewalNotice(template.renewalMonths()).before(find(reference).terms().endsOn());
    }

    /** Writes to the commune and to the académie; a party without an address in the directory gets no mail, and its task says all the same. */
    public void announce(String reference) {
        Convention convention = lock(reference);
        if (convention.status() != ConventionStatus.IN_FORCE || convention.renewalAnnouncedAt().isPresent()) {
            return;
        }
        Party commune = parties.commune(reference);
        RenewalText text = new RenewalText(reference, commune.name(), convention.terms().endsOn(), convention.terms().lastPaidSchoolYear(), current(convention).size());
        post(convention, "commune", commune.mailbox("secretariat"), text.subject(), text.toCommune());
        post(convention, "academie", parties.academie(convention.academie()).mailbox("academie"), text.subject(), text.toAcademie());
        convention.announceRenewal(clock.now());
    }

    /** What the commune enters; can be entered anew until the task is completed. */
    public void decide(String reference, Boolean renew, String note, String by) {
        Convention convention = lock(reference);
        convention.requireInForce();
        if (renew == null) {
            throw new RefusedException("renew", "Dites si la commune renouvelle la convention.", "Convention, art. 3");
        }
        if (note != null && note.strip().length() > NOTE_LENGTH) {
            throw new RefusedException("note", "Ce texte compte " + note.strip().length() + " caractères : " + NOTE_LENGTH + " au plus.", "");
        }
        convention.decideOnRenewal(renew, note == null || note.isBlank() ? null : note.strip(), by);
    }

    /** @return whether a new file is to be opened */
    @Transactional(readOnly = true)
    public boolean conclude(String reference) {
        return find(reference).renew().orElseThrow(() -> new RefusedException("", "Dites si la commune renouvelle la convention.", "Convention, art. 3"));
    }

    /** The file that renews this convention, unless it was closed unsigned. */
    @Transactional(readOnly = true)
    public Optional<Convention> successor(String reference) {
        return conventions.findByCommuneOrderByReference(find(reference).commune()).stream()
            .filter(file -> file.renews().filter(reference::equals).isPresent() && file.status() != ConventionStatus.CLOSED).findFirst();
    }

    /**
     * Prepares the file of the next convention from this one: first school year after the last paid one, members of the RPI, contact, and the list in force as its
     * annexe 1 to be revised. Its process is started by the caller.
     *
     * @return the new file; the one that is already there when the commune has opened it itself
     * @throws RefusedException as {@link ConventionService#prepare}
     */
    public Convention open(String reference) {
        Convention former = lock(reference);
        Optional<Convention> known = successor(reference);
        if (known.isPresent()) {
            if (known.get().schools().isEmpty()) {
                known.get().takeOver(current(former), former.contact());
            }
            return known.get();
        }
        SchoolYear next = SchoolYear.parse(former.terms().lastPaidSchoolYear()).next();
        SchoolYear current = SchoolYear.of(clock.today());
        SchoolYear first = next.compareTo(current) < 0 ? current : next;
        Convention file = service.prepare(new ConventionService.PrepareFile(former.commune(), first, service.usualObject(first), reference, former.members(),
            former.renewalDecidedBy().orElse(BY_ITSELF)));
        file.takeOver(current(former), former.contact());
        return file;
    }

    private List<ConventionSchool> current(Convention convention) {
        return lists.all(convention.reference()).stream().filter(school -> school.until() == null).map(EnrolledSchool::asListed).toList();
    }

    private void post(Convention convention, String party, Optional<String> address, String subject, String body) {
        address.ifPresent(to -> outbox.post(new Mail("renewal/" + convention.reference() + "/" + party, to, subject, body, List.of(), convention.reference(),
            convention.commune())));
    }

    private Convention find(String reference) {
        return conventions.findById(reference).orElseThrow(() -> new NotFoundException("Dossier introuvable."));
    }

    private Convention lock(String reference) {
        return conventions.lock(reference).orElseThrow(() -> new NotFoundException("Dossier introuvable."));
    }
}
