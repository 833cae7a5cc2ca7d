package fr.paraphe.web;

import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What /api/docs says of the API as a whole. */
@Configuration(proxyBeanMethods = false)
class ApiDocumentation {

    @Bean
    OpenAPI api() {
        return new OpenAPI()
            .info(new Info().title("API de Paraphe").version("1").license(new License().name("Apache-2.0").url("https://www.apache.org/licenses/LICENSE-2.0"))
                .description("""
                    Les conventions entre communes et académies : dossiers, formulaires des tâches, échéances, réception en préfecture. \
                    Un programme s’identifie à chaque demande (HTTP Basic) ; une page du navigateur se sert de sa session et renvoie le cookie PARAPHE-XSRF \
                    dans l’en-tête X-PARAPHE-XSRF. Toute erreur est un « problem details » (RFC 9457) en français : errors[] nomme chaque champ, \
                    la raison et l’article."""))
            .components(new Components().addSecuritySchemes("basic", new SecurityScheme().type(SecurityScheme.Type.HTTP).scheme("basic")))
            .addSecurityItem(new SecurityRequirement().addList("basic"));
    }
}
