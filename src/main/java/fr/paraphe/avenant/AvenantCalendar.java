package fr.paraphe.avenant;

import fr.paraphe.calendar.CivilClock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The instants at which an avenant's process wakes up, and what it does at those of its reminders. */
@Service
@Transactional
@EnableConfigurationProperties(AvenantSettings.class)
public class AvenantCalendar {

    private static final Set<AvenantStatus> UNTRANSMITTED = Set.of(AvenantStatus.PREPARED, AvenantStatus.OPEN, AvenantStatus.SIGNED);

    private final AvenantViews views;
    private final AvenantService avenants;
    private final AvenantReminderRepository given;
    private final AvenantMails mails;
    private final AvenantSettings settings;
    private final CivilClock clock;

    AvenantCalendar(AvenantViews views, AvenantService avenants, AvenantReminderRepository given, AvenantMails mails, AvenantSettings settings, CivilClock clock) {
        this.views = views;
        this.avenants = avenants;
        this.given = given;
        this.mails = mails;
        this.settings = settings;
        this.clock = clock;
    }

    /** When the window of its school year opens. */
    @Transactional(readOnly = true)
    public Instant opens(String reference) {
        return views.window(reference).opensAt(clock);
    }

    /** When the window after that opens. */
    @Transactional(readOnly = true)
    public Instant nextOpens(String reference) {
        return views.nextWindowOf(avenants.byReference(reference)).opensAt(clock);
    }

    /**
     * The first reminder of an avenant that is being opened; an instant of the past where none is left.
     *
     * @throws fr.paraphe.RefusedException when nobody has filled in the form under that reference
     */
    @Transactional(readOnly = true)
    public Instant firstReminder(String reference) {
        Avenant avenant = views.requirePrepared(reference);
        WindowReminders reminders = reminders(avenant);
        return reminders.nextAfter(avenant.openedAt(), clock).orElseGet(() -> reminders.window().closesAt(clock));
    }

    /** The next one from now; the closing of the window where none is left. */
    @Transactional(readOnly = true)
    public Instant nextReminder(String reference) {
        WindowReminders reminders = reminders(avenants.byReference(reference));
        return reminders.nextAfter(clock.now(), clock).orElseGet(() -> reminders.window().closesAt(clock));
    }

    /**
     * Reminds the commune of the window that closes, while the avenant is not transmitted. Each reminder is given once; one that was missed is not made up for.
     *
     * @return whether another one is to come
     */
    public boolean remind(String reference) {
        Avenant avenant = avenants.byReference(reference);
        if (!UNTRANSMITTED.contains(avenant.status())) {
            return false;
        }
        WindowReminders reminders = reminders(avenant);
        // one that no window concerns may still be turned into one that must be in time
        Optional<Integer> due = avenant.nature().hasWindow() ? reminders.due(avenant.openedAt(), clock.now(), clock) : Optional.empty();
        due.map(days -> new AvenantReminder.Key(reference, days)).filter(key -> !given.existsById(key)).ifPresent(key -> {
            given.save(new AvenantReminder(reference, key.daysBefore(), clock.now()));
            mails.remind(avenant, reminders.window(), key.daysBefore());
        });
        return reminders.nextAfter(clock.now(), clock).isPresent();
    }

    private WindowReminders reminders(Avenant avenant) {
        List<Integer> days = settings.windowRemindersDays();
        return new WindowReminders(views.windowOf(avenant), days);
    }
}
