package fr.paraphe.security;

import org.springframework.stereotype.Component;
import org.springframework.web.context.request.RequestContextListener;

/** Makes the request known before the security chain, so that a login can be told with its door; the engine's servlet would make it known only behind the chain. */
@Component
class KnownRequest extends RequestContextListener {
}
