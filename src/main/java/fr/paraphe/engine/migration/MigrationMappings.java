package fr.paraphe.engine.migration;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;

/**
 * The plan that ships with a change of a model: which steps of an earlier version go on as which steps of the newest. Steps that keep their id go on by
 * themselves; only the others are written, in {@code bpmn/migrations/<process>-<version tag it comes from>.properties}, old id on the left. With nothing on the right a
 * step has no successor: cases that stand there are meant to stay on their version.
 */
@FunctionalInterface
public interface MigrationMappings {

    /** @return old id to new id, or to an empty text where nothing takes the step's place; empty where nothing was renamed since that version */
    Map<String, String> of(String process, String fromTag);

    static MigrationMappings shipped() {
        return (process, fromTag) -> {
            ClassPathResource plan = new ClassPathResource("bpmn/migrations/" + process + "-" + fromTag + ".properties");
            Properties renamed = new Properties();
            if (plan.exists()) {
                try (var lines = plan.getInputStream()) {
                    renamed.load(lines);
                } catch (IOException e) {
                    throw new UncheckedIOException(e);
                }
            }
            Map<String, String> mapping = new TreeMap<>();
            renamed.stringPropertyNames().forEach(old -> mapping.put(old, renamed.getProperty(old).strip()));
            return mapping;
        };
    }
}
