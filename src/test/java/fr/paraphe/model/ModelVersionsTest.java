package fr.paraphe.model;

import static org.assertj.core.api.Assertions.assertThat;

import fr.paraphe.model.Models.Model;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.camunda.bpm.model.bpmn.Bpmn;
import org.camunda.bpm.model.bpmn.BpmnModelInstance;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.w3c.dom.Attr;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/**
 * Cases run for years on the version of a model that they began on: what a version tag names never changes. {@code bpmn/migrations/versions.properties} has the digest of each
 * version's content, its drawing apart; {@code EarlierModelsTest} carries cases over from every version that is no longer the newest.
 */
class ModelVersionsTest {

    private static final Path MIGRATIONS = Models.FOLDER.resolve("migrations");
    private static final Path EARLIER = Path.of("src/test/resources/earlier-models");
    private static final Pattern VERSION = Pattern.compile("([a-z-]+)-(\\d+)\\.(\\d+)\\.(\\d+)");

    static Stream<Model> models() {
        return Models.all();
    }

    @ParameterizedTest
    @MethodSource("models")
    void aModelThatChangesHasAnotherVersionTag(Model model) throws Exception {
        String version = model.key() + "-" + model.process().getCamundaVersionTag();
        assertThat(versions()).as("%s is not what it was as %s: cases may run on that. Raise its versionTag, copy the version before into %s, and write here%n%s = %s", model, version, EARLIER,
            version, digest(model.xml())).containsEntry(version, digest(model.xml()));
        assertThat(versions().keySet().stream().filter(each -> each.startsWith(model.key() + "-") && rank(each) > rank(version)).filter(each -> keyOf(each).equals(model.key())))
            .as("later than the model's own").isEmpty();
    }

    /** Without its earlier versions nothing could be tried on them. */
    @Test
    void eachVersionBeforeIsKeptAsItWas() throws Exception {
        Map<String, String> earlier = new TreeMap<>(versions());
        Models.all().forEach(model -> earlier.remove(model.key() + "-" + model.process().getCamundaVersionTag()));
        Map<String, String> kept = new TreeMap<>();
        try (Stream<Path> files = Files.list(EARLIER)) {
            for (Path file : files.toList()) {
                kept.put(file.getFileName().toString().replace(".bpmn", ""), digest(Files.readString(file)));
            }
        }
        assertThat(kept).isEqualTo(earlier);
    }

    @Test
    void aPlanNamesAVersionThatWasAndStepsThatWereAndAre() throws IOException {
        for (Path plan : plans()) {
            String version = plan.getFileName().toString().replace(".properties", "");
            assertThat(EARLIER.resolve(version + ".bpmn")).as("the version that %s is for", plan).exists();
            BpmnModelInstance before = Bpmn.readModelFromFile(EARLIER.resolve(version + ".bpmn").toFile());
            BpmnModelInstance now = Bpmn.readModelFromFile(Models.FOLDER.resolve(keyOf(version) + ".bpmn").toFile());
            Properties steps = new Properties();
            steps.load(Files.newBufferedReader(plan));
            assertThat(steps).as(plan.toString()).isNotEmpty();
            steps.stringPropertyNames().forEach(old -> {
                assertThat((Object) before.getModelElementById(old)).as("%s in %s", old, version).isNotNull();
                String next = steps.getProperty(old).strip();
                assertThat(next.isEmpty() || now.getModelElementById(next) != null).as("%s of %s today", next, plan).isTrue();
            });
        }
    }

    @Test
    void theDigestIsOfTheContentAlone() throws Exception {
        String model = "<d xmlns='http://www.omg.org/spec/BPMN/20100524/MODEL' xmlns:di='http://www.omg.org/spec/BPMN/20100524/DI'><p id='a' name='b'><t>x y</t></p>%s</d>";
        String drawn = digest(model.formatted("<di:BPMNDiagram/>"));
        assertThat(digest(model.formatted(""))).as("without its drawing").isEqualTo(drawn);
        assertThat(digest(model.formatted("").replace("<t>", "\n  <t>\n").replace("id='a' name='b'", "name=\"b\"   id=\"a\"").replace("x y", "x\n  y"))).as("otherwise set out").isEqualTo(drawn);
        for (String other : List.of("id='c'", "id='a' x='1'")) {
            assertThat(digest(model.formatted("").replace("id='a'", other))).isNotEqualTo(drawn);
        }
        assertThat(digest(model.formatted("").replace("x y", "x z"))).isNotEqualTo(drawn);
    }

    private static Map<String, String> versions() throws IOException {
        Properties listed = new Properties();
        listed.load(Files.newBufferedReader(MIGRATIONS.resolve("versions.properties")));
        Map<String, String> versions = new LinkedHashMap<>();
        listed.stringPropertyNames().stream().sorted().forEach(version -> versions.put(version, listed.getProperty(version).strip()));
        return versions;
    }

    /** A plan under another name would never be found. */
    private static List<Path> plans() throws IOException {
        try (Stream<Path> files = Files.list(MIGRATIONS)) {
            List<Path> plans = files.filter(file -> !file.endsWith("versions.properties")).sorted().toList();
            assertThat(plans).allSatisfy(plan -> assertThat(plan.getFileName().toString()).matches(VERSION.pattern() + "\\.properties"));
            return plans;
        }
    }

    private static String keyOf(String version) {
        Matcher matcher = VERSION.matcher(version);
        assertThat(matcher.matches()).as(version).isTrue();
        return matcher.group(1);
    }

    private static long rank(String version) {
        Matcher matcher = VERSION.matcher(version);
        assertThat(matcher.matches()).as(version).isTrue();
        return Long.parseLong(matcher.group(2)) * 1_000_000 + Long.parseLong(matcher.group(3)) * 1_000 + Long.parseLong(matcher.group(4));
    }

    private static String digest(String xml) throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        StringBuilder content = new StringBuilder();
        write(factory.newDocumentBuilder().parse(new ByteArrayInputStream(xml.getBytes(StandardCharsets.UTF_8))).getDocumentElement(), content);
        return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(content.toString().getBytes(StandardCharsets.UTF_8)));
    }

    /** Names, attributes in order, texts; neither the drawing nor how the file is set out. */
    private static void write(Element element, StringBuilder content) {
        if (String.valueOf(element.getNamespaceURI()).endsWith("/20100524/DI")) {
            return;
        }
        content.append('<').append(element.getNamespaceURI()).append(' ').append(element.getLocalName());
        List<String> attributes = new ArrayList<>();
        for (int i = 0; i < element.getAttributes().getLength(); i++) {
            Attr attribute = (Attr) element.getAttributes().item(i);
            if (!"http://www.w3.org/2000/xmlns/".equals(attribute.getNamespaceURI())) {
                attributes.add(attribute.getNamespaceURI() + " " + attribute.getLocalName() + "=" + attribute.getValue());
            }
        }
        attributes.stream().sorted().forEach(attribute -> content.append('\n').append(attribute));
        content.append('>');
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
            if (child instanceof Element inner) {
                write(inner, content);
            } else if (child.getNodeType() == Node.TEXT_NODE || child.getNodeType() == Node.CDATA_SECTION_NODE) {
                content.append(child.getNodeValue().strip().replaceAll("\\s+", " "));
            }
        }
        content.append("</>");
    }
}
