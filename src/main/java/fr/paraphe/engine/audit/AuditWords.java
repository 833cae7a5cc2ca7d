package fr.paraphe.engine.audit;

import java.io.IOException;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import org.springframework.core.io.ClassPathResource;
import org.springframework.stereotype.Component;

/** How the audit trail calls our tables and their fields where people read it; a test holds the list against the entities. */
@Component
public class AuditWords {

    private static final String FILE = "audit/words.properties";

    private final Properties words = read();

    /** @param entity the simple name of its class */
    public String entity(String entity) {
        return words.getProperty("entity." + entity, entity);
    }

    /** @param field as it is recorded, e.g. {@code mayor.lastName} */
    public String field(String field) {
        String whole = words.getProperty(field);
        if (whole != null) {
            return whole;
        }
        int dot = field.indexOf('.');
        return dot < 0 ? field : field(field.substring(0, dot)) + " : " + field(field.substring(dot + 1));
    }

    /** @return what was done, or the engine's own words for what is done too seldom to have ours */
    public String operation(String entity, String operation) {
        return words.getProperty("operation." + entity + "." + operation, entity + " " + operation);
    }

    /** French for a constant of an enum that has no French name of its own; the constant where the list has none. */
    String constant(Enum<?> constant) {
        Class<?> type = constant.getDeclaringClass();
        String room = type.getPackageName().substring(type.getPackageName().lastIndexOf('.') + 1);
        return words.getProperty("value." + room + "." + type.getSimpleName() + "." + constant.name(), constant.name());
    }

    public boolean knows(String word) {
        return words.containsKey(word);
    }

    private static Properties read() {
        Properties read = new Properties();
        try (Reader reader = new InputStreamReader(new ClassPathResource(FILE).getInputStream(), StandardCharsets.UTF_8)) {
            read.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return read;
    }
}
