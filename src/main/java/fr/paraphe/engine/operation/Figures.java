package fr.paraphe.engine.operation;

import java.time.Instant;
import java.util.List;

/**
 * How the work stands, counted at one moment over all cases.
 *
 * @param countedAt when
 * @param jobs      what the engine has to do by itself
 * @param incidents jobs that were given up and wait for a human
 * @param overdue   open tasks whose last day has passed
 * @param outbox    mails that have not left
 * @param campaigns those that are not over, by reference
 */
record Figures(Instant countedAt, Jobs jobs, long incidents, long overdue, OutboxFigures outbox, List<CampaignFigures> campaigns) {

    Figures {
        campaigns = List.copyOf(campaigns);
    }

    /**
     * @param due    may run now
     * @param late   of those, due for longer than {@code paraphe.operation.late-after}
     * @param failed tried for the last time
     */
    record Jobs(long due, long late, long failed) {
    }

    /**
     * @param reference e.g. {@code ENT-montpellier-2018-2019}
     * @param status    name of the state
     * @param total     conventions to close; 0 before the closing
     * @param done      conventions closed so far
     */
    record CampaignFigures(String reference, String status, int total, int done) {
    }
}
