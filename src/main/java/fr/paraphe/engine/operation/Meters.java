package fr.paraphe.engine.operation;

import fr.paraphe.mail.MailStatus;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.MultiGauge;
import io.micrometer.core.instrument.Tags;
import io.micrometer.core.instrument.binder.MeterBinder;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** {@link Figures} as meters. Every node tells the same ones: they are of the database, not of the node, and are looked at by their maximum, never added up. */
@Component
class Meters implements MeterBinder {

    static final List<MailStatus> NOT_GONE = List.of(MailStatus.WAITING, MailStatus.SENDING, MailStatus.FAILED, MailStatus.UNCERTAIN);

    private final Counter counter;
    private MultiGauge campaigns;

    Meters(Counter counter) {
        this.counter = counter;
    }

    @Override
    public void bindTo(MeterRegistry registry) {
        campaigns = MultiGauge.builder("paraphe.campaign.conventions")
            .description("Conventions of a campaign that is not over: to close in all (0 before the closing), and closed so far").register(registry);
        gauge(registry, "paraphe.jobs.due", "Jobs of the engine that may run now", figures -> figures.jobs().due());
        gauge(registry, "paraphe.jobs.late", "Jobs that have been due for longer than paraphe.operation.late-after", figures -> figures.jobs().late());
        gauge(registry, "paraphe.jobs.failed", "Jobs that were tried for the last time and wait for an operator", figures -> figures.jobs().failed());
        gauge(registry, "paraphe.incidents", "Open incidents, each counted where it began", Figures::incidents);
        gauge(registry, "paraphe.deadlines.overdue", "Open tasks whose last day has passed", Figures::overdue);
        gauge(registry, "paraphe.outbox.oldest.waiting.seconds", "For how long the oldest mail has waited to leave; 0 when none does",
            figures -> figures.outbox().oldestWaiting().map(since -> Duration.between(since, figures.countedAt()).toSeconds()).orElse(0L));
        for (MailStatus status : NOT_GONE) {
            Gauge.builder("paraphe.outbox.mails", () -> counted().outbox().inState(status)).tag("status", status.name().toLowerCase(Locale.ROOT))
                .description("Mails that have not left").register(registry);
        }
    }

    private void gauge(MeterRegistry registry, String name, String description, Function<Figures, Number> value) {
        Gauge.builder(name, () -> value.apply(counted())).description(description).register(registry);
    }

    /** Campaigns come and go: their rows are set anew with each count, so that one is seen from the second scrape of its life. */
    private Figures counted() {
        Figures figures = counter.figures();
        campaigns.register(figures.campaigns().stream().flatMap(campaign -> Stream.of(
            row(campaign, "total", campaign.total()), row(campaign, "done", campaign.done()))).toList(), true);
        return figures;
    }

    private static MultiGauge.Row<Number> row(Figures.CampaignFigures campaign, String state, int count) {
        return MultiGauge.Row.of(Tags.of("campaign", campaign.reference(), "status", campaign.status().toLowerCase(Locale.ROOT), "count", state), count);
    }

    @EventListener(ApplicationReadyEvent.class)
    void countOnce() {
        if (campaigns != null) {
            counted();
        }
    }
}
