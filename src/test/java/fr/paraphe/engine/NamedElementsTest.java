package fr.paraphe.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.InputSource;

class NamedElementsTest {

    private static final String STATEMENTS = """
        <mapper namespace="a"><sql id="1">x <include refid="2"/></sql><!-- between --><select id="3"><selectKey/>text<if/><selectKey id="4"/></select>
        <insert id="5"><if><selectKey id="6"/></if></insert><select id="7"/><other xmlns="urn:other"><select/></other><o:select xmlns:o="urn:other"/></mapper>""";

    private final XPath ours = XPathFactory.newInstance().newXPath();
    private final XPath jdk = XPathFactory.newDefaultInstance().newXPath();
    private Document document;

    @BeforeEach
    void read() throws Exception {
        DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
        factory.setNamespaceAware(true);
        document = factory.newDocumentBuilder().parse(new InputSource(new StringReader(STATEMENTS)));
    }

    @Test
    void isTheOneThatMyBatisFinds() {
        assertThat(XPathFactory.newInstance()).isInstanceOf(NamedElements.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/mapper", "/mapper/sql", "/mapper/select/selectKey", "/sql", "mapper", "select|insert|update|delete", "select", "selectKey", "include", "o", "other",
        "*", "//selectKey", "selectKey[2]", "sql/include", "/mapper/*", "@id", "../mapper", "text()", "select | insert"})
    void answersEveryExpressionAsTheJdkDoes(String expression) throws Exception {
        List<Node> places = new ArrayList<>(List.of(document));
        NodeList elements = document.getElementsByTagName("*");
        for (int i = 0; i < elements.getLength(); i++) {
            places.add(elements.item(i));
        }
        for (Node place : places) {
            assertThat(nodes(ours, expression, place)).as("%s at %s", expression, place).isEqualTo(nodes(jdk, expression, place));
            assertThat(ours.evaluate(expression, place, XPathConstants.NODE)).isSameAs(jdk.evaluate(expression, place, XPathConstants.NODE));
            assertThat(ours.evaluate(expression, place)).isEqualTo(jdk.evaluate(expression, place));
        }
    }

    private static List<Node> nodes(XPath xpath, String expression, Node place) throws Exception {
        NodeList found = (NodeList) xpath.evaluate(expression, place, XPathConstants.NODESET);
        List<Node> nodes = new ArrayList<>();
        for (int i = 0; i < found.getLength(); i++) {
            nodes.add(found.item(i));
        }
        return nodes;
    }
}
