package fr.paraphe.engine.operation;

import java.util.regex.Pattern;
import org.apache.catalina.Context;
import org.apache.catalina.Engine;
import org.apache.catalina.Lifecycle;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.stereotype.Component;

/** A session's identifier ends with the name of its node, so that a proxy before several of them leads each person back to hers. Without a name nothing is added. */
@Component
class NodeInSession implements WebServerFactoryCustomizer<TomcatServletWebServerFactory> {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-]+");

    private final String node;

    NodeInSession(@Value("${paraphe.mail.node:}") String node) {
        this.node = node;
    }

    @Override
    public void customize(TomcatServletWebServerFactory factory) {
        if (NAME.matcher(node).matches()) {
            factory.addContextLifecycleListeners(event -> {
                if (event.getType().equals(Lifecycle.BEFORE_START_EVENT) && event.getLifecycle() instanceof Context context) {
                    ((Engine) context.getParent().getParent()).setJvmRoute(node);
                }
            });
        }
    }
}
