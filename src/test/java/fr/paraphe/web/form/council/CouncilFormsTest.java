package fr.paraphe.web.form.council;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.mockito.Mockito.mock;
import static org.mockito.Mockito.when;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import fr.paraphe.RefusedException;
import fr.paraphe.avenant.AvenantService;
import fr.paraphe.calendar.CivilClock;
import fr.paraphe.calendar.SettableClock;
import fr.paraphe.convention.Convention;
import fr.paraphe.convention.ConventionService;
import fr.paraphe.council.Castelnaudary;
import fr.paraphe.council.CouncilService;
import fr.paraphe.council.CouncilSlice;
import fr.paraphe.support.OutboxKeeper;
import fr.paraphe.web.council.HourJson;
import fr.paraphe.web.form.TaskForm;
import fr.paraphe.web.form.TaskRef;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.http.converter.json.Jackson2ObjectMapperBuilder;

/** The JSON of the council's forms, in and out, along the source's own case. */
@CouncilSlice
@Import({PrepareSessionForm.class, SendConvocationForm.class, RecordPostingForm.class, AttendanceForm.class, SecondSessionForm.class, RuleOnUrgencyForm.class,
    VoteForm.class, PostDecisionsForm.class, CouncilFormsTest.Files.class})
class CouncilFormsTest {

    private final ObjectMapper json = Jackson2ObjectMapperBuilder.json().featuresToDisable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
        .serializerByType(LocalTime.class, new HourJson()).build();

    @Autowired
    private List<TaskForm<?>> forms;
    @Autowired
    private CouncilService council;
    @Autowired
    private Castelnaudary town;
    @Autowired
    private OutboxKeeper outbox;
    @Autowired
    private SettableClock clock;
    @Autowired
    private CivilClock civil;
    @Autowired
    private ConventionService conventions;

    private String reference;

    @Test
    void saveAndShowTheCaseOfThePaper() throws Exception {
        put("ENT-11076-2017", "2017-10-24");
        JsonNode empty = view("UserTask_PrepareSession");
        assertThat(empty.at("/proposedObject").asText()).isEqualTo("Convention ENT-école 2017-2021");
        assertThat(empty.at("/proposedDecision").asText()).startsWith("AUTORISE Monsieur le Maire à signer");
        assertThat(empty.at("/preparation/session").isNull()).isTrue();
        assertThat(empty.at("/preparation/town/explanatoryNoteNeeded").asBoolean()).isTrue();
        assertThat(empty.at("/preparation/ordinary/session").asText()).isEqualTo("2017-10-30");
        assertThat(empty.at("/preparation/urgent/session").asText()).isEqualTo("2017-10-26");

        prepare();
        JsonNode prepared = view("UserTask_PrepareSession");
        assertThat(prepared.at("/preparation/session/time").asText()).isEqualTo("18:30");
        assertThat(prepared.at("/preparation/latestSending/date").asText()).isEqualTo("2017-10-24");
        council.concludePreparation(reference);

        JsonNode sending = view("UserTask_SendConvocation");
        assertThat(sending.at("/recipients")).hasSize(33);
        assertThat(sending.at("/inTime").asBoolean()).isTrue();
        save("UserTask_SendConvocation", "{\"confirmed\": true, \"version\": %s}".formatted(sending.at("/version")));
        council.checkConvocation(reference);
        council.sendConvocation(reference);

        outbox.acceptAll(civil.at(LocalDate.of(2017, 10, 24), LocalTime.of(9, 5)));
        save("UserTask_RecordPosting", """
            {"postedOn": "2017-10-24", "proofs": [], "forOthers": {"kind": "SWORN_AGENT", "date": "2017-10-24", "note": "Police municipale"}}""");
        council.concludePosting(reference);
        JsonNode posting = view("UserTask_RecordPosting");
        assertThat(posting.at("/missing").asInt()).isZero();
        assertThat(posting.at("/lines/0/mail/status").asText()).isEqualTo("SENT");
        assertThat(posting.at("/postedOn").asText()).isEqualTo("2017-10-24");

        today("2017-10-30");
        save("UserTask_RecordAttendance", attendance());
        JsonNode attendance = view("UserTask_RecordAttendance");
        assertThat(attendance.at("/quorum/required").asInt()).isEqualTo(17);
        assertThat(attendance.at("/quorum/present").asInt()).isEqualTo(28);
        assertThat(attendance.at("/members/0/mayor").asBoolean()).isTrue();
        assertThat(attendance.at("/members/1/registerName").asText()).isEqualTo("GREFFIER Philippe");
        council.concludeAttendance(reference);

        save("UserTask_RecordVote", """
            {"action": "VOTE", "mode": "ORDINARY", "unanimous": true, "number": "2017-276"}""");
        JsonNode vote = view("UserTask_RecordVote");
        assertThat(vote.at("/total").asInt()).isEqualTo(30);
        assertThat(vote.at("/deduced").asBoolean()).isTrue();
        assertThat(vote.at("/saved/unanimous").asBoolean()).isTrue();
        council.concludeVote(reference);

        today("2017-11-06");
        save("UserTask_PostDecisions", "{\"postedOn\": \"2017-11-06\", \"onlineOn\": null}");
        assertThat(view("UserTask_PostDecisions").at("/latest/date").asText()).isEqualTo("2017-11-06");
        council.concludeDecisionPosting(reference);
    }

    @Test
    void answerWithThePathOfTheWrongField() throws Exception {
        put("ENT-11076-PATHS", "2017-10-24");
        prepare();
        save("UserTask_SendConvocation", "{\"confirmed\": true}");
        council.sendConvocation(reference);
        today("2017-10-30");
        String twice = attendance().replace("\"holder\": %d".formatted(town.id("BOUILLEUX Denis")), "\"holder\": %d".formatted(town.id("GUILHEM Evelyne")));
        assertThatExceptionOfType(RefusedException.class).isThrownBy(() -> save("UserTask_RecordAttendance", twice))
            .satisfies(refused -> assertThat(refused.reasons()).extracting(reason -> reason.field()).containsExactly("proxies[1].holder"));
    }

    @Test
    void carryAnUrgencyAndASecondSession() throws Exception {
        put("ENT-11076-URGENT", "2017-10-24");
        save("UserTask_PrepareSession", """
            {"object": "CONVENTION ENT", "decision": "AUTORISE Monsieur le Maire à signer", "date": "2017-10-26", "time": "18:30", "place": "Mairie",
             "urgent": true, "urgencyReason": "La rentrée a commencé.", "explanatoryNote": "Note."}""");
        save("UserTask_SendConvocation", "{\"confirmed\": true}");
        council.sendConvocation(reference);
        today("2017-10-26");
        save("UserTask_RecordAttendance",
            "{\"president\": %d, \"members\": [{\"councillor\": %d, \"present\": true}]}".formatted(town.id("MAUGARD Patrick"), town.id("MAUGARD Patrick")));
        assertThat(council.concludeAttendance(reference).quorumReached()).isFalse();

        JsonNode second = view("UserTask_ConveneAgain");
        assertThat(second.at("/missed").asText()).isEqualTo("2017-10-26");
        assertThat(second.at("/quorum/reached").asBoolean()).isFalse();
        assertThat(second.at("/ordinary/session").asText()).isEqualTo("2017-10-30");
        assertThat(second.at("/proposed/place").asText()).isEqualTo("Mairie");
        save("UserTask_ConveneAgain", """
            {"date": "2017-10-28", "time": "10:00", "place": "Mairie", "urgent": true, "urgencyReason": "La rentrée a commencé.", "explanatoryNote": "Note."}""");
        save("UserTask_SendConvocation", "{\"confirmed\": true}");
        council.sendConvocation(reference);
        today("2017-10-28");
        save("UserTask_RecordAttendance", attendance());
        council.concludeAttendance(reference);

        JsonNode urgency = view("UserTask_RuleOnUrgency");
        assertThat(urgency.at("/clearDaysGiven").asInt()).isEqualTo(1);
        assertThat(urgency.at("/urgencyReason").asText()).isEqualTo("La rentrée a commencé.");
        save("UserTask_RuleOnUrgency", "{\"accepted\": true, \"report\": \"Le maire a rendu compte.\"}");
        assertThat(view("UserTask_RuleOnUrgency").at("/accepted").asBoolean()).isTrue();
        assertThat(council.concludeUrgency(reference).accepted()).isTrue();
    }

    private void prepare() throws JsonProcessingException {
        save("UserTask_PrepareSession", """
            {"object": "CONVENTION VILLE / RECTORAT EDUCATION NATIONALE - ENVIRONNEMENT NUMERIQUE DE TRAVAIL 2017-2021", "statement": "Monsieur le Maire rappelle…",
             "decision": "AUTORISE Monsieur le Maire à signer la convention.", "date": "2017-10-30", "time": "18:30", "place": "Hôtel de ville, salle du conseil",
             "explanatoryNote": "Renouvellement de la convention ENT-école."}""");
    }

    private String attendance() {
        String members = Arrays.stream(("MAUGARD Patrick, " + Castelnaudary.PRESENT).split(", "))
            .map(name -> "{\"councillor\": %d, \"present\": true}".formatted(town.id(name))).collect(Collectors.joining(", "));
        return """
            {"president": %d, "secretary": %d, "discussedAt": "18:45", "members": [%s],
             "proxies": [{"giver": %d, "holder": %d, "written": true}, {"giver": %d, "holder": %d, "written": true}]}""".formatted(
            town.id("MAUGARD Patrick"), town.id("EL KAHAZ Sarah"), members, town.id("CATHALA-LEGUEVAQUES Nicole"), town.id("GUILHEM Evelyne"),
            town.id("VERONIN-MASSET Jean-François"), town.id("BOUILLEUX Denis"));
    }

    private void put(String reference, String day) {
        this.reference = reference;
        today(day);
        Convention convention = mock(Convention.class);
        when(convention.object()).thenReturn("Convention ENT-école 2017-2021");
        when(conventions.byReference(reference)).thenReturn(convention);
        council.putItem(reference, Castelnaudary.INSEE);
    }

    private JsonNode view(String taskKey) {
        return json.valueToTree(form(taskKey).view(task(taskKey)));
    }

    private void save(String taskKey, String input) throws JsonProcessingException {
        save(form(taskKey), taskKey, input);
    }

    private <I> void save(TaskForm<I> form, String taskKey, String input) throws JsonProcessingException {
        form.save(task(taskKey), json.readValue(input, form.inputType()));
    }

    private TaskForm<?> form(String taskKey) {
        return forms.stream().filter(form -> form.taskKey().equals(taskKey)).findFirst().orElseThrow();
    }

    private TaskRef task(String taskKey) {
        return new TaskRef("1", taskKey, reference, Castelnaudary.INSEE, "secretariat-11076");
    }

    private void today(String day) {
        clock.set(civil.at(LocalDate.parse(day), LocalTime.of(9, 0)));
    }

    @TestConfiguration(proxyBeanMethods = false)
    static class Files {

        @Bean
        ConventionService conventionService() {
            return mock(ConventionService.class);
        }

        @Bean
        AvenantService avenantService() {
            return mock(AvenantService.class);
        }
    }
}
