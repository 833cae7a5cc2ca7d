package fr.paraphe.engine;

import java.io.IOException;
import java.io.InputStream;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.stream.Collectors;
import org.camunda.bpm.spring.boot.starter.configuration.impl.DefaultDeploymentConfiguration;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Models and forms are deployed under their file names. The engine would take a file's whole path where the application runs from its classes, and the bare
 * name where it runs from its jar: forms would not be found in the one, and everything would be deployed anew in the other.
 */
@Component
class NamedDeployment extends DefaultDeploymentConfiguration {

    @Override
    public Set<Resource> getDeploymentResources() {
        return super.getDeploymentResources().stream().sorted(Comparator.comparing(Resource::getFilename)).map(Named::new)
            .collect(Collectors.toCollection(LinkedHashSet::new));
    }

    /** A resource that is no file, so that only its name is left. */
    private static final class Named extends AbstractResource {

        private final Resource resource;

        Named(Resource resource) {
            this.resource = resource;
        }

        @Override
        public String getFilename() {
            return resource.getFilename();
        }

        @Override
        public String getDescription() {
            return resource.getFilename();
        }

        @Override
        public InputStream getInputStream() throws IOException {
            return resource.getInputStream();
        }
    }
}
