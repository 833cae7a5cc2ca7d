package fr.paraphe.engine.webapp;

import jakarta.ws.rs.Path;
import java.util.List;
import java.util.Set;
import org.camunda.bpm.tasklist.plugin.spi.TasklistPlugin;
import org.camunda.bpm.tasklist.resource.AbstractTasklistPluginRootResource;
import org.camunda.bpm.webapp.plugin.resource.PluginResourceOverride;

/** The tab «Dossier» of Tasklist, made known to it; what it shows comes from our own API. */
public class DossierPlugin implements TasklistPlugin {

    private static final String ID = "dossier";

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

    /** Serves the plugin's script and style; without it Tasklist would stay blank. */
    @Path("plugin/" + ID)
    public static class Files extends AbstractTasklistPluginRootResource {

        public Files() {
            super(ID);
        }
    }
}
