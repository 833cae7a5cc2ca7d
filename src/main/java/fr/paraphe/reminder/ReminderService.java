package fr.paraphe.reminder;

import fr.paraphe.Confidential;
import fr.paraphe.RefusedException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.directory.Absence;
import fr.paraphe.directory.AbsenceService;
import fr.paraphe.directory.Academie;
import fr.paraphe.directory.Commune;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.document.PlaceName;
import fr.paraphe.mail.Mail;
import fr.paraphe.mail.Outbox;
import fr.paraphe.reminder.Reminder.Recipient;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Tells people of due dates: each reminder once, written down with who was told, its mails in the same transaction. */
@Service
public class ReminderService {

    private static final String MANAGERS = "direction";

    private final ReminderRepository reminders;
    private final DirectoryService directory;
    private final AbsenceService absences;
    private final Outbox outbox;
    private final CivilClock clock;
    private final String publicUrl;

    ReminderService(ReminderRepository reminders, DirectoryService directory, AbsenceService absences, Outbox outbox, CivilClock clock,
                    @Value("${paraphe.public-url:http://127.0.0.1:${server.port:8080}}") String publicUrl) {
        this.reminders = reminders;
        this.directory = directory;
        this.absences = absences;
        this.outbox = outbox;
        this.clock = clock;
        this.publicUrl = publicUrl.endsWith("/") ? publicUrl.substring(0, publicUrl.length() - 1) : publicUrl;
    }

    /**
     * Gives a reminder that is due: to the mailboxes of the task's groups, to who stands in for one of their people, and when the due date is past to their managers too; to those whom it
     * only concerns, for information. A mailbox that the directory does not know is written down as such.
     *
     * @throws RefusedException when another transaction is giving the same reminder at this moment
     */
    @Transactional
    public ReminderOutcome remind(ReminderRequest request) {
        LocalDate due = request.deadline().date();
        LocalDate today = clock.today();
        if (!ReminderRule.decide(request.kind(), today, due)) {
            return ReminderOutcome.STALE;
        }
        if (reminders.existsByTaskIdAndKindAndDueDate(request.taskId(), request.kind(), due)) {
            return ReminderOutcome.ALREADY_GIVEN;
        }
        Owner owner = owner(request.commune());
        ReminderText text = new ReminderText(request, owner, today, publicUrl);
        List<Recipient> recipients = recipients(request, owner);
        write(new ReminderRow(request, text.subject(false), clock.now(), recipients));
        post(request, text, recipients);
        return ReminderOutcome.GIVEN;
    }

    /** Whether people were told of that task's date already. */
    @Transactional(readOnly = true)
    public boolean wasGiven(String taskId) {
        return reminders.existsByTaskId(taskId);
    }

    /**
     * What was told before somebody stood in is told to that deputy too, in the words of today; once, and not again where the reminder of the same kind goes to the deputy later.
     *
     * @param request of the task, with the kind of today ({@link ReminderRule#on})
     */
    @Transactional
    public void tellDeputy(ReminderRequest request, Absence absence) {
        ReminderText text = new ReminderText(request, owner(request.commune()), clock.today(), publicUrl);
        outbox.post(new Mail(key(request, absence.role(), absence.party()) + "/deputy-" + absence.id(), absence.deputyEmail(), text.subject(false),
            text.body(false, Optional.of(absence)), List.of(), request.reference(), request.commune()));
    }

    /** The reminders of a case, oldest first. */
    @Transactional(readOnly = true)
    public List<Reminder> of(String reference) {
        return reminders.findByReferenceOrderById(reference).stream().map(ReminderRow::reminder).toList();
    }

    private void write(ReminderRow row) {
        try {
            reminders.saveAndFlush(row);
        } catch (DataIntegrityViolationException e) {
            throw new RefusedException("", "Ce rappel vient d’être enregistré par ailleurs.", "");
        }
    }

    /** What a party prepares alone is written to that party's mailboxes; who may read the mail in the outbox is said by the request's own owner. */
    private Owner owner(String commune) {
        String code = Confidential.partyOf(commune).orElse(commune);
        return directory.findCommune(code).<Owner>map(OfCommune::new).orElseGet(() -> new OfAcademie(directory.academie(code)));
    }

    private List<Recipient> recipients(ReminderRequest request, Owner owner) {
        Set<Recipient> recipients = new LinkedHashSet<>();
        request.groups().forEach(group -> {
            String scope = request.scope() == null ? owner.scopeOf(group) : request.scope();
            recipients.add(recipient(group, scope, false));
            absences.ofGroup(group, scope, clock.today()).forEach(absence -> recipients.add(new Recipient(group, scope, absence.deputyEmail())));
        });
        if (request.kind() == ReminderKind.PAST) {
            request.groups().forEach(group -> recipients.add(recipient(MANAGERS, request.scope() == null ? owner.scopeOfManagers(group) : request.scope(), false)));
        }
        request.informed().stream().filter(group -> !request.groups().contains(group)).forEach(group -> {
            recipients.add(recipient(group, owner.scopeOf(group), true));
            absences.ofGroup(group, owner.scopeOf(group), clock.today()).forEach(absence -> recipients.add(new Recipient(group, owner.scopeOf(group), absence.deputyEmail(), true)));
        });
        return List.copyOf(recipients);
    }

    /** The absence in which this address is the deputy's, and not also the mailbox of the group itself. */
    private Optional<Absence> standsIn(Recipient recipient) {
        return absences.ofGroup(recipient.group(), recipient.scope(), clock.today()).stream().filter(absence -> absence.deputyEmail().equals(recipient.email()))
            .filter(absence -> !directory.mailbox(recipient.group(), recipient.scope()).equals(Optional.of(recipient.email()))).findFirst();
    }

    private Recipient recipient(String group, String scope, boolean informed) {
        return new Recipient(group, scope, directory.mailbox(group, scope).orElse(null), informed);
    }

    /** Whose case it is, and so whose mailboxes are written to. */
    interface Owner {

        /** e.g. «Castelnaudary», «Académie de Montpellier» */
        String name();

        /** As it follows the case's reference: «commune de Castelnaudary», «académie de Montpellier». */
        String named();

        String scopeOf(String group);

        String scopeOfManagers(String group);
    }

    record OfCommune(Commune commune) implements Owner {

        @Override
        public String name() {
            return commune.name();
        }

        @Override
        public String named() {
            return "commune " + PlaceName.de(commune.name());
        }

        @Override
        public String scopeOf(String group) {
            return group.equals("ien") ? commune.circonscription().orElse("circonscription inconnue") : scopeOfManagers(group);
        }

        /** Managers sit in a commune or in an académie; a circonscription's are the académie's. */
        @Override
        public String scopeOfManagers(String group) {
            return switch (group) {
                case "academie", "recteur", "ien", "gip" -> commune.academie();
                default -> commune.insee();
            };
        }
    }

    /** A campaign, or a titre outside one. */
    record OfAcademie(Academie academie) implements Owner {

        @Override
        public String name() {
            return academie.name();
        }

        @Override
        public String named() {
            return academie.name().substring(0, 1).toLowerCase(Locale.FRENCH) + academie.name().substring(1);
        }

        @Override
        public String scopeOf(String group) {
            return academie.code();
        }

        @Override
        public String scopeOfManagers(String group) {
            return academie.code();
        }
    }

    private static String key(ReminderRequest request, String group, String scope) {
        String key = String.join("/", "reminder", request.taskId(), request.kind().name(), request.deadline().date().toString(), group);
        return group.equals(MANAGERS) && request.groups().size() > 1 ? key + "/" + scope : key;
    }

    private void post(ReminderRequest request, ReminderText text, List<Recipient> recipients) {
        Set<String> told = new HashSet<>();
        for (Recipient recipient : recipients) {
            if (recipient.email() != null && told.add(recipient.email())) {
                String key = key(request, recipient.group(), recipient.scope());
                Optional<Absence> standsIn = standsIn(recipient);
                outbox.post(new Mail(standsIn.isPresent() ? key + "/deputy-" + standsIn.get().id() : key, recipient.email(), text.subject(recipient.informed()),
                    text.body(recipient.informed(), standsIn), List.of(), request.reference(), request.commune()));
            }
        }
    }
}
