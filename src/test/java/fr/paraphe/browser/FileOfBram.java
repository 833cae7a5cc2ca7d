package fr.paraphe.browser;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.calendar.SettableClock;
import fr.paraphe.support.Program;
import java.time.LocalDateTime;
import org.camunda.bpm.engine.RuntimeService;
import org.camunda.bpm.engine.runtime.ProcessInstance;

/** One file of Bram for all browser tests that share an application: opened by whoever comes first, because a school year is covered by one file of a commune. */
final class FileOfBram {

    static final String CLERK = "secretariat-11049";

    private FileOfBram() {
    }

    /**
     * Opened on 18 September 2017, and the clock is at 16 October: annexe 1, to be established within fifteen days, is late.
     *
     * @return the reference of the convention
     */
    static String late(int port, SettableClock clock, RuntimeService runtime) {
        String reference = runtime.createProcessInstanceQuery().processInstanceBusinessKeyLike("ENT-11049-%").processDefinitionKey("convention-lifecycle").list()
            .stream().findFirst().map(ProcessInstance::getBusinessKey).orElseGet(() -> opened(port, clock));
        it(clock, "2017-10-16T09:00");
        return reference;
    }

    private static String opened(int port, SettableClock clock) {
        it(clock, "2017-09-18T09:00");
        Program clerk = Program.as(port, CLERK);
        String reference = clerk.post("/api/conventions", "{\"commune\": \"11049\", \"firstSchoolYear\": \"2017-2018\", \"object\": \"ENT-école\"}").json()
            .get("reference").asText();
        assertThat(clerk.post("/engine-rest/process-definition/key/convention-lifecycle/submit-form",
            "{\"businessKey\": \"%s\", \"variables\": {\"commune\": {\"value\": \"11049\", \"type\": \"String\"}}}".formatted(reference)).status()).isEqualTo(200);
        return reference;
    }

    private static void it(SettableClock clock, String localTime) {
        clock.set(LocalDateTime.parse(localTime).atZone(clock.getZone()).toInstant());
    }
}
