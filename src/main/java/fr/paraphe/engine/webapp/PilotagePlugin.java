package fr.paraphe.engine.webapp;

import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.cockpit.plugin.resource.AbstractCockpitPluginRootResource;
import org.camunda.bpm.cockpit.plugin.spi.CockpitPlugin;
import org.camunda.bpm.webapp.plugin.resource.PluginResourceOverride;

/** The managers' figures on Cockpit's first page and the case beside its diagram, made known to Cockpit; what they show comes from our own API. */
public class PilotagePlugin implements CockpitPlugin {

    private static final String ID = "pilotage";

    @Override
    public String getId() {
        return ID;
    }

    @Override
    public Set<Class<?>> getResourceClasses() {
        return Set.of(Files.class);
    }

    @Override
    public String getAssetDirectory() {
        return "plugin-webapp/" + ID;
    }

    @Override
    public List<PluginResourceOverride> getResourceOverrides() {
        return List.of();
    }

    @Override
    public List<String> getMappingFiles() {
        return List.of();
    }

    /** Serves the plugin's script and style. */
    @Path("plugin/" + ID)
    public static class Files extends AbstractCockpitPluginRootResource {

        public Files() {
            super(ID);
        }
    }
}
