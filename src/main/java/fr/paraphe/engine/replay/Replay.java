package fr.paraphe.engine.replay;

import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.engine.Timeline;
import fr.paraphe.security.Accounts;
import java.util.List;
import org.camunda.bpm.engine.ProcessEngine;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Plays a case whose papers are known and holds every date against them. It needs a clock that can be set: without one there is no replay. */
@Component
public class Replay {

    private final List<ReplayCase> cases;
    private final ProcessEngine engine;
    private final Accounts accounts;
    private final CivilClock clock;
    private final ObjectProvider<SettableClock> settable;

    Replay(List<ReplayCase> cases, ProcessEngine engine, Accounts accounts, CivilClock clock, ObjectProvider<SettableClock> settable) {
        this.cases = cases;
        this.engine = engine;
        this.accounts = accounts;
        this.clock = clock;
        this.settable = settable;
    }

    /** @return the lines of the table, in the order of events */
    public List<ReplayLine> play(String name) {
        ReplayCase played = cases.stream().filter(known -> known.name().equals(name)).findFirst().orElseThrow(() -> new IllegalArgumentException(
            "Cas inconnu : «" + name + "». Cas connus : " + String.join(", ", cases.stream().map(ReplayCase::name).sorted().toList()) + "."));
        Stage stage = new Stage(engine, accounts, clock, new Timeline(settable.getObject(), engine.getManagementService()));
        played.play(stage);
        return stage.lines();
    }
}
