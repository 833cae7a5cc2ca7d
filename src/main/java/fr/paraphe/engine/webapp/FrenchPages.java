package fr.paraphe.engine.webapp;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * The one page of each of the engine's web applications says that it is French (a screen reader pronounces it so), is Paraphe's, and is sent in the encoding
 * that it is written in: the release declares English, its vendor and ISO-8859-1.
 */
@Configuration(proxyBeanMethods = false)
class FrenchPages {

    @Bean
    FilterRegistrationBean<Translation> translationOfPages() {
        FilterRegistrationBean<Translation> registration = new FilterRegistrationBean<>(new Translation());
        registration.addUrlPatterns("/camunda/app/*");
        // behind the login, before the engine's own filter that writes the page
        registration.setOrder(Ordered.LOWEST_PRECEDENCE);
        return registration;
    }

    static String inFrench(String page) {
        return page.replace("<html lang=\"en\">", "<html lang=\"fr\">").replaceAll("<title>[^<]*</title>", "<title>Paraphe</title>")
            .replaceAll("<meta name=\"description\"\\s+content=\"[^\"]*\"", "<meta name=\"description\" content=\"Paraphe\"")
            .replaceAll("<meta name=\"author\"\\s+content=\"[^\"]*\"", "<meta name=\"author\" content=\"Paraphe\"");
    }

    static class Translation extends OncePerRequestFilter {

        @Override
        protected boolean shouldNotFilter(HttpServletRequest request) {
            return !request.getRequestURI().endsWith("/");
        }

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain) throws ServletException, IOException {
            ContentCachingResponseWrapper written = new ContentCachingResponseWrapper(response);
            chain.doFilter(request, written);
            byte[] page = written.getContentAsByteArray();
            if (page.length == 0 || written.getContentType() == null || !written.getContentType().startsWith("text/html")) {
                written.copyBodyToResponse();
                return;
            }
            byte[] french = inFrench(new String(page, StandardCharsets.UTF_8)).getBytes(StandardCharsets.UTF_8);
            response.setContentType("text/html;charset=UTF-8");
            response.setContentLength(french.length);
            response.getOutputStream().write(french);
        }
    }
}
