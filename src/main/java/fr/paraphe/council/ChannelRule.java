package fr.paraphe.council;

import fr.paraphe.Verdict;
import fr.paraphe.calendar.FrenchDates;
import fr.paraphe.directory.Channel;
import java.time.LocalDate;

/**
 * How a councillor is convened (CGCT, art. L2121-10). Until 28 December 2019: in writing at home, elsewhere or electronically on request; since then (loi 2019-1461,
 * art. 9): electronically, in writing on request. A wrong channel is a defect only if the convocation cannot be shown to have arrived in time
 * (CE, 9 mars 2007, n° 290687), so it is a warning.
 */
public final class ChannelRule {

    private static final LocalDate ELECTRONIC_BY_DEFAULT = LocalDate.of(2019, 12, 29);

    private ChannelRule() {
    }

    /** The channel that needs no request, for a convocation sent that day. */
    public static Channel byDefault(LocalDate sent) {
        return sent.isBefore(ELECTRONIC_BY_DEFAULT) ? Channel.DOMICILE : Channel.DEMATERIALISE;
    }

    /**
     * @param councillor the name for the sentence
     * @param requested  when the councillor asked for this channel; null when never
     */
    public static Verdict check(String councillor, Channel channel, LocalDate requested, LocalDate sent) {
        Channel byDefault = byDefault(sent);
        if (channel == byDefault || requested != null && !requested.isAfter(sent)) {
            return Verdict.accepted();
        }
        return Verdict.acceptedWith("%s est convoqué(e) %s sans demande enregistrée au %s ; la règle est alors l’envoi %s (CGCT, art. L2121-10)."
            .formatted(councillor, channel.french(), FrenchDates.numeric(sent), byDefault.french()));
    }
}
