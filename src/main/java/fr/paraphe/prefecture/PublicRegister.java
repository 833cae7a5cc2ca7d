package fr.paraphe.prefecture;

import fr.paraphe.NotFoundException;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.MonthsDelay;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import org.springframework.data.domain.Page;
import org.springframework.data.domain.PageRequest;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * The acts that have been made public, for everybody: anyone may have a commune's deliberations (CGCT, art. L2121-26), and since 1 July 2022 they are
 * published on line for at least two months (CGCT, art. L2131-1 and R2131-1). An act stands here from the day of its publication, however it was made, for
 * as long as its case is kept; before that day it does not exist for a stranger.
 */
@Service
@Transactional(readOnly = true)
public class PublicRegister {

    public static final String ARTICLE = "CGCT, art. R2131-1";
    private static final MonthsDelay ONLINE = new MonthsDelay(2);
    private static final int ACTS_A_PAGE = 20;

    private final ActRepository acts;
    private final CivilClock clock;

    PublicRegister(ActRepository acts, CivilClock clock) {
        this.acts = acts;
        this.clock = clock;
    }

    /**
     * @param communes INSEE codes, null for every commune
     * @param year     of the deliberation, 0 for every year
     * @param page     from 0
     */
    public Page<Act> acts(Collection<String> communes, int year, int page) {
        return acts.published(communes == null, communes == null ? List.of() : communes, year, clock.today(), PageRequest.of(Math.max(page, 0), ACTS_A_PAGE));
    }

    /** @throws NotFoundException when there is none, or it is not public yet */
    public Act act(String identifier) {
        return acts.published(identifier, clock.today()).orElseThrow(() -> new NotFoundException("Acte introuvable."));
    }

    /** Of the deliberations, the newest first. */
    public List<Integer> years() {
        return acts.yearsWithPublished(clock.today());
    }

    /** The day until which the act stays public whatever happens: two months from its publication. */
    public static LocalDate onlineAtLeastUntil(LocalDate publishedOn) {
        return ONLINE.lastDay(publishedOn);
    }
}
