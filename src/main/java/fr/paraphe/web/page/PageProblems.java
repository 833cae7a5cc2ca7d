package fr.paraphe.web.page;

import fr.paraphe.NotFoundException;
import fr.paraphe.Refusal;
import fr.paraphe.RefusedException;
import java.util.List;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.web.bind.MissingRequestValueException;
import org.springframework.web.bind.annotation.ControllerAdvice;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.method.annotation.MethodArgumentTypeMismatchException;
import org.springframework.web.servlet.ModelAndView;

/** What a page answers when it cannot do what it is asked: the error page in the common frame, where our API answers problem details. */
@ControllerAdvice(basePackages = "fr.paraphe.web.page")
@Order(Ordered.HIGHEST_PRECEDENCE)
class PageProblems {

    @ExceptionHandler
    ModelAndView notFound(NotFoundException notFound) {
        return page(HttpStatus.NOT_FOUND, List.of(notFound.getMessage()));
    }

    @ExceptionHandler
    ModelAndView refused(RefusedException refused) {
        return page(HttpStatus.UNPROCESSABLE_ENTITY, refused.reasons().stream().map(Refusal::withArticle).toList());
    }

    @ExceptionHandler
    ModelAndView denied(AccessDeniedException denied) {
        return page(HttpStatus.FORBIDDEN, List.of("Votre compte ne permet pas d’ouvrir cette page."));
    }

    @ExceptionHandler({MethodArgumentTypeMismatchException.class, MissingRequestValueException.class})
    ModelAndView unreadable(Exception unreadable) {
        return page(HttpStatus.BAD_REQUEST, List.of("L’adresse de cette page est incomplète ou mal écrite."));
    }

    private static ModelAndView page(HttpStatus status, List<String> reasons) {
        ModelAndView page = new ModelAndView("error", status);
        page.addObject("status", status.value());
        page.addObject("reasons", reasons);
        return page;
    }
}
