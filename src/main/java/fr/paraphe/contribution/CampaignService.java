package fr.paraphe.contribution;

import fr.paraphe.NotFoundException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SchoolYear;
import java.time.LocalDate;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** Campaigns from their creation to their end, apart from the closing ({@link CampaignClosing}) and the titres ({@link TitreService}). */
@Service
@Transactional
public class CampaignService {

    private final CampaignRepository campaigns;
    private final CivilClock clock;

    CampaignService(CampaignRepository campaigns, CivilClock clock) {
        this.campaigns = campaigns;
        this.clock = clock;
    }

    /** @throws NotFoundException when there is none */
    @Transactional(readOnly = true)
    public Campaign get(String reference) {
        return campaigns.findById(reference).orElseThrow(() -> new NotFoundException(CampaignClosing.UNKNOWN));
    }

    /**
     * The campaign of an académie for that school year, created where there is none yet; its process is the caller's to start.
     *
     * @param opensOn  first day of its window
     * @param closesOn last day, 24:00 included
     */
    public Campaign create(String academie, SchoolYear year, LocalDate opensOn, LocalDate closesOn) {
        return campaigns.findById(Campaign.referenceOf(academie, year))
            .orElseGet(() -> campaigns.saveAndFlush(new Campaign(academie, year, opensOn, closesOn, clock.now())));
    }
}
