package fr.paraphe.web.form.prefecture;

import fr.paraphe.prefecture.Act;
import java.time.LocalDate;

/** The anomaly for which the prefecture sent the act back. */
record AnomalyView(LocalDate on, String code, String reason, String correction) {

    static AnomalyView of(Act act) {
        return act.anomalyOn().map(on -> new AnomalyView(on, act.anomalyCode().orElse(null), act.anomalyReason().orElse(""), act.correction().orElse(null))).orElse(null);
    }
}
