package fr.paraphe.engine.retention;

import fr.paraphe.document.DocumentKind;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.Period;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How long what is kept (docs/retention.md). Every duration counts from the end of the convention, or of the campaign; people's from the end of their term.
 *
 * @param night          whether this node does the nightly work
 * @param from           when the night begins, civil time
 * @param until          when it ends; also of the engine's own cleanup
 * @param visa           the departmental archives' agreement to eliminations (code du patrimoine, art. L212-3); without one nothing of a case is removed
 * @param cases          what is not named below: our tables, the engine's history, the audit trail
 * @param mails          mails of the outbox, with their attachments
 * @param reminders      reminders that were given
 * @param documents      by kind, where a paper is kept longer than its case: a period, or «definitive» for those that go to the archives
 * @param contacts       the commune's contact, after the end of the convention
 * @param councillors    councillors, after their term
 * @param casesAtOnce    removed at most in one round of the night, each in a transaction of its own
 */
@ConfigurationProperties("paraphe.retention")
public record RetentionSettings(@DefaultValue("true") boolean night, @DefaultValue("02:00") LocalTime from, @DefaultValue("05:00") LocalTime until,
                                @DefaultValue("") String visa, @DefaultValue("P10Y") Period cases, @DefaultValue("P5Y") Period mails,
                                @DefaultValue("P1Y") Period reminders, Map<DocumentKind, String> documents, @DefaultValue("P1Y") Period contacts,
                                @DefaultValue("P1Y") Period councillors, @DefaultValue("100") int casesAtOnce) {

    private static final String DEFINITIVE = "definitive";

    public RetentionSettings {
        Map<DocumentKind, String> kinds = new EnumMap<>(DocumentKind.class);
        if (documents != null) {
            kinds.putAll(documents);
        }
        documents = Map.copyOf(kinds);
        documents.values().stream().filter(period -> !period.equals(DEFINITIVE)).forEach(Period::parse);
        visa = visa.strip();
    }

    /** Whether the archives have agreed. */
    public boolean mayEliminate() {
        return !visa.isEmpty();
    }

    /** @return the day from which a paper of that kind may go, or empty where it is kept for good */
    public Optional<LocalDate> documentUntil(DocumentKind kind, LocalDate endedOn) {
        String period = documents.get(kind);
        if (DEFINITIVE.equals(period)) {
            return Optional.empty();
        }
        LocalDate ofCase = endedOn.plus(cases);
        LocalDate own = period == null ? ofCase : endedOn.plus(Period.parse(period));
        return Optional.of(own.isAfter(ofCase) ? own : ofCase);
    }

    /** A night may begin before midnight. */
    public boolean isNight(LocalTime now) {
        return from.isBefore(until) ? !now.isBefore(from) && now.isBefore(until) : !now.isBefore(from) || now.isBefore(until);
    }
}
