package fr.paraphe;

import org.slf4j.MDC;

/** Which case a line of the log is about: a field of its own in structured logs. The engine writes the same field around delegates and jobs. */
public final class CaseInLog {

    /** Also in {@code application.yml}, for the engine. */
    public static final String FIELD = "case";

    private CaseInLog() {
    }

    /**
     * From here to the end of the block the log speaks of that case.
     *
     * @param reference e.g. {@code ENT-11076-2017}
     */
    public static MDC.MDCCloseable about(String reference) {
        return MDC.putCloseable(FIELD, reference);
    }
}
