package fr.paraphe.web.audit;

import fr.paraphe.audit.AuditEvent;
import fr.paraphe.audit.AuditKind;
import fr.paraphe.audit.AuditTrail;
import fr.paraphe.contribution.Titre;
import fr.paraphe.contribution.TitreReader;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.StoredDocument;
import fr.paraphe.security.Door;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import org.springframework.core.MethodParameter;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.converter.HttpMessageConverter;
import org.springframework.http.server.ServerHttpRequest;
import org.springframework.http.server.ServerHttpResponse;
import org.springframework.http.server.ServletServerHttpRequest;
import org.springframework.http.server.ServletServerHttpResponse;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.servlet.HandlerMapping;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyAdvice;

/**
 * Tells the audit trail what is taken out, before it is: papers that are read, and tables that are exported, whichever page or API serves them. What cannot be told is
 * not given out.
 */
@ControllerAdvice
class TakenOut implements ResponseBodyAdvice<Object> {

    private static final String DOCUMENT = "/api/documents/{id}";
    private static final String TITRE = "/api/titres/{id}/pdf";
    /** Whose parameters are a person's. */
    private static final String TOLD_BY_ITSELF = "/api/personal-data";

    private final AuditTrail trail;
    private final DocumentStore documents;
    private final TitreReader titres;

    TakenOut(AuditTrail trail, DocumentStore documents, TitreReader titres) {
        this.trail = trail;
        this.documents = documents;
        this.titres = titres;
    }

    @Override
    public boolean supports(MethodParameter returned, Class<? extends HttpMessageConverter<?>> converter) {
        return true;
    }

    @Override
    public Object beforeBodyWrite(Object body, MethodParameter returned, MediaType type, Class<? extends HttpMessageConverter<?>> converter, ServerHttpRequest request,
                                  ServerHttpResponse response) {
        if (Door.current().isPresent() && request instanceof ServletServerHttpRequest asked && response instanceof ServletServerHttpResponse answer
                && answer.getServletResponse().getStatus() == HttpStatus.OK.value()) {
            tell(asked.getServletRequest(), response.getHeaders().getContentDisposition().isAttachment());
        }
        return body;
    }

    private void tell(HttpServletRequest request, boolean attachment) {
        Object path = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        if (DOCUMENT.equals(path)) {
            StoredDocument document = documents.get(id(request));
            trail.record(AuditEvent.ofCase(document.reference(), document.commune(), AuditKind.DOWNLOADED, document.kind().label() + ", document n° " + document.id()));
        } else if (TITRE.equals(path)) {
            Titre titre = titres.get(id(request));
            trail.record(AuditEvent.ofCase(titre.reference(), titre.commune(), AuditKind.DOWNLOADED, "Titre de perception n° " + titre.number()));
        } else if (attachment && !request.getRequestURI().startsWith(TOLD_BY_ITSELF)) {
            AuditEvent exported = AuditEvent.ofHouse(AuditKind.EXPORTED, request.getRequestURI());
            trail.record(request.getQueryString() == null ? exported : exported.change("query", null, request.getQueryString()));
        }
    }

    @SuppressWarnings("unchecked")
    private static long id(HttpServletRequest request) {
        return Long.parseLong(((Map<String, String>) request.getAttribute(HandlerMapping.URI_TEMPLATE_VARIABLES_ATTRIBUTE)).get("id"));
    }
}
