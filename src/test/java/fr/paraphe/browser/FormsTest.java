package fr.paraphe.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import com.microsoft.playwright.Locator;
import fr.paraphe.web.form.TaskForm;
import java.io.File;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.mockito.Mockito;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AssignableTypeFilter;

/**
 * Each form against the handler of its task: the sample of {@code src/test/resources/forms} is what the handler shows, and what the form then sends,
 * every control filled in, is what the handler reads, name by name and type by type.
 */
@ExtendWith(Chromium.class)
class FormsTest {

    private static final Path SAMPLES = Path.of("src/test/resources/forms");
    private static final ObjectMapper STRICT = JsonMapper.builder().addModule(new JavaTimeModule())
        .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS).build();
    /** Each control that shows, with something of its kind in it. */
    private static final String FILL_IN = """
        form => {
          const shown = () => [...form.querySelectorAll('input, select, textarea')].filter(each => !each.disabled && each.checkVisibility() && !each.dataset.filled);
          for (let round = 0; round < 5; round++) {
            for (const control of shown()) {
              control.dataset.filled = 'yes';
              if (control.type === 'checkbox' || control.type === 'radio') {
                control.checked = true;
              } else if (control.tagName === 'SELECT') {
                control.selectedIndex = control.options.length - 1;
              } else if (control.type === 'file') {
                control.dataset.document = '7';
              } else {
                control.value = {date: '2017-10-30', time: '18:30', number: '1', email: 'sylvie@example.fr'}[control.type] || '2017-276';
              }
              control.dispatchEvent(new Event('input', {bubbles: true}));
              control.dispatchEvent(new Event('change', {bubbles: true}));
            }
          }
        }""";
    /** Controls and buttons that a screen reader could not name, and ids that stand twice. */
    private static final String NAMELESS = """
        form => {
          form.querySelectorAll('details').forEach(each => { each.open = true; });
          const named = each => each.getAttribute('aria-label') || (each.labels && [...each.labels].some(label => label.innerText.trim())) || each.innerText && each.innerText.trim();
          const ids = [...form.querySelectorAll('[id]')].map(each => each.id);
          return [...form.querySelectorAll('input, select, textarea, button')].filter(each => each.checkVisibility() && !named(each)).map(each => each.outerHTML)
            .concat(ids.filter((id, i) => ids.indexOf(id) !== i));
        }""";

    private StubApi api;

    @BeforeEach
    void start() throws IOException {
        api = new StubApi();
        api.answer("GET", "/api/deadlines/convocation", 200, "{\"latestSending\": \"2017-10-24\", \"clearDays\": 5, \"article\": \"CGCT\", \"explanation\": \"5 jours francs\"}");
        api.answer("GET", "/api/deadlines/executory", 200, "{\"executory\": \"2017-11-07\", \"defereUntil\": \"2018-01-03\", \"thirdPartyUntil\": \"2018-01-08\", \"article\": \"CGCT\", \"explanation\": \"la plus tardive\"}");
        api.answer("GET", "/api/deadlines/letter", 200, "{\"takesEffect\": true, \"answerBy\": \"2018-02-01\", \"article\": \"CJA\", \"explanation\": \"2 mois\"}");
        api.answer("GET", "/api/acts/preview", 200, "{\"identifier\": \"011-211100763-20171030-2017_276-DE\"}");
        api.answer("GET", "/api/avenants/ENT-11076-2017/window", 200, "{\"outcome\": \"EFFECTIVE\", \"clause\": \"Convention, art. 6.2\", \"sentence\": \"Il prend effet.\", \"cost\": \"\"}");
        api.answer("POST", "/api/avenants/simulation", 200, """
            {"summary": "1 école ajoutée.", "added": [{"label": "EE Alphonse Daudet"}], "removed": [], "corrected": [], "outcome": "EFFECTIVE", "clause": "Convention, art. 6.2",
             "sentence": "Il prend effet.", "cost": "3 écoles × 50,00 € = 150,00 €"}""");
        api.answer("GET", "/api/contributions", 200, """
            {"items": [{"reference": "ENT-11262-2017", "commune": "11262", "schools": 3, "difference": 0, "amount": 150.00, "evolutionName": "inchangée", "sentence": "3 écoles",
             "flagName": null, "note": null}], "total": 1241, "page": 0, "size": 25}""");
        api.answer("GET", "/api/deadlines/conciliation", 200, "{\"by\": \"2019-02-28\", \"bySending\": \"2019-02-28\", \"article\": \"Convention, art. 10\", \"explanation\": \"1 mois\"}");
        api.answer("GET", "/api/uai/2017276", 200, "{\"valid\": false, \"explanation\": \"Il manque la lettre.\"}");
    }

    @AfterEach
    void stop(Screen screen) {
        // the page goes first: what it may still be asking would find nobody
        screen.page().navigate("about:blank");
        api.close();
    }

    @Test
    void everyUserTaskHasItsFormItsHandlerAndItsSample() throws IOException {
        assertThat(formOfTask().keySet()).containsExactlyInAnyOrderElementsOf(handlers().keySet());
        TreeSet<String> files = names(Path.of("bpmn/forms"));
        TreeSet<String> expected = new TreeSet<>(formOfTask().values());
        expected.addAll(List.of("open-file", "open-avenant", "open-letter"));
        assertThat(files).isEqualTo(expected);
        assertThat(names(SAMPLES)).isEqualTo(expected);
    }

    @ParameterizedTest
    @MethodSource("tasks")
    void formAndHandlerUnderstandEachOther(String task, String form, Screen screen) throws Exception {
        TaskForm<?> handler = handlers().get(task);
        JsonNode sample = STRICT.readTree(SAMPLES.resolve(form + ".json").toFile());
        assertThat(missing("", STRICT.valueToTree(STRICT.treeToValue(sample, viewOf(handler))), sample)).as("of the view, not in the sample").isEmpty();

        api.view(sample.toString(), "null");
        screen.page().navigate(api.page(form + ".html"));
        screen.formReady();
        assertThat(screen.form()).hasAttribute("aria-label", Pattern.compile(".+"));
        screen.form().evaluate(FILL_IN);
        assertThat((List<?>) screen.form().evaluate(NAMELESS)).as("without a name for a screen reader, or an id twice").isEmpty();
        Axe.findsNothingInForm(screen);
        screen.pictureOfPage("form-" + form);
        assertThat(screen.page().evaluate("() => window.complete()")).isNull();
        JsonNode sent = api.next("PUT", "/api/tasks/t1/form").body();
        assertThat(STRICT.treeToValue(sent, handler.inputType())).isNotNull();
        Locator errors = screen.form().locator("p.error");
        assertThat(errors).hasCount(0);
    }

    @ParameterizedTest
    @CsvSource({"open-file, /api/conventions/form", "open-avenant, /api/avenants/form", "open-letter, /api/letters/form"})
    void aStartFormIsForEverybodyToo(String form, String view, Screen screen) throws IOException {
        api.answer("GET", view, 200, Files.readString(SAMPLES.resolve(form + ".json")));
        api.answer("GET", "/api/deadlines/avenant-window", 200, "{\"explanation\": \"du 1er septembre au 15 octobre\", \"article\": \"art. 6.2\"}");
        screen.page().navigate(api.page(form + ".html"));
        screen.formReady();
        assertThat((List<?>) screen.form().evaluate(NAMELESS)).as("without a name for a screen reader, or an id twice").isEmpty();
        Axe.findsNothingInForm(screen);
        screen.pictureOfPage("form-" + form);
    }

    static Stream<Arguments> tasks() {
        return formOfTask().entrySet().stream().map(entry -> Arguments.of(entry.getKey(), entry.getValue()));
    }

    private static Map<String, String> formOfTask() {
        return Arrays.stream(new File("bpmn").listFiles((folder, name) -> name.endsWith(".bpmn"))).map(Bpmn::readModelFromFile)
            .flatMap(model -> model.getModelElementsByType(UserTask.class).stream())
            .collect(Collectors.toMap(UserTask::getId, task -> task.getCamundaFormKey().replaceAll("embedded:deployment:|\\.html", "")));
    }

    /** The handlers without what they work with: their names and types are all that is asked. */
    private static Map<String, TaskForm<?>> handlers() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AssignableTypeFilter(TaskForm.class));
        return scanner.findCandidateComponents("fr.paraphe.web.form").stream().map(found -> found.getBeanClassName())
            .filter(name -> !name.contains("$") && formsOfTheHouse(name))
            .map(FormsTest::withoutRooms).collect(Collectors.toMap(TaskForm::taskKey, Function.identity()));
    }

    private static boolean formsOfTheHouse(String className) {
        return Files.exists(Path.of("src/main/java", className.replace('.', '/') + ".java"));
    }

    private static TaskForm<?> withoutRooms(String className) {
        try {
            return (TaskForm<?>) Mockito.mock(Class.forName(className), Mockito.CALLS_REAL_METHODS);
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Class<?> viewOf(TaskForm<?> handler) {
        return Stream.<Class<?>>iterate(handler.getClass(), type -> type != Object.class, Class::getSuperclass)
            .flatMap(type -> Arrays.stream(type.getDeclaredMethods())).filter(method -> method.getName().equals("view")).map(Method::getReturnType).filter(type -> type != Object.class).findFirst()
            .orElseThrow(() -> new AssertionError("the view of " + handler.taskKey() + " names no type"));
    }

    private static List<String> missing(String at, JsonNode whole, JsonNode sample) {
        List<String> missing = new ArrayList<>();
        whole.fields().forEachRemaining(field -> {
            JsonNode other = sample.get(field.getKey());
            if (other == null) {
                missing.add(at + "/" + field.getKey());
            } else if (field.getValue().isObject()) {
                missing.addAll(missing(at + "/" + field.getKey(), field.getValue(), other));
            } else if (field.getValue().isArray() && !field.getValue().isEmpty()) {
                missing.addAll(missing(at + "/" + field.getKey() + "/0", field.getValue().get(0), other.get(0)));
            }
        });
        return missing;
    }

    private static TreeSet<String> names(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString().replaceAll("\\.\\w+$", "")).collect(Collectors.toCollection(TreeSet::new));
        }
    }
}
