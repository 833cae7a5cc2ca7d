package fr.paraphe.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import fr.paraphe.mail.MailSettings;
import fr.paraphe.model.Models.Model;
import fr.paraphe.security.Grants;
import fr.paraphe.security.Role;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.instance.Activity;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.BusinessRuleTask;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.Documentation;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.Event;
import org.camunda.bpm.model.bpmn.instance.ExclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.FlowElement;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Gateway;
import org.camunda.bpm.model.bpmn.instance.InclusiveGateway;
import org.camunda.bpm.model.bpmn.instance.IntermediateCatchEvent;
import org.camunda.bpm.model.bpmn.instance.Message;
import org.camunda.bpm.model.bpmn.instance.MessageEventDefinition;
import org.camunda.bpm.model.bpmn.instance.MultiInstanceLoopCharacteristics;
import org.camunda.bpm.model.bpmn.instance.ScriptTask;
import org.camunda.bpm.model.bpmn.instance.SendTask;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.ServiceTask;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.SubProcess;
import org.camunda.bpm.model.bpmn.instance.Task;
import org.camunda.bpm.model.bpmn.instance.TimerEventDefinition;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaExecutionListener;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaFailedJobRetryTimeCycle;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaIn;
import org.camunda.bpm.model.bpmn.instance.camunda.CamundaTaskListener;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every model in {@code bpmn/} keeps to, so that a clerk can read it and a move to another engine changes no model. */
class ModelRulesTest {

    private static final String MODELS = "fr.paraphe.model.Models#all";

    private static final Pattern GENERATED = Pattern.compile("(Activity|Task|UserTask|ServiceTask|CallActivity|SubProcess|Gateway|Event|StartEvent|EndEvent|Boundary|Flow"
            + "|SequenceFlow|Process|Message|Timer|Definitions)_(?=[0-9a-z]*[0-9])[0-9a-z]{7}");
    private static final String VERB_NOUN = "_([A-Z][a-z]+)+";
    private static final Map<Class<? extends FlowElement>, String> PREFIXES = Map.of(
            UserTask.class, "UserTask", ServiceTask.class, "ServiceTask", CallActivity.class, "CallActivity", SubProcess.class, "SubProcess",
            StartEvent.class, "StartEvent", EndEvent.class, "EndEvent", BoundaryEvent.class, "Boundary", Gateway.class, "Gateway",
            IntermediateCatchEvent.class, "(Timer|Message)", SequenceFlow.class, "Flow");

    /** Words by which an English name gives itself away. */
    private static final Pattern ENGLISH = Pattern.compile("(?i)\\b(the|of|and|to|by|with|is|record|send|check|file|task|start|end|reached|yes|no|signed|timeout|error|done)\\b");

    private static final Pattern BEAN = Pattern.compile("\\$\\{[a-z]\\w*}");
    private static final Pattern CALL = Pattern.compile("\\$\\{[a-z]\\w*\\.\\w+\\((execution|task)\\)}");
    private static final Pattern CONDITION = Pattern.compile("\\$\\{!?[a-z]\\w*( == '[A-Z_]+')?}");

    private static final Set<String> FORBIDDEN_IN_XML = Set.of("camunda:class=", "camunda:expression=", " expression=", " class=", "camunda:script", "camunda:type=",
            "<bpmn:script", "camunda:connector", "camunda:inputOutput", "camunda:formData", "camunda:formRef", "camunda:assignee", "camunda:candidateUsers",
            "camunda:variableMapping", "camunda:taskPriority", "camunda:jobPriority", "camunda:resource");

    /** A letter has a reference of its own within the dispute that it belongs to. */
    private static final String LETTER = "#{letter}";

    @Test
    void thereAreModels() {
        assertThat(Models.all()).isNotEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(MODELS)
    void aFileIsOneProcessOfTheSameName(Model model) {
        assertThat(model.file().getFileName()).hasToString(model.key() + ".bpmn");
        assertThat(model.key()).matches("[a-z]+(-[a-z]+)*");
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(MODELS)
    void theProcessRunsAndItsHistoryEnds(Model model) {
        var process = model.process();
        assertThat(process.isExecutable()).isTrue();
        assertThat(process.getCamundaHistoryTimeToLiveString()).matches("P\\d+D");
        assertThat(process.getCamundaVersionTag()).matches("\\d+\\.\\d+\\.\\d+");
        assertThat(process.getName()).isNotBlank().doesNotContainPattern(ENGLISH);
        assertThat(sentences(documentation(process.getDocumentations()))).as("documentation of the process").isEqualTo(1);
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(MODELS)
    void tasklistOffersToBeginWhatPeopleOpenAndNothingElse(Model model) {
        assertThat(model.process().isCamundaStartableInTasklist()).isEqualTo(Grants.OPENED_BY_PEOPLE.contains(model.key()));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(MODELS)
    void idsSayWhatTheElementIsAndDoes(Model model) {
        List<String> wrong = new ArrayList<>();
        for (FlowElement element : model.all(FlowElement.class)) {
            String prefix = PREFIXES.entrySet().stream().filter(type -> type.getKey().isInstance(element)).map(Map.Entry::getValue).findFirst().orElse(null);
            if (prefix == null) {
                wrong.add(element.getId() + " is a " + element.getElementType().getTypeName() + ", for which there is no rule yet");
            } else if (!element.getId().matches(prefix + VERB_NOUN)) {
                wrong.add(element.getId() + " is not " + prefix + "_<VerbNoun>");
            }
        }
        assertThat(wrong).isEmpty();
        assertThat(model.xml().lines().filter(line -> GENERATED.matcher(line).find())).as("generated ids").isEmpty();
    }

    @Test
    void aUserTaskIsKnownByItsIdAlone() {
        Map<String, Long> ids = Models.all().flatMap(model -> model.all(UserTask.class).stream()).collect(Collectors.groupingBy(UserTask::getId, Collectors.counting()));
        assertThat(ids.entrySet()).as("forms and due dates find a task by its id").allSatisfy(id -> assertThat(id.getValue()).as(id.getKey()).isEqualTo(1));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(MODELS)
    void whatPeopleReadIsFrench(Model model) {
        List<String> wrong = new ArrayList<>();
        for (FlowElement element : model.all(FlowElement.class)) {
            boolean choice = element instanceof ExclusiveGateway gateway && gateway.getOutgoing().size() > 1;
            boolean branch = element instanceof SequenceFlow flow && flow.getSource() instanceof ExclusiveGateway source && source.getOutgoing().size() > 1;
            boolean named = element instanceof Activity || element instanceof Event || choice || branch;
            String name = element.getName() == null ? "" : element.getName();
            if (named && name.isBlank()) {
                wrong.add(element.getId() + " has no name");
            }
            if (ENGLISH.matcher(name).find()) {
                wrong.add(element.getId() + " has an English name: " + name);
            }
            if (choice && !name.matches(".*[\\u00a0\\u202f ]\\?")) {
                wrong.add(element.getId() + " is a choice, its name asks a question with a space before «?»: " + name);
            }
            if (!name.isEmpty() && (element instanceof Activity || element instanceof Event) && !Character.isUpperCase(name.charAt(0))) {
                wrong.add(element.getId() + " begins with a small letter: " + name);
            }
            if (name.contains("'")) {
                wrong.add(element.getId() + " has a typewriter's apostrophe: " + name);
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(MODELS)
    void codeIsReachedByNamedBeansOnly(Model model) {
        assertThat(FORBIDDEN_IN_XML).noneMatch(model.xml()::contains);
        assertThat(model.all(ScriptTask.class)).isEmpty();
        assertThat(model.all(SendTask.class)).isEmpty();
        assertThat(model.all(BusinessRuleTask.class)).isEmpty();
        assertThat(model.all(ServiceTask.class)).allSatisfy(task -> assertThat(task.getCamundaDelegateExpression()).as(task.getId()).matches(BEAN));
        assertThat(model.all(CamundaTaskListener.class)).allSatisfy(listener -> assertThat(listener.getCamundaDelegateExpression()).as(id(listener)).matches(BEAN));
        assertThat(model.all(CamundaExecutionListener.class)).allSatisfy(listener -> assertThat(listener.getCamundaDelegateExpression()).matches(BEAN));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(MODELS)
    void aUserTaskTellsWhoWhatAndByWhen(Model model) {
        assertThat(model.all(UserTask.class)).allSatisfy(task -> {
            assertThat(task.getCamundaCandidateGroupsList()).as("%s: candidate groups", task.getId()).isNotEmpty()
                    .allSatisfy(group -> assertThat(isParty(group) || Role.of(group).filter(Role::worksOnCases).isPresent()).as("%s works on cases", group).isTrue());
            String documentation = documentation(task.getDocumentations());
            assertThat(sentences(documentation)).as("%s: one sentence: %s", task.getId(), documentation).isEqualTo(1);
            assertThat(documentation).as("%s: documentation", task.getId()).hasSizeLessThanOrEqualTo(200).doesNotContainPattern(ENGLISH).doesNotContain("'");
            assertThat(task.getCamundaDueDate()).as("%s: due date", task.getId()).matches(CALL);
            assertThat(task.getCamundaPriority()).as("%s: priority", task.getId()).matches(CALL);
            assertThat(task.getCamundaFormKey()).as("%s: form", task.getId()).matches("embedded:deployment:[a-z0-9-]+\\.html");
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(MODELS)
    void completingAUserTaskAsksOurTablesAndRemindersAreThree(Model model) {
        assertThat(model.all(UserTask.class)).allSatisfy(task -> {
            String name = task.getId().replaceFirst("UserTask_", "");
            Map<String, String> reminders = new HashMap<>();
            int complete = 0;
            for (CamundaTaskListener listener : listeners(task)) {
                if (listener.getCamundaEvent().equals("complete")) {
                    complete++;
                } else {
                    assertThat(listener.getCamundaEvent()).as(task.getId()).isEqualTo("timeout");
                    assertThat(listener.getTimeouts()).as(id(listener)).hasSize(1);
                    TimerEventDefinition timer = listener.getTimeouts().iterator().next();
                    reminders.put(id(listener), listener.getCamundaDelegateExpression() + " at " + (timer.getTimeDate() == null ? "no date" : timer.getTimeDate().getTextContent().strip()));
                    assertThat(timer.getId()).isEqualTo(id(listener).replaceFirst("Reminder_", "Timer_"));
                }
            }
            assertThat(complete).as("%s: listeners on complete", task.getId()).isEqualTo(1);
            assertThat(reminders).as("%s: reminders", task.getId()).containsOnly(
                    entry("Reminder_" + name + "Ahead", "${remindAhead} at ${taskDates.ahead(execution)}"),
                    entry("Reminder_" + name + "OnDay", "${remindOnDay} at ${taskDates.onDay(execution)}"),
                    entry("Reminder_" + name + "Past", "${escalateOverdue} at ${taskDates.past(execution)}"));
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(MODELS)
    void aTimerTakesADateThatARoomComputed(Model model) {
        assertThat(model.all(TimerEventDefinition.class)).allSatisfy(timer -> {
            assertThat(timer.getTimeCycle()).as("%s: cycle", timer.getId()).isNull();
            assertThat(timer.getTimeDuration()).as("%s: duration", timer.getId()).isNull();
            assertThat(timer.getTimeDate()).as("%s: date", timer.getId()).isNotNull();
            assertThat(timer.getTimeDate().getTextContent().strip()).as(timer.getId()).matches(CALL);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(MODELS)
    void aChoiceHasADefaultAndPlainConditions(Model model) {
        assertThat(model.all(InclusiveGateway.class)).isEmpty();
        List<String> wrong = new ArrayList<>();
        for (FlowNode node : model.nodes()) {
            SequenceFlow standard = node instanceof ExclusiveGateway gateway ? gateway.getDefault() : null;
            boolean choice = node instanceof ExclusiveGateway && node.getOutgoing().size() > 1;
            if (choice && standard == null) {
                wrong.add(node.getId() + " has no default");
            }
            if (!(node instanceof Gateway) && node.getOutgoing().size() > 1) {
                wrong.add(node.getId() + " splits without a gateway");
            }
            if (node instanceof Gateway && node.getOutgoing().size() > 1 && node.getIncoming().size() > 1) {
                wrong.add(node.getId() + " joins and splits");
            }
            for (SequenceFlow flow : node.getOutgoing()) {
                boolean conditional = flow.getConditionExpression() != null;
                if (conditional != (choice && flow != standard)) {
                    wrong.add(flow.getId() + (conditional ? " has a condition it needs not" : " has no condition"));
                }
                if (conditional && !CONDITION.matcher(flow.getConditionExpression().getTextContent().strip()).matches()) {
                    wrong.add(flow.getId() + " decides by more than one routing fact: " + flow.getConditionExpression().getTextContent());
                }
            }
        }
        assertThat(wrong).isEmpty();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(MODELS)
    void everyNodeLiesBetweenAStartAndAnEnd(Model model) {
        Collection<FlowNode> nodes = model.nodes();
        Set<FlowNode> starts = nodes.stream().filter(node -> node instanceof StartEvent || node instanceof BoundaryEvent || isEventSubProcess(node)).collect(Collectors.toSet());
        Set<FlowNode> ends = nodes.stream().filter(node -> node instanceof EndEvent || isEventSubProcess(node)).collect(Collectors.toSet());
        assertThat(reached(starts, true)).as("reached from a start").containsAll(nodes);
        assertThat(reached(ends, false)).as("lead to an end").containsAll(nodes);
        assertThat(model.all(SequenceFlow.class)).allSatisfy(flow -> {
            assertThat(flow.getSource().getOutgoing()).as(flow.getId()).contains(flow);
            assertThat(flow.getTarget().getIncoming()).as(flow.getId()).contains(flow);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(MODELS)
    void noCircleIsMadeOfGatewaysAlone(Model model) {
        // Nothing on such a circle changes what its gateways decide by: a token that enters it goes round for ever.
        assertThat(model.all(Gateway.class)).noneMatch(start -> {
            Set<FlowNode> seen = new HashSet<>();
            Deque<FlowNode> open = new ArrayDeque<>(Set.of(start));
            while (!open.isEmpty()) {
                for (FlowNode next : open.pop().getSucceedingNodes().list()) {
                    if (next.equals(start)) {
                        return true;
                    }
                    if (next instanceof Gateway && seen.add(next)) {
                        open.push(next);
                    }
                }
            }
            return false;
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(MODELS)
    void messagesCarryOurPrefixAndAreUsed(Model model) {
        Set<Message> used = model.all(MessageEventDefinition.class).stream().map(MessageEventDefinition::getMessage).collect(Collectors.toSet());
        assertThat(model.all(Message.class)).allSatisfy(message -> {
            assertThat(message.getName()).matches("paraphe\\.[a-z][A-Za-z]+");
            assertThat(message.getId()).isEqualToIgnoringCase("Message_" + message.getName().substring("paraphe.".length()));
            assertThat(used).contains(message);
        });
        assertThat(used).doesNotContainNull();
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(MODELS)
    void aCalledProcessIsOursAndKnowsItsCase(Model model) {
        Set<String> keys = Models.all().map(Model::key).collect(Collectors.toSet());
        assertThat(model.all(CallActivity.class)).allSatisfy(call -> {
            assertThat(call.getCalledElement()).isIn(keys);
            Collection<CamundaIn> given = call.getExtensionElements().getChildElementsByType(CamundaIn.class);
            assertThat(given).as(call.getId()).anySatisfy(in -> assertThat(in.getCamundaBusinessKey()).isIn("#{execution.processBusinessKey}", LETTER));
            assertThat(given.stream().map(CamundaIn::getCamundaSource)).as(call.getId()).contains("commune", "communeName", "schoolYear");
            assertThat(given.stream().map(CamundaIn::getCamundaTarget)).as(call.getId()).contains("reference");
            assertThat(given).as("no expression, never everything").allSatisfy(in -> {
                assertThat(in.getCamundaSourceExpression()).isNull();
                assertThat(in.getCamundaVariables()).isNull();
            });
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(MODELS)
    void whatRunsByItselfIsTriedAgain(Model model) {
        assertThat(model.all(Task.class).stream().filter(task -> task.isCamundaAsyncBefore() || task.isCamundaAsyncAfter())).allSatisfy(task ->
                assertThat(task.getExtensionElements().getChildElementsByType(CamundaFailedJobRetryTimeCycle.class)).as(task.getId()).singleElement()
                        .satisfies(cycle -> assertThat(Stream.of(cycle.getTextContent().split(",")).map(Duration::parse)).isEqualTo(MailSettings.BACK_OFF)));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource(MODELS)
    void whatIsDoneOncePerThingAsksARoomForTheThings(Model model) {
        assertThat(model.all(MultiInstanceLoopCharacteristics.class)).allSatisfy(loop -> {
            assertThat(loop.getCamundaCollection()).as("a list as a variable would be a serialised object").matches(CALL);
            assertThat(loop.getCamundaElementVariable()).isNotBlank();
            assertThat(loop.getLoopCardinality()).isNull();
            assertThat(loop.getCompletionCondition()).isNull();
        });
    }

    /** The side that acts is known only in the case: the one that complains may be the commune or the académie. */
    private static boolean isParty(String group) {
        return CALL.matcher(group).matches();
    }

    private static boolean isEventSubProcess(FlowNode node) {
        return node instanceof SubProcess subProcess && subProcess.triggeredByEvent();
    }

    private static Set<FlowNode> reached(Set<FlowNode> from, boolean forwards) {
        Set<FlowNode> reached = new HashSet<>(from);
        Deque<FlowNode> open = new ArrayDeque<>(from);
        while (!open.isEmpty()) {
            FlowNode node = open.pop();
            List<FlowNode> next = forwards ? node.getSucceedingNodes().list() : node.getPreviousNodes().list();
            next.stream().filter(reached::add).forEach(open::push);
            // A subprocess is passed through its inside; an interrupted activity is left by its boundary event.
            if (!forwards && node instanceof BoundaryEvent boundary && reached.add(boundary.getAttachedTo())) {
                open.push(boundary.getAttachedTo());
            }
        }
        return reached;
    }

    private static Collection<CamundaTaskListener> listeners(UserTask task) {
        return task.getExtensionElements() == null ? List.of() : task.getExtensionElements().getChildElementsByType(CamundaTaskListener.class);
    }

    private static String id(CamundaTaskListener listener) {
        return listener.getAttributeValue("id");
    }

    private static String documentation(Collection<Documentation> documentations) {
        return documentations.stream().map(ModelElementInstance::getTextContent).collect(Collectors.joining("\n")).strip();
    }

    /** How many sentences a text holds; a text that does not end as a sentence does holds none. */
    private static int sentences(String text) {
        String plain = text.replaceAll("\\b(art|n°|al)\\. ?", "");
        return plain.matches("(?s)\\p{Lu}.*\\.") ? plain.split("[.!?…]( |\\n|$)").length : 0;
    }
}
