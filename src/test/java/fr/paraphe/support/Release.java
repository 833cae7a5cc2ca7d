package fr.paraphe.support;

import fr.paraphe.ParapheApplication;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.Attributes;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.camunda.bpm.model.bpmn.instance.FlowNode;
import org.camunda.bpm.model.bpmn.instance.Process;
import org.camunda.bpm.model.bpmn.instance.SequenceFlow;
import org.camunda.bpm.model.bpmn.instance.UserTask;

/**
 * Paraphe as one file that {@code java -jar} starts: what has just been compiled, as the version of today; and a next one, with a script for the tables, a new version of a model, and
 * the plan that carries its cases over. The libraries stay where they are and are named in the manifest.
 */
public final class Release {

    /** Its table and its column. */
    public static final String NEXT_SCRIPT = "create table next_release (id bigint primary key);\nalter table convention add column of_the_next_release varchar(20) default 'new' not null;\n";
    public static final String NEXT_SCRIPT_VERSION = "9999";
    public static final String MODEL = "convention-lifecycle";
    public static final String NEXT_TAG = "9.0.0";
    /** Follows the school list, in the next version. */
    public static final String NEW_STEP = "UserTask_ReadListAgain";
    /** Without a successor in the next version. */
    public static final String LOST_STEP = "UserTask_EstablishListWithIen";

    private Release() {
    }

    /** The version tag that the model has today. */
    public static String tag() {
        return process(model()).getCamundaVersionTag();
    }

    public static void ofToday(Path jar) throws IOException {
        pack(jar, today());
    }

    public static void next(Path jar) throws IOException {
        Map<String, byte[]> content = today();
        BpmnModelInstance model = model();
        String plan = "bpmn/migrations/" + MODEL + "-" + tag() + ".properties";
        change(model);
        content.put("db/migration/V" + NEXT_SCRIPT_VERSION + "__next_release.sql", text(NEXT_SCRIPT));
        content.put("bpmn/" + MODEL + ".bpmn", text(Bpmn.convertToString(model)));
        content.put(plan, text(LOST_STEP + " =\n"));
        content.merge("bpmn/migrations/versions.properties", text(MODEL + "-" + NEXT_TAG + " = of this test\n"), Release::joined);
        pack(jar, content);
    }

    private static void change(BpmnModelInstance model) {
        process(model).setCamundaVersionTag(NEXT_TAG);
        model.getModelElementById(LOST_STEP).setAttributeValue("id", LOST_STEP + "Anew", true);
        FlowNode before = model.getModelElementById("UserTask_EstablishSchoolList");
        SequenceFlow flow = before.getOutgoing().iterator().next();
        FlowNode after = flow.getTarget();
        UserTask added = model.newInstance(UserTask.class);
        added.setId(NEW_STEP);
        added.setName("Relire l’annexe 1");
        added.setCamundaCandidateGroups("secretariat");
        before.getParentElement().addChildElement(added);
        after.getIncoming().remove(flow);
        flow.setTarget(added);
        added.getIncoming().add(flow);
        SequenceFlow next = model.newInstance(SequenceFlow.class);
        next.setId("Flow_ListReadAgain");
        before.getParentElement().addChildElement(next);
        next.setSource(added);
        next.setTarget(after);
        added.getOutgoing().add(next);
        after.getIncoming().add(next);
    }

    private static BpmnModelInstance model() {
        return Bpmn.readModelFromStream(Release.class.getResourceAsStream("/bpmn/" + MODEL + ".bpmn"));
    }

    private static Process process(BpmnModelInstance model) {
        return model.getModelElementsByType(Process.class).iterator().next();
    }

    private static Map<String, byte[]> today() throws IOException {
        Path classes = Path.of(ParapheApplication.class.getProtectionDomain().getCodeSource().getLocation().getPath());
        Map<String, byte[]> content = new TreeMap<>();
        try (Stream<Path> files = Files.walk(classes)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                content.put(classes.relativize(file).toString(), Files.readAllBytes(file));
            }
        }
        return content;
    }

    private static void pack(Path jar, Map<String, byte[]> content) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(Attributes.Name.MAIN_CLASS, ParapheApplication.class.getName());
        manifest.getMainAttributes().put(Attributes.Name.CLASS_PATH, libraries().stream().map(library -> library.toUri().toString()).collect(Collectors.joining(" ")));
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar), manifest)) {
            // folders too: whoever looks for *.bpmn lists them
            for (String folder : content.keySet().stream().flatMap(Release::folders).distinct().sorted().toList()) {
                out.putNextEntry(new JarEntry(folder));
            }
            for (Map.Entry<String, byte[]> file : content.entrySet()) {
                out.putNextEntry(new JarEntry(file.getKey()));
                out.write(file.getValue());
            }
        }
    }

    private static Stream<String> folders(String file) {
        return Stream.iterate(file.lastIndexOf('/'), at -> at > 0, at -> file.lastIndexOf('/', at - 1)).map(at -> file.substring(0, at + 1)).filter(folder -> !folder.equals("META-INF/"));
    }

    private static List<Path> libraries() {
        return Arrays.stream(System.getProperty("surefire.test.class.path", System.getProperty("java.class.path")).split(File.pathSeparator)).filter(entry -> entry.endsWith(".jar"))
            .map(entry -> Path.of(entry).toAbsolutePath()).toList();
    }

    private static byte[] text(String content) {
        return content.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] joined(byte[] one, byte[] other) {
        ByteArrayOutputStream both = new ByteArrayOutputStream();
        both.writeBytes(one);
        both.writeBytes(other);
        return both.toByteArray();
    }
}
