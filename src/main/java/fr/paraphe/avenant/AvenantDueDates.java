package fr.paraphe.avenant;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.Deadline;
import fr.paraphe.calendar.DueDates;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Component;

/** The window's date for what must be done before it closes; once it has closed, the configured terms hold. */
@Component
class AvenantDueDates implements DueDates {

    private static final Set<String> BEFORE_THE_WINDOW_CLOSES = Set.of("UserTask_PrepareAvenant", "UserTask_TransmitAvenant", "UserTask_SignAsMayor");

    private final AvenantRepository avenants;
    private final AvenantViews views;
    private final CivilClock clock;

    AvenantDueDates(AvenantRepository avenants, AvenantViews views, CivilClock clock) {
        this.avenants = avenants;
        this.views = views;
        this.clock = clock;
    }

    @Override
    public Optional<Deadline> dueDate(String taskKey, String reference) {
        if (reference == null || !BEFORE_THE_WINDOW_CLOSES.contains(taskKey)) {
            return Optional.empty();
        }
        return avenants.findById(reference).filter(avenant -> avenant.nature().hasWindow()).map(views::windowOf)
            .filter(window -> !clock.today().isAfter(window.closesOn())).map(AvenantWindow::target);
    }
}
