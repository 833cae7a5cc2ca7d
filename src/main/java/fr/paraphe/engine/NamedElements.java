package fr.paraphe.engine;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import javax.xml.xpath.XPath;
import javax.xml.xpath.XPathConstants;
import javax.xml.xpath.XPathFactory;
import javax.xml.xpath.XPathFactoryConfigurationException;
import javax.xml.xpath.XPathFunctionResolver;
import javax.xml.xpath.XPathVariableResolver;
import org.w3c.dom.Document;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;

/**
 * Finds elements by their names without the machinery of XPath. MyBatis reads the engine's statements at each start and asks every one of them for its {@code selectKey}; the JDK's
 * XPath walks the document from its beginning for each of these questions, which took a third of that reading. Children of certain names and a path from the document are answered
 * here, in the document's order; every other expression is the JDK's to answer.
 */
public final class NamedElements extends XPathFactory {

    private static final String NAME = "[A-Za-z_][A-Za-z0-9_-]*";
    private static final Pattern CHILDREN = Pattern.compile(NAME + "(\\|" + NAME + ")*");
    private static final Pattern FROM_THE_DOCUMENT = Pattern.compile("(/" + NAME + ")+");

    private final XPathFactory jdk = XPathFactory.newDefaultInstance();

    @Override
    public boolean isObjectModelSupported(String model) {
        return jdk.isObjectModelSupported(model);
    }

    @Override
    public void setFeature(String name, boolean value) throws XPathFactoryConfigurationException {
        jdk.setFeature(name, value);
    }

    @Override
    public boolean getFeature(String name) throws XPathFactoryConfigurationException {
        return jdk.getFeature(name);
    }

    @Override
    public void setXPathVariableResolver(XPathVariableResolver resolver) {
        jdk.setXPathVariableResolver(resolver);
    }

    @Override
    public void setXPathFunctionResolver(XPathFunctionResolver resolver) {
        jdk.setXPathFunctionResolver(resolver);
    }

    @Override
    public XPath newXPath() {
        XPath whole = jdk.newXPath();
        return (XPath) Proxy.newProxyInstance(XPath.class.getClassLoader(), new Class<?>[] {XPath.class}, (proxy, method, asked) -> {
            if (method.getName().equals("evaluate") && asked.length == 3 && asked[1] instanceof Node place) {
                List<Node> found = find((String) asked[0], place);
                if (found != null && asked[2] == XPathConstants.NODESET) {
                    return new Nodes(found);
                }
                if (found != null && asked[2] == XPathConstants.NODE) {
                    return found.isEmpty() ? null : found.get(0);
                }
            }
            try {
                return method.invoke(whole, asked);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        });
    }

    /** @return null where the expression is another one */
    private static List<Node> find(String expression, Node place) {
        if (CHILDREN.matcher(expression).matches()) {
            return children(List.of(place), Set.copyOf(List.of(expression.split("\\|"))));
        }
        if (!(place instanceof Document) || !FROM_THE_DOCUMENT.matcher(expression).matches()) {
            return null;
        }
        List<Node> found = List.of(place);
        for (String name : expression.substring(1).split("/")) {
            found = children(found, Set.of(name));
        }
        return found;
    }

    private static List<Node> children(List<Node> parents, Set<String> names) {
        List<Node> found = new ArrayList<>();
        for (Node parent : parents) {
            for (Node child = parent.getFirstChild(); child != null; child = child.getNextSibling()) {
                if (child.getNodeType() == Node.ELEMENT_NODE && child.getNamespaceURI() == null && names.contains(child.getNodeName())) {
                    found.add(child);
                }
            }
        }
        return found;
    }

    private record Nodes(List<Node> found) implements NodeList {

        @Override
        public Node item(int index) {
            return index >= 0 && index < found.size() ? found.get(index) : null;
        }

        @Override
        public int getLength() {
            return found.size();
        }
    }
}
