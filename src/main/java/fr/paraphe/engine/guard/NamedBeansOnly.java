package fr.paraphe.engine.guard;

import java.util.Locale;
import java.util.Set;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParse;
import org.camunda.bpm.engine.impl.bpmn.parser.BpmnParser;
import org.camunda.bpm.engine.impl.util.xml.Element;

/**
 * A model calls named beans, and nothing else that runs: the engine would also run a command of the machine ({@code camunda:type="shell"}), send mails past our
 * outbox, and make an object of any class that a model names. Such a model is not deployed, whoever brings it. A document type is refused by the engine's own parser.
 */
final class NamedBeansOnly extends BpmnParse {

    private static final Set<String> CLASSES = Set.of("class", "variableMappingClass");
    private static final Set<String> TYPES = Set.of("shell", "mail");

    NamedBeansOnly(BpmnParser parser) {
        super(parser);
    }

    @Override
    protected void parseRootElement() {
        check(rootElement);
        if (!hasErrors()) {
            super.parseRootElement();
        }
    }

    private void check(Element element) {
        for (String key : element.attributes()) {
            String name = key.substring(key.lastIndexOf(':') + 1);
            String value = element.attribute(key);
            if (CLASSES.contains(name)) {
                addError("Les modèles n’appellent que des beans nommés, pas de classe (" + value + ").", element);
            } else if (name.equals("type") && TYPES.contains(value.toLowerCase(Locale.ROOT))) {
                addError("Les modèles n’appellent que des beans nommés, pas de tâche « " + value + " ».", element);
            }
        }
        if (element.getTagName().equals("constraint") && "validator".equals(element.attribute("name"))) {
            addError("Les modèles n’appellent que des beans nommés, pas de classe (validator).", element);
        }
        element.elements().forEach(this::check);
    }
}
