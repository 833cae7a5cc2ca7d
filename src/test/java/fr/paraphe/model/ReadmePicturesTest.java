package fr.paraphe.model;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.model.Models.Model;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.camunda.bpm.model.bpmn.instance.BoundaryEvent;
import org.camunda.bpm.model.bpmn.instance.CallActivity;
import org.camunda.bpm.model.bpmn.instance.EndEvent;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.StartEvent;
import org.camunda.bpm.model.bpmn.instance.UserTask;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The README's pictures show each process as it is: its starts, tasks, called processes and ends, who does them, and what can follow what. */
class ReadmePicturesTest {

    private static final Pattern NODE = Pattern.compile("^ *(\\w+)[\\[(]+\"([^\"]+)\"[\\])]+(?::::(\\w+))?$", Pattern.MULTILINE);
    private static final Pattern EDGE = Pattern.compile("^ *(\\w+) -->(?:\\|\"[^\"]+\"\\|)? (\\w+)$", Pattern.MULTILINE);

    @ParameterizedTest(name = "{0}")
    @MethodSource("fr.paraphe.model.Models#all")
    void thePictureIsTheModel(Model model) throws IOException {
        String picture = picture(model.key());
        assertThat(drawnNodes(picture)).as("nodes").isEqualTo(nodes(model));
        assertThat(drawnEdges(picture)).as("what can follow what").isEqualTo(edges(model));
    }

    private static String picture(String key) throws IOException {
        Matcher block = Pattern.compile("(?s)### `" + key + "`.*?```mermaid\n(.*?)```").matcher(Files.readString(Path.of("README.md")));
        assertThat(block.find()).as("README.md has a section and a picture of %s", key).isTrue();
        return block.group(1);
    }

    private static Map<String, String> drawnNodes(String picture) {
        Map<String, String> nodes = new TreeMap<>();
        NODE.matcher(picture).results().forEach(node -> nodes.put(node.group(1), node.group(2) + by(node.group(3))));
        return nodes;
    }

    private static Map<String, String> nodes(Model model) {
        Map<String, String> nodes = new TreeMap<>();
        model.nodes().stream().filter(ReadmePicturesTest::isShown)
                .forEach(node -> nodes.put(node.getId(), node.getName() + by(node instanceof UserTask task ? who(task.getCamundaCandidateGroups()) : null)));
        return nodes;
    }

    /** A side that only the case knows is one party, a task of several groups is open to both. */
    private static String who(String groups) {
        return groups.startsWith("${") ? "party" : groups.contains(",") ? "parties" : groups;
    }

    private static String by(String group) {
        return group == null ? "" : " (by " + group + ")";
    }

    private static Set<String> drawnEdges(String picture) {
        Set<String> edges = new TreeSet<>();
        EDGE.matcher(picture).results().forEach(edge -> edges.add(edge.group(1) + " --> " + edge.group(2)));
        return edges;
    }

    private static Set<String> edges(Model model) {
        Set<String> edges = new TreeSet<>();
        model.nodes().stream().filter(ReadmePicturesTest::isShown).forEach(from -> {
            Set<FlowNode> seen = new HashSet<>();
            Deque<FlowNode> open = new ArrayDeque<>(from.getSucceedingNodes().list());
            model.all(BoundaryEvent.class).stream().filter(boundary -> boundary.getAttachedTo().equals(from)).forEach(open::add);
            while (!open.isEmpty()) {
                FlowNode node = open.pop();
                if (isShown(node)) {
                    edges.add(from.getId() + " --> " + node.getId());
                } else if (seen.add(node)) {
                    open.addAll(node.getSucceedingNodes().list());
                }
            }
        });
        return edges;
    }

    private static boolean isShown(FlowNode node) {
        return node instanceof UserTask || node instanceof CallActivity || node instanceof StartEvent || node instanceof EndEvent;
    }
}
