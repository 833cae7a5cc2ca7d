package fr.paraphe.contribution;

import fr.paraphe.NotFoundException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.convention.Billable;
import fr.paraphe.convention.BillableConventions;
import fr.paraphe.convention.Party;
import fr.paraphe.convention.PartyReader;
import fr.paraphe.mail.Mail;
import fr.paraphe.mail.Outbox;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * Tells the communes of a campaign that their window is open, and reminds them of its end (art. 6.2). Rounds go in chunks, each one transaction: the campaign's row says
 * how far the round has come, so a stop in between repeats no mail.
 */
@Service
@Transactional
@EnableConfigurationProperties(CampaignSettings.class)
public class WindowMails {

    private final CampaignRepository campaigns;
    private final BillableConventions billables;
    private final AvenantNews avenants;
    private final PartyReader parties;
    private final Outbox outbox;
    private final CampaignSettings settings;
    private final CivilClock clock;

    WindowMails(CampaignRepository campaigns, BillableConventions billables, AvenantNews avenants, PartyReader parties, Outbox outbox, CampaignSettings settings,
                CivilClock clock) {
        this.campaigns = campaigns;
        this.billables = billables;
        this.avenants = avenants;
        this.parties = parties;
        this.outbox = outbox;
        this.settings = settings;
        this.clock = clock;
    }

    /**
     * Writes to the next communes of the present round; the first round opens the campaign. Nobody is told of a window that does not concern its convention: that of
     * its first school year (art. 7), or after its end; nobody is reminded who has transmitted an avenant. Once the window is over no mail leaves any more.
     *
     * @param campaign its reference
     * @param limit    conventions at most
     * @return true while some are left
     */
    public boolean tellNext(String campaign, int limit) {
        Campaign locked = campaigns.lock(campaign).orElseThrow(() -> new NotFoundException(CampaignClosing.UNKNOWN));
        if (locked.status() == CampaignStatus.WAITING) {
            locked.open();
        }
        LocalDate today = clock.today();
        if (today.isAfter(locked.closesOn())) {
            locked.noticeRoundOver(today);
            return false;
        }
        List<Billable> found = billables.next(locked.academie(), locked.schoolYear(), locked.closesOn(), locked.noticeReference(), limit + 1);
        List<Billable> page = found.subList(0, Math.min(limit, found.size()));
        write(locked, page.stream().filter(convention -> convention.endedOn() == null && !convention.firstSchoolYear().equals(locked.schoolYear())).toList());
        boolean more = found.size() > limit;
        if (more) {
            locked.noticedUpTo(page.get(page.size() - 1).reference());
        } else {
            locked.noticeRoundOver(today);
        }
        return more;
    }

    /** The day of the next reminder; empty once the last one before the end of the window is over. */
    @Transactional(readOnly = true)
    public Optional<LocalDate> nextReminder(String reference) {
        Campaign campaign = campaigns.findById(reference).orElseThrow(() -> new NotFoundException(CampaignClosing.UNKNOWN));
        LocalDate after = campaign.noticedOn().orElse(campaign.opensOn());
        return settings.dates(campaign.schoolYear()).stream().filter(day -> day.isAfter(after) && !day.isAfter(campaign.closesOn())).findFirst();
    }

    private void write(Campaign campaign, List<Billable> concerned) {
        List<String> references = concerned.stream().map(Billable::reference).toList();
        Set<String> done = campaign.notices() == 0 ? Set.of() : avenants.of(references, campaign.schoolYear()).keySet();
        List<Billable> left = concerned.stream().filter(convention -> !done.contains(convention.reference())).toList();
        Map<String, Party> communes = parties.communes(left.stream().map(Billable::reference).toList());
        for (Billable convention : left) {
            Party commune = communes.get(convention.reference());
            Stream.of("secretariat", "dgs", "maire").flatMap(group -> commune.mailbox(group).stream()).findFirst()
                .ifPresent(address -> outbox.post(mail(campaign, convention, address)));
        }
    }

    private Mail mail(Campaign campaign, Billable convention, String address) {
        String closes = FrenchDates.inWords(campaign.closesOn());
        String subject;
        String first;
        if (campaign.notices() == 0) {
            subject = "ENT-école " + campaign.schoolYear() + " : la liste de vos écoles peut changer jusqu’au " + FrenchDates.dayMonth(campaign.closesOn());
            first = "La fenêtre de l’année scolaire " + campaign.schoolYear() + " est ouverte : un avenant transmis à l’académie du "
                + FrenchDates.dayMonth(campaign.opensOn()) + " au " + closes + " change la liste des écoles inscrites à l’ENT-école (convention " + convention.reference()
                + ", art. 6.2).";
        } else {
            long days = ChronoUnit.DAYS.between(clock.today(), campaign.closesOn());
            subject = "Rappel : ENT-école " + campaign.schoolYear() + ", " + (days == 0 ? "dernier jour" : days == 1 ? "encore un jour" : "encore " + days + " jours")
                + " pour changer la liste de vos écoles";
            first = "L’académie n’a reçu aucun avenant à la convention " + convention.reference() + " pour l’année scolaire " + campaign.schoolYear()
                + ". Si la liste de vos écoles doit changer, l’avenant est à transmettre au plus tard le " + closes + " (art. 6.2).";
        }
        String body = "Madame, Monsieur,\n\n" + first + "\n\nSans avenant, la liste reste celle d’aujourd’hui : " + FeeRule.schools(convention.schools())
            + " (art. 6.1). Après cette date, une baisse ne réduit plus la contribution de l’année et de nouvelles écoles ne sont pas activées (art. 6.3).\n";
        return new Mail("window/" + campaign.reference() + "/" + convention.reference() + "/" + campaign.notices(), address, subject, body, List.of(),
            convention.reference(), convention.commune());
    }
}
