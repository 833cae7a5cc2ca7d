package fr.paraphe.engine.operation;

import java.time.Duration;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.actuate.endpoint.ApiVersion;
import org.springframework.boot.actuate.endpoint.SecurityContext;
import org.springframework.boot.actuate.endpoint.web.WebEndpointResponse;
import org.springframework.boot.actuate.endpoint.web.WebServerNamespace;
import org.springframework.boot.actuate.health.CompositeHealth;
import org.springframework.boot.actuate.health.Health;
import org.springframework.boot.actuate.health.HealthComponent;
import org.springframework.boot.actuate.health.HealthContributorRegistry;
import org.springframework.boot.actuate.health.HealthEndpointGroups;
import org.springframework.boot.actuate.health.HealthEndpointWebExtension;
import org.springframework.stereotype.Component;

/** Whoever may not see why is not shown the names of the groups either: UP or DOWN, and nothing else. */
@Component
class QuietHealth extends HealthEndpointWebExtension {

    QuietHealth(HealthContributorRegistry registry, HealthEndpointGroups groups,
                @Value("${management.endpoint.health.logging.slow-indicator-threshold:10s}") Duration slow) {
        super(registry, groups, slow);
    }

    @Override
    public WebEndpointResponse<HealthComponent> health(ApiVersion version, WebServerNamespace namespace, SecurityContext security, boolean showAll, String... path) {
        WebEndpointResponse<HealthComponent> answer = super.health(version, namespace, security, showAll, path);
        return answer.getBody() instanceof CompositeHealth health && health.getComponents() == null
            ? new WebEndpointResponse<>(Health.status(health.getStatus()).build(), answer.getStatus())
            : answer;
    }
}
