package fr.paraphe.prefecture;

import fr.paraphe.directory.Academie;
import fr.paraphe.directory.Commune;
import fr.paraphe.directory.DirectoryService;
import fr.paraphe.document.DocumentStore;
import fr.paraphe.document.PdfRenderer;
import fr.paraphe.document.Sheet;
import fr.paraphe.support.RoomTest;
import fr.paraphe.support.TestDatabase;
import fr.paraphe.support.TestDatabase;
import jakarta.persistence.EntityManager;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Tag;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import org.springframework.context.annotation.Primary;
import org.springframework.transaction.support.TransactionTemplate;

/** The room on a database of its own, without the engine and with two communes; every use case commits, so that a refusal is seen to store nothing. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@RoomTest("2017-10-31T08:00:00Z")
@Import({PrefectureService.class, LetterService.class, ActLog.class, PrefectureDueDates.class, DirectoryService.class, DocumentStore.class,
    PrefectureSlice.Given.class})
@Tag(TestDatabase.TAG)
@interface PrefectureSlice {

    String CASTELNAUDARY = "11076";
    String NARBONNE = "11262";

    @TestConfiguration(proxyBeanMethods = false)
    class Given {

        /** The layout is another room's; what matters here is the sheet. */
        @Bean
        @Primary
        PdfRenderer plainRenderer() {
            return new PdfRenderer() {
                @Override
                public byte[] render(Sheet sheet) {
                    return sheet.toString().getBytes(StandardCharsets.UTF_8);
                }
            };
        }

        @Bean
        Communes communes(TransactionTemplate transaction, EntityManager entities) {
            transaction.executeWithoutResult(status -> {
                entities.persist(new Academie("montpellier", "Académie de Montpellier", ZoneId.of("Europe/Paris"), "Montpellier", "31, rue de l’Université",
                        "Mme", "Armande", "Le Pellec Muller", "Recteur"));
                entities.persist(new Commune(CASTELNAUDARY, "Castelnaudary", "211100763", 11900, "011", "1", "montpellier", null, "BP 1100"));
                entities.persist(new Commune(NARBONNE, "Narbonne", "211102629", 54000, "011", "3", "montpellier", null, "BP 823"));
            });
            return new Communes();
        }
    }

    /** The communes are there. */
    class Communes {
    }
}
