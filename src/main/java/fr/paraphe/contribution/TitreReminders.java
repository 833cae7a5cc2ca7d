package fr.paraphe.contribution;

import fr.paraphe.NotFoundException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SchoolYear;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.data.domain.Limit;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reminds of what is unpaid, some days after its term. Each reminder is sent once; where several days have passed at once, one mail stands for all of them.
 */
@Service
@Transactional
@EnableConfigurationProperties(PaymentReminderSettings.class)
public class TitreReminders {

    private final TitreRepository titres;
    private final TitreReminderRepository reminders;
    private final CampaignRepository campaigns;
    private final TitrePapers papers;
    private final List<Integer> delays;
    private final CivilClock clock;

    TitreReminders(TitreRepository titres, TitreReminderRepository reminders, CampaignRepository campaigns, TitrePapers papers, PaymentReminderSettings settings,
                   CivilClock clock) {
        this.titres = titres;
        this.reminders = reminders;
        this.campaigns = campaigns;
        this.papers = papers;
        this.delays = settings.paymentRemindersDays();
        this.clock = clock;
    }

    /**
     * Reminds of the next unpaid titres of a campaign whose day has come.
     *
     * @return true while some are left
     */
    public boolean remindNext(String campaign, int limit) {
        campaigns.lock(campaign).orElseThrow(() -> new NotFoundException("Campagne introuvable."));
        List<Titre> found = new ArrayList<>();
        for (int sent = 0; sent < delays.size() && found.size() <= limit; sent++) {
            found.addAll(titres.toRemind(campaign, sent, clock.today().minusDays(delays.get(sent)), Limit.of(limit + 1 - found.size())));
        }
        found.stream().limit(limit).forEach(this::remind);
        return found.size() > limit;
    }

    /** The day of the next reminder of a campaign; empty when nothing is unpaid or all reminders are sent. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> next(String campaign) {
        return IntStream.range(0, delays.size()).boxed()
            .flatMap(sent -> titres.firstDue(campaign, sent).map(due -> due.plusDays(delays.get(sent))).stream()).min(LocalDate::compareTo);
    }

    /** As {@link #remindNext}, of a titre outside any campaign. */
    public void remindAlone(String reference, SchoolYear year) {
        standing(reference, year).flatMap(titre -> titres.lock(titre.id())).filter(titre -> nextOf(titre).filter(day -> !day.isAfter(clock.today())).isPresent())
            .ifPresent(this::remind);
    }

    /** As {@link #next}, of a titre outside any campaign. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> nextAlone(String reference, SchoolYear year) {
        return standing(reference, year).flatMap(this::nextOf);
    }

    /** The days on which a titre was reminded of. */
    @Transactional(readOnly = true)
    public List<LocalDate> of(long titre) {
        return reminders.findByTitreIdOrderByOrdinal(titre).stream().map(TitreReminder::remindedOn).toList();
    }

    private Optional<Titre> standing(String reference, SchoolYear year) {
        return titres.findByReferenceAndSchoolYearOrderById(reference, year.toString()).stream().filter(Titre::standing).findFirst();
    }

    private Optional<LocalDate> nextOf(Titre titre) {
        boolean unpaid = titre.standing() && titre.left().signum() > 0 && titre.document().isPresent();
        return unpaid && titre.reminders() < delays.size() ? Optional.of(titre.dueOn().plusDays(delays.get(titre.reminders()))) : Optional.empty();
    }

    private void remind(Titre titre) {
        LocalDate today = clock.today();
        int passed = (int) delays.stream().filter(days -> !titre.dueOn().plusDays(days).isAfter(today)).count();
        titre.remindedUpTo(passed);
        reminders.save(new TitreReminder(titre.id(), passed, today));
        papers.remind(titre, passed);
    }
}
