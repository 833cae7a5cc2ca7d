package fr.paraphe.web;

import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import fr.paraphe.NotFoundException;
import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import java.io.CharConversionException;
import java.net.URI;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.dao.PessimisticLockingFailureException;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.ResponseEntity;
import org.springframework.http.converter.HttpMessageNotReadableException;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.util.unit.DataSize;
import org.springframework.web.ErrorResponse;
import org.springframework.web.HttpMediaTypeNotAcceptableException;
import org.springframework.web.HttpMediaTypeNotSupportedException;
import org.springframework.web.HttpRequestMethodNotSupportedException;
import org.springframework.web.bind.MethodArgumentNotValidException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.MissingServletRequestParameterException;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.RestControllerAdvice;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.multipart.MaxUploadSizeExceededException;
import org.springframework.web.multipart.MultipartException;
import org.springframework.web.multipart.support.MissingServletRequestPartException;

/**
 * What our API answers when it cannot do what it is asked: problem details (RFC 9457) in French, with each wrong field, the sentence for the person and the
 * article. Nothing of the inside of the application is told; an unexpected failure gets a number under which the log has it.
 */
@RestControllerAdvice
public class Problems {

    private static final Logger LOG = LoggerFactory.getLogger(Problems.class);
    private static final int SHOWN = 60;

    private DataSize largestFile = DataSize.ofMegabytes(10);

    @Autowired
    void namesTheLargestFile(@Value("${spring.servlet.multipart.max-file-size}") DataSize largest) {
        largestFile = largest;
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> refused(RefusedException refused) {
        return answer(HttpStatus.UNPROCESSABLE_ENTITY, "refused", "Saisie refusée", refused.reasons());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> notFound(NotFoundException notFound) {
        return answer(HttpStatus.NOT_FOUND, "not-found", "Introuvable", notFound.getMessage());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> denied(AccessDeniedException denied) {
        return answer(HttpStatus.FORBIDDEN, "forbidden", "Accès refusé", "Votre compte ne permet pas cette action.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(ConstraintViolationException invalid) {
        return answer(HttpStatus.UNPROCESSABLE_ENTITY, "refused", "Saisie refusée", refusals(invalid.getConstraintViolations()));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> invalid(MethodArgumentNotValidException invalid) {
        return answer(HttpStatus.UNPROCESSABLE_ENTITY, "refused", "Saisie refusée",
            invalid.getFieldErrors().stream().map(error -> new Refusal(error.getField(), String.valueOf(error.getDefaultMessage()), "")).toList());
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(HttpMessageNotReadableException unreadable) {
        return unreadable.getCause() instanceof Exception cause ? fromJson(cause)
            : answer(HttpStatus.BAD_REQUEST, "unreadable", "Demande illisible", "Le contenu de la demande manque.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(JsonProcessingException unreadable) {
        return fromJson(unreadable);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(CharConversionException unreadable) {
        return fromJson(unreadable);
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(TooLargeException tooLarge) {
        return answer(HttpStatus.PAYLOAD_TOO_LARGE, "too-large", "Demande trop volumineuse", tooLarge.getMessage());
    }

    /** Where the parts of a form with a file are read, which stops at the configured size. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> tooLarge(MaxUploadSizeExceededException tooLarge) {
        return answer(HttpStatus.PAYLOAD_TOO_LARGE, "too-large", "Fichier trop volumineux",
            List.of(new Refusal("file", "Le fichier dépasse la taille admise (" + largestFile.toMegabytes() + " Mo).", "")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingServletRequestPartException missing) {
        return answer(HttpStatus.UNPROCESSABLE_ENTITY, "refused", "Saisie refusée", List.of(new Refusal(missing.getRequestPartName(), "Choisissez un fichier.", "")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> unreadable(MultipartException unreadable) {
        return answer(HttpStatus.BAD_REQUEST, "unreadable", "Demande illisible", List.of(new Refusal("file", "L’envoi du fichier est illisible ou interrompu.", "")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongParameter(MethodArgumentTypeMismatchException wrong) {
        return answer(HttpStatus.BAD_REQUEST, "unreadable", "Demande illisible",
            List.of(new Refusal(wrong.getName(), valueOf(wrong.getRequiredType(), wrong.getValue()), "")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> missing(MissingRequestValueException missing) {
        String name = missing instanceof MissingServletRequestParameterException parameter ? parameter.getParameterName() : "";
        return answer(HttpStatus.BAD_REQUEST, "unreadable", "Demande illisible", List.of(new Refusal(name, "Le paramètre « " + name + " » manque.", "")));
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongMethod(HttpRequestMethodNotSupportedException wrong) {
        return answer(HttpStatus.METHOD_NOT_ALLOWED, "method", "Méthode refusée", "Cette adresse n’accepte pas la méthode " + wrong.getMethod() + ".");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongType(HttpMediaTypeNotSupportedException wrong) {
        return answer(HttpStatus.UNSUPPORTED_MEDIA_TYPE, "media-type", "Format refusé", wrong.getSupportedMediaTypes().contains(MediaType.MULTIPART_FORM_DATA)
            ? "Le contenu doit être un formulaire avec un fichier (Content-Type: multipart/form-data)."
            : "Le contenu doit être du JSON (Content-Type: application/json).");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> wrongAnswerType(HttpMediaTypeNotAcceptableException wrong) {
        return answer(HttpStatus.NOT_ACCEPTABLE, "media-type", "Format indisponible", "Cette adresse ne répond pas dans le format demandé.");
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> overtaken(OptimisticLockingFailureException overtaken) {
        return conflict();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> overtaken(PessimisticLockingFailureException overtaken) {
        return conflict();
    }

    @ExceptionHandler
    ResponseEntity<ProblemDetail> contradicted(DataIntegrityViolationException contradiction) {
        return switch (stateOf(contradiction)) {
            case "23505" -> answer(HttpStatus.CONFLICT, "conflict", "Déjà enregistré",
                "Cet enregistrement existe déjà, peut-être à l’instant par quelqu’un d’autre : rechargez la page.");
            case "22001" -> answer(HttpStatus.BAD_REQUEST, "unreadable", "Demande illisible", "Un des textes saisis est trop long.");
            default -> unexpected(contradiction);
        };
    }

    /** Of a page, the error page tells. */
    @ExceptionHandler
    ResponseEntity<ProblemDetail> unexpected(Exception failure, HttpServletRequest request) throws Exception {
        if (!request.getRequestURI().startsWith(request.getContextPath() + "/api/")) {
            throw failure;
        }
        return unexpected(failure);
    }

    private ResponseEntity<ProblemDetail> unexpected(Exception failure) {
        if (failure instanceof ErrorResponse known && known.getStatusCode().is4xxClientError()) {
            HttpStatus status = HttpStatus.valueOf(known.getStatusCode().value());
            return status == HttpStatus.NOT_FOUND ? answer(status, "not-found", "Introuvable", "Cette adresse n’existe pas.")
                : answer(status, "unreadable", "Demande refusée", "Cette demande n’est pas valable.");
        }
        String number = UUID.randomUUID().toString().substring(0, 8);
        LOG.error("unexpected failure {}", number, failure);
        return answer(HttpStatus.INTERNAL_SERVER_ERROR, "internal", "Erreur inattendue",
            "Une erreur inattendue est survenue ; signalez-la à votre administrateur avec le numéro " + number + ".");
    }

    static List<Refusal> refusals(Collection<? extends ConstraintViolation<?>> violations) {
        return violations.stream().map(violation -> new Refusal(violation.getPropertyPath().toString(), violation.getMessage(), "")).toList();
    }

    private ResponseEntity<ProblemDetail> fromJson(Exception failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof TooLargeException tooLarge) {
                return tooLarge(tooLarge);
            }
            if (cause instanceof RefusedException refused) {
                return refused(refused);
            }
        }
        return answer(HttpStatus.BAD_REQUEST, "unreadable", "Demande illisible", List.of(whatIsWrong(failure)));
    }

    private static Refusal whatIsWrong(Exception failure) {
        if (failure instanceof StreamConstraintsException) {
            return new Refusal("", "Le JSON reçu est trop profond, trop long ou trop grand.", "");
        }
        if (failure instanceof JsonParseException parse) {
            return new Refusal("", "Le contenu n’est pas du JSON lisible (ligne %d, colonne %d).".formatted(parse.getLocation().getLineNr(),
                parse.getLocation().getColumnNr()), "");
        }
        if (failure instanceof JsonMappingException mapping) {
            String field = pathOf(mapping);
            if (failure instanceof UnrecognizedPropertyException unknown) {
                return new Refusal(field, "Le champ « " + shown(unknown.getPropertyName()) + " » n’est pas connu.", "");
            }
            if (failure instanceof InvalidFormatException format) {
                return new Refusal(field, valueOf(format.getTargetType(), format.getValue()), "");
            }
            if (failure instanceof MismatchedInputException mismatch) {
                return new Refusal(field, field.isEmpty() && mismatch.getPath().isEmpty() && mismatch.getTargetType() == null
                    ? "Le contenu de la demande manque." : "La valeur n’a pas la forme attendue : " + formOf(mismatch.getTargetType()) + ".", "");
            }
            return new Refusal(field, "La valeur n’est pas admise.", "");
        }
        return new Refusal("", "Le contenu de la demande est illisible.", "");
    }

    /** {@code proxies[2].holder} */
    private static String pathOf(JsonMappingException mapping) {
        StringBuilder path = new StringBuilder();
        for (JsonMappingException.Reference step : mapping.getPath()) {
            if (step.getFieldName() == null) {
                path.append('[').append(step.getIndex()).append(']');
            } else {
                path.append(path.isEmpty() ? "" : ".").append(step.getFieldName());
            }
        }
        return shown(path.toString());
    }

    private static String valueOf(Class<?> type, Object value) {
        String entered = "« " + shown(String.valueOf(value)) + " »";
        if (type == LocalDate.class) {
            return entered + " n’est pas une date : elle s’écrit comme 2017-10-30.";
        }
        if (type == LocalTime.class) {
            return entered + " n’est pas une heure : elle s’écrit comme 18:30.";
        }
        if (type == Instant.class) {
            return entered + " n’est pas un instant : il s’écrit comme 2017-10-30T18:30:00Z.";
        }
        if (type == String.class) {
            return "Le texte contient un caractère qui ne s’écrit pas.";
        }
        if (type != null && type.isEnum()) {
            return entered + " n’est pas une valeur admise (" + Arrays.stream(type.getEnumConstants()).map(String::valueOf).collect(Collectors.joining(", ")) + ").";
        }
        return entered + " n’a pas la forme attendue : " + formOf(type) + ".";
    }

    private static String formOf(Class<?> type) {
        if (type == null) {
            return "voyez la documentation de l’API";
        }
        if (type == LocalDate.class) {
            return "une date comme 2017-10-30";
        }
        if (type == LocalTime.class) {
            return "une heure comme 18:30";
        }
        if (type == String.class || type.isEnum()) {
            return "un texte";
        }
        if (type == Boolean.class || type == boolean.class) {
            return "vrai ou faux (true, false)";
        }
        if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
            return "un nombre";
        }
        return Collection.class.isAssignableFrom(type) || type.isArray() ? "une liste" : "un ensemble de champs";
    }

    private static String shown(String text) {
        String plain = text.replaceAll("\\p{Cntrl}", " ");
        return plain.length() <= SHOWN ? plain : plain.substring(0, SHOWN) + "…";
    }

    private static String stateOf(Throwable failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql && sql.getSQLState() != null) {
                return sql.getSQLState();
            }
        }
        return "";
    }

    private static ResponseEntity<ProblemDetail> conflict() {
        return answer(HttpStatus.CONFLICT, "conflict", "Modifié entre-temps", "Ce dossier vient d’être modifié par quelqu’un d’autre : rechargez la page.");
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String type, String title, String sentence) {
        return answer(status, type, title, sentence, List.of());
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String type, String title, List<Refusal> refusals) {
        return answer(status, type, title, refusals.stream().map(Refusal::withArticle).collect(Collectors.joining(" ")), refusals);
    }

    private static ResponseEntity<ProblemDetail> answer(HttpStatus status, String type, String title, String sentence, List<Refusal> refusals) {
        ProblemDetail problem = ProblemDetail.forStatusAndDetail(status, sentence);
        problem.setType(URI.create("urn:paraphe:problem:" + type));
        problem.setTitle(title);
        problem.setProperty("errors", refusals.stream().map(refusal ->
            Map.of("field", refusal.field(), "message", refusal.sentence(), "article", refusal.article())).toList());
        return ResponseEntity.status(status).contentType(MediaType.APPLICATION_PROBLEM_JSON).body(problem);
    }
}
