package fr.paraphe.model;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.xml.instance.ModelElementInstance;

/** The process models as they lie in {@code bpmn/}. */
final class Models {

    static final Path FOLDER = Path.of("bpmn");
    static final Path FORMS = FOLDER.resolve("forms");

    private static final List<Model> ALL = readAll();
    private static final Pattern BEAN = Pattern.compile("[$#]\\{\\s*([a-z]\\w*)\\s*(?:[}(]|\\.\\w+\\()");

    private Models() {
    }

    /** One model file; prints as its file name, so that a failing rule names it. */
    record Model(Path file, BpmnModelInstance bpmn, String xml) {

        Process process() {
            Collection<Process> processes = bpmn.getModelElementsByType(Process.class);
            if (processes.size() != 1) {
                throw new AssertionError(file + " holds " + processes.size() + " processes, one file is one process");
            }
            return processes.iterator().next();
        }

        String key() {
            return process().getId();
        }

        <T extends ModelElementInstance> Collection<T> all(Class<T> type) {
            return bpmn.getModelElementsByType(type);
        }

        Collection<FlowNode> nodes() {
            return all(FlowNode.class);
        }

        /** Names of the beans that the model's expressions reach. */
        Set<String> beans() {
            Set<String> beans = new TreeSet<>();
            Matcher expression = BEAN.matcher(xml.replaceAll("(?s)<bpmn:conditionExpression.*?</bpmn:conditionExpression>", ""));
            while (expression.find()) {
                beans.add(expression.group(1));
            }
            return beans;
        }

        @Override
        public String toString() {
            return file.getFileName().toString();
        }
    }

    static Stream<Model> all() {
        return ALL.stream();
    }

    private static List<Model> readAll() {
        try (Stream<Path> files = Files.list(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".bpmn")).sorted().map(Models::read).toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Model read(Path file) {
        try {
            return new Model(file, Bpmn.readModelFromFile(file.toFile()), Files.readString(file));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
