package fr.paraphe.avenant;

import java.time.LocalDate;

/** What the window of its school year says to a transmitted avenant. */
public sealed interface WindowAnswer {

    WindowOutcome outcome();

    /** «Convention, art. 6.3» */
    String clause();

    /** Why, in French. */
    String sentence();

    /**
     * Transmitted before the window: taken as transmitted on its first day, with its own proof.
     *
     * @param until that first day
     */
    record Held(LocalDate until, String clause, String sentence) implements WindowAnswer {
        @Override
        public WindowOutcome outcome() {
            return WindowOutcome.HELD;
        }
    }

    /** @param lastDay transmitted on the last day: accepted and flagged */
    record InTime(boolean lastDay, String clause, String sentence) implements WindowAnswer {
        @Override
        public WindowOutcome outcome() {
            return WindowOutcome.EFFECTIVE;
        }
    }

    /** @param outcome {@link WindowOutcome#NO_EFFECT} where art. 6.3 decides, {@link WindowOutcome#TO_DECIDE} where the texts are silent */
    record Late(WindowOutcome outcome, String clause, String sentence) implements WindowAnswer {
    }

    /** No window holds for what it changes. */
    record Free(String clause, String sentence) implements WindowAnswer {
        @Override
        public WindowOutcome outcome() {
            return WindowOutcome.EFFECTIVE;
        }
    }

    /** Late, and the académie has decided. */
    record Decided(WindowOutcome outcome, String clause, String sentence) implements WindowAnswer {
    }
}
